"""What is told without a record for every match is what the records say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from cleaner.overlap.drop.copies import copies
from cleaner.overlap.drop.edges import edges
from cleaner.overlap.engine import find_overlap
from cleaner.overlap.records import Article
from cleaner.overlap.report.counts import credited_in, kinds_of
from tests.cli.overlap.texts import FERRY, NINE, QUOTE

TEXTS = {
    "pier": (FERRY, NINE, QUOTE),
    "quay": (
        FERRY.replace("nine", "ten"),
        "Ms Sørli said: “Nobody believed us,” and left. (Reuters)",
    ),
    "mole": (NINE, f"{QUOTE} It was a long year for her and for the crew of the old ferry."),
}


@pytest.fixture
def overlap():
    articles = []
    for outlet, parts in TEXTS.items():
        text, spans = "", []
        for part in parts:
            spans.append((len(text), len(text) + len(part)))
            text += f"{part}\n\n"
        kept = (True,) * len(spans)
        article = Article(id=outlet, outlet=outlet, text=text, paragraphs=tuple(spans), kept=kept)
        articles.append(article)
    return find_overlap(articles)


@pytest.fixture
def plain(overlap):
    """The same with a record for every match."""
    return replace(overlap, matches=tuple(overlap.matches))


def test_kinds(overlap, plain):
    counts = Counter(match.kind for match in overlap.matches)
    assert kinds_of(overlap) == kinds_of(plain) == dict(counts)
    assert set(kinds_of(overlap)) >= {"verbatim", "near"}


def test_credited(overlap, plain):
    count = sum(match.credited is not None for match in overlap.matches)
    assert credited_in(overlap) == credited_in(plain) == count > 0


def test_edges(overlap, plain):
    def found(some):
        return {
            (e.near, frozenset((e.one, e.other)), round(e.score, 3), e.match) for e in edges(some)
        }

    assert found(overlap) == found(plain)
    first = overlap.matches[0].id
    assert 0 not in {edge.match for edge in edges(overlap, {first})}


def test_copies(overlap, plain):
    assert copies(overlap) == copies(plain)
