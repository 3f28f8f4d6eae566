"""Why one copy of a passage stays and another goes, in words."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.overlap.choice import Keep
from cleaner.overlap.records import Article, Place


def why_gone(
    articles: Sequence[Article], keep: Keep, gone: Place, kept: Place, likeness: str
) -> str:
    """The partner that stays, how like it is, and what it comes first in."""
    article = articles[kept.article]
    day = f", {article.date}" if article.date else ""
    where = f"paragraph {kept.paragraph + 1} (line {kept.line}) of {article.id}"
    reason = _reason(articles, keep, gone, kept)
    return f"{likeness} as {where} ({article.outlet}{day}), which stays: {reason}"


def likeness(share: float, changes: Sequence[str]) -> str:
    """How like two paragraphs are, and every difference; what goes first."""
    if not changes:
        return "the same words"
    return f"nearly the same ({share:.0%} of the words; they differ in {', '.join(changes)})"


def _reason(articles: Sequence[Article], keep: Keep, gone: Place, kept: Place) -> str:
    one, other = articles[kept.article], articles[gone.article]
    if keep == "priority" and one.outlet != other.outlet:
        return "its outlet is first in rank"
    if keep == "longest" and _size(kept) != _size(gone):
        return "the longest"
    if keep == "longest" and len(one.text) != len(other.text):
        return "in the longest article"
    if one.date != other.date:
        return "the earliest" if other.date else "the earliest of known date"
    return "the first by name, of the same day" if one.date else "the first by name, undated"


def _size(place: Place) -> int:
    return place.end - place.start
