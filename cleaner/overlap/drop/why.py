"""Why one copy of a passage stays and another goes, in words."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.overlap.drop.choice import Keep
from cleaner.overlap.records import Article, Place
from cleaner.overlap.times import by_time, is_before, place_in_time, stamp, told


def why_gone(
    articles: Sequence[Article], keep: Keep, gone: Place, kept: Place, likeness: str
) -> str:
    """The partner that stays, how like it is, and what it comes first in."""
    article = articles[kept.article]
    one, other = stamp(article), stamp(articles[gone.article])
    day = told(one, by_time=by_time([one, other]))
    published = f", {day}" if day else ""
    where = f"paragraph {kept.paragraph + 1} (line {kept.line}) of {article.id}"
    reason = _reason(articles, keep, gone, kept)
    return f"{likeness} as {where} ({article.outlet}{published}), which stays: {reason}"


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
    return _earlier(one, other)


def _earlier(one: Article, other: Article) -> str:
    """Why the one comes first in time, or by name."""
    if one.date is None:
        return "the first by name, undated"
    if other.date is None:
        return "the earliest of known date"
    if is_before(stamp(one), stamp(other)):
        return "the earliest"
    if place_in_time(one) != place_in_time(other):
        return "the earliest, a mere day counted as its end"
    same = "time" if one.time else "day"
    return f"the first by name, of the same {same}"


def _size(place: Place) -> int:
    return place.end - place.start
