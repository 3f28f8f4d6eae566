"""What people said of matches: read from a file, put into a report, taken out of the counts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from cleaner.model import InputError
from cleaner.overlap.assemble.overlap import only
from cleaner.overlap.records import Overlap

Data = dict[str, Any]
Judged = Literal["keep", "dismiss"]

FORMAT = 1
_EXPECTED = 'a review file is {"format": 1, "review": [{"id": …, "verdict": …, "note": …}]}'


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody said of one match."""

    verdict: Judged | None
    note: str


Reviews = Mapping[str, Review]
Tell = Callable[[str], None]


def _unsaid(_message: str) -> None:
    return


def read_review(text: str, *, name: str, warn: Tell = _unsaid) -> dict[str, Review]:
    """The reviews of a file by the ids of their matches; of two for one match the later.

    ``warn`` is told where two differ.

    Raises:
        InputError: it is no review file; names the entry.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"{name}: not JSON; {_EXPECTED}") from None
    if not isinstance(data, dict) or not isinstance(data.get("review"), list):
        raise InputError(f"{name}: no list of reviews; {_EXPECTED}")
    if data.get("format") != FORMAT:
        raise InputError(f"{name}: format {data.get('format')!r}; this version reads {FORMAT}")
    entries = [_entry(each, f"{name}: review {nth}") for nth, each in enumerate(data["review"], 1)]
    twice = _two_ways(entries)
    if twice:
        others = f" and {len(twice) - 1:,} more" if len(twice) > 1 else ""
        warn(f"{name}: {twice[0]}{others}: reviewed twice, not alike; the later review counts")
    return dict(entries)


def _two_ways(entries: Iterable[tuple[str, Review]]) -> list[str]:
    """Matches of which two reviews say different things."""
    said: defaultdict[str, set[Review]] = defaultdict(set)
    for name, review in entries:
        said[name].add(review)
    return [name for name, several in said.items() if len(several) > 1]


def _entry(entry: object, place: str) -> tuple[str, Review]:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        raise InputError(f"{place}: has no id; {_EXPECTED}")
    verdict, note = entry.get("verdict"), entry.get("note")
    if verdict not in (None, "keep", "dismiss"):
        raise InputError(f"{place}: the verdict is keep, dismiss or null, not {verdict!r}")
    if note is not None and not isinstance(note, str):
        raise InputError(f"{place}: the note is no text")
    return entry["id"], Review(verdict, note or "")


def without_dismissed(overlap: Overlap, reviews: Reviews) -> Overlap:
    """The same without the matches that were dismissed, everything counted anew."""
    dismissed = {name for name, review in reviews.items() if review.verdict == "dismiss"}
    if not dismissed:
        return overlap
    return only(overlap, np.array([match.id not in dismissed for match in overlap.matches], bool))


def marked(record: Data, reviews: Reviews) -> Data:
    """The record of a match with what was said of it."""
    review = reviews.get(record["id"])
    if review is None:
        return record
    return {**record, "verdict": review.verdict, "note": review.note}


def reviewed(records: Iterable[Data], reviews: Reviews, counted: Overlap) -> Iterator[Data]:
    """The records of all matches with what was said of them, and the clusters of what counts.

    A match that was dismissed is in no cluster.
    """
    clusters = (match.cluster for match in counted.matches)
    for record in records:
        told = marked(record, reviews)
        out = told["verdict"] == "dismiss"
        yield {**told, "cluster": None if out else next(clusters)}


def unmatched(reviews: Reviews, ids: Iterable[str]) -> list[Data]:
    """The reviews of no match that is there, as the file had them."""
    known = set(ids)
    return [
        {"id": name, "verdict": review.verdict, "note": review.note}
        for name, review in reviews.items()
        if name not in known
    ]
