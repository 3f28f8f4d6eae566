"""Why one copy of a passage stays and another goes, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cleaner.overlap.records import Article, Match, Place

Keep = Literal["earliest", "longest", "priority"]


def why_gone(
    articles: Sequence[Article], keep: Keep, gone: Place, kept: Place, match: Match | None
) -> str:
    """The partner that stays, how like it is, and what it comes first in; no match is verbatim."""
    article = articles[kept.article]
    day = f", {article.date}" if article.date else ""
    what = "the same words as" if match is None else f"nearly the same ({_shared(match)}) as"
    where = f"paragraph {kept.paragraph + 1} (line {kept.line}) of {article.id}"
    reason = _reason(articles, keep, gone, kept)
    return f"{what} {where} ({article.outlet}{day}), which stays: {reason}"


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


def _shared(match: Match) -> str:
    """How much is shared, and which numbers are not."""
    share = f"{min(match.containment_a, match.containment_b):.0%} of the words"
    if not match.differences:
        return share
    pairs = ", ".join(" / ".join(pair) for pair in match.differences[:3])
    return f"{share}; they differ in {pairs}"
