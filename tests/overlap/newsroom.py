"""Invented articles, and short ways to compare them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from cleaner.overlap.engine import find_overlap
from cleaner.overlap.pair.runs import all_runs, distinct, shared_runs, taking_part
from cleaner.overlap.pair.same import groups
from cleaner.overlap.passages import passages
from cleaner.overlap.records import Article, Match, Overlap, OverlapOptions
from cleaner.overlap.tokens import tokens

FERRY = (
    "The ferry to the outer islands sailed again on Monday, nine days after the strike began, and "
    "two hundred people stood on the quay in the rain and clapped when the ramp came down."
)
TAILOR = (
    "A tailor from Brackwater has sewn the longest curtain in the valley, a patchwork of three "
    "hundred flour sacks that now hangs between the mill and the chapel."
)
OWLS = (
    "Wardens counted eleven pairs of owls in the oak wood above the quarry last spring, twice as "
    "many as before the paths were closed to motorcycles."
)
BRIDGE = (
    "Engineers found hairline cracks under the eastern footbridge and roped it off before school "
    "let out, sending pupils along the muddy towpath instead."
)


def article(
    outlet: str,
    *paragraphs: str,
    id: str | None = None,  # noqa: A002
    join: str = "\n\n",
    kept: Sequence[bool] | None = None,
    date: str | None = None,
) -> Article:
    """An article of whole paragraphs; its id is the outlet's name unless it has another."""
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + len(join)
    return Article(
        id=outlet if id is None else id,
        outlet=outlet,
        text=join.join(paragraphs),
        paragraphs=tuple(spans),
        kept=tuple(kept) if kept is not None else (True,) * len(paragraphs),
        date=dt.date.fromisoformat(date) if date else None,
    )


def compared(*articles: Article, **options: object) -> Overlap:
    """What the articles share."""
    return find_overlap(articles, options=OverlapOptions(**options))


def match_of(one: str, other: str) -> Match | None:
    """The match of two paragraphs, one a story of its own."""
    found = compared(article("harbour", one), article("valley", other)).matches
    assert len(found) <= 1
    return found[0] if found else None


def kind_of(one: str, other: str) -> str | None:
    """The kind of the match of two paragraphs, None where they do not match."""
    match = match_of(one, other)
    return match.kind if match else None


def words_of(*paragraphs: str):
    """The passages of one article, and their words."""
    rows = passages([article("harbour", *paragraphs)])
    return rows, tokens(rows)


def grouped(*articles: Article):
    """The passages of articles, their words, and their groups."""
    rows = passages(sorted(articles, key=lambda each: (each.outlet, each.id)))
    words = tokens(rows)
    return rows, words, groups(rows, words)


def runs_in(words, groups, *, size: int, cap: int = 50, only=None):
    """The longest runs of words that outlets share."""
    taking = taking_part(words, groups)
    if only is None:
        return shared_runs(taking, size=size, cap=cap)[0]
    return distinct(all_runs(taking, only, size=size, cap=cap)[0])


def sides(overlap: Overlap) -> set[frozenset[tuple[str, int]]]:
    """Which paragraphs match: pairs of (id, number of the paragraph)."""
    ids = [each.id for each in overlap.articles]
    return {
        frozenset((ids[side.article], side.paragraph) for side in (match.a, match.b))
        for match in overlap.matches
    }
