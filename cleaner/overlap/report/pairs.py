"""Pairs of articles as records: what ``--pairs`` writes, and ``pairs`` of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Protocol, runtime_checkable

from cleaner.overlap.agency import agency_of
from cleaner.overlap.records import ArticlePair, Overlap
from cleaner.overlap.times import Stamp, is_before, stamp

Data = dict[str, Any]

SIDES = ("doc", "outlet", "date", "time", "title", "agency", "words", "shared_words", "share")
"""What is said of each of two articles."""


@runtime_checkable
class Recorded(Protocol):
    """Pairs that are records already."""

    def records(self) -> Iterator[Data]:
        """The record of each, as `pair_records` makes them."""


def pair_records(overlap: Overlap) -> Iterator[Data]:
    """The record of each pair of articles, those that share most first."""
    if isinstance(overlap.pairs, Recorded):
        return overlap.pairs.records()
    known = cache(lambda index: _known(overlap, index))
    return (_record(known, pair) for pair in overlap.pairs)


def _known(overlap: Overlap, index: int) -> Data:
    article = overlap.articles[index]
    when = stamp(article)
    return {
        "doc": article.id,
        "outlet": article.outlet,
        "date": when.date,
        "time": when.time,
        "title": article.title,
        "agency": agency_of(article),
        "words": overlap.words[index],
    }


def _record(known: Callable[[int], Data], pair: ArticlePair) -> Data:
    a = {**known(pair.a), "shared_words": pair.a_words, "share": pair.a_share}
    b = {**known(pair.b), "shared_words": pair.b_words, "share": pair.b_share}
    return pair_record(a, b, pair.matches)


def pair_record(a: Data, b: Data, matches: int) -> Data:
    """The record of two articles, the first of which comes first."""
    sides = [{**side, "share": round(side["share"], 4)} for side in (a, b)]
    when = [Stamp(side["outlet"], side["date"], side["time"]) for side in (a, b)]
    return {
        "a": sides[0],
        "b": sides[1],
        "matches": matches,
        "earlier": "a" if is_before(*when) else None,
    }
