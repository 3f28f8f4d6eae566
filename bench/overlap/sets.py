"""The development sets as articles, and what is known of their pairs.

A paragraph is called by its document's id and its number from 0: ``doc#3``.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleaner.overlap.records import Article, Overlap

Pair = frozenset[str]
LABELS = Path(__file__).with_name("labels")


@dataclass(frozen=True, slots=True)
class Set:
    """Articles, the labels of pairs of their paragraphs, and the event of each article."""

    articles: list[Article]
    labels: dict[Pair, str]
    event: dict[str, str]

    def same_event(self, pair: Pair) -> bool:
        """Whether both paragraphs are of articles on one event."""
        return len({self.event[paragraph.rpartition("#")[0]] for paragraph in pair}) == 1


def rows(data: Path, name: str) -> list[dict[str, Any]]:
    """The records of a development set."""
    with gzip.open(data / f"overlap-dev-{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def article(name: str, outlet: str, text: str) -> Article:
    """A text whose paragraphs have blank lines between them."""
    spans, at = [], 0
    for paragraph in text.split("\n\n"):
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article(
        id=name, outlet=outlet, text=text, paragraphs=tuple(spans), kept=(True,) * len(spans)
    )


def documents(data: Path, name: str) -> Set:
    """``basil`` or ``fnc``: articles, and the labels that were computed from shared runs."""
    documents = rows(data, f"{name}-docs")
    return Set(
        articles=[
            article(row["doc_id"], row["outlet"] or row["doc_id"], row["text"]) for row in documents
        ],
        labels=_labels(rows(data, f"{name}-pairs")),
        event={row["doc_id"]: row["event"] for row in documents},
    )


def labels_by_reading(name: str) -> dict[Pair, str]:
    """Labels given by reading both paragraphs: yes, no or grey.

    For ``basil`` every pair of one event that shares four words, or two in quotation marks, was
    read; for ``fnc`` a sample of pairs that share five to fourteen words, or a short quotation.
    """
    with (LABELS / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return _labels(json.loads(line) for line in lines)


def edits(data: Path) -> tuple[list[dict[str, Any]], list[Article]]:
    """Paragraphs and what became of them: pair n is the articles ``a<n>`` and ``b<n>``."""
    pairs = rows(data, "edit")
    articles = [
        article(f"{side}{number:05d}", side, row[side].replace("\n\n", "\n"))
        for number, row in enumerate(pairs)
        for side in "ab"
    ]
    return pairs, articles


def found_pairs(overlap: Overlap) -> set[Pair]:
    """The pairs of paragraphs of all matches."""
    name = [article.id for article in overlap.articles]
    return {
        frozenset(f"{name[side.article]}#{side.paragraph}" for side in (match.a, match.b))
        for match in overlap.matches
    }


def _labels(records: Iterable[dict[str, Any]]) -> dict[Pair, str]:
    return {frozenset((row["a"], row["b"])): row["label"] for row in records}
