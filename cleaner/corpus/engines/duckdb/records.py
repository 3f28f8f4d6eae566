"""Rows of result tables as the records of `cleaner.overlap`."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, get_args

from cleaner.corpus.engines.duckdb.rows import Row, Rows
from cleaner.overlap.records import (
    KINDS,
    Article,
    ArticlePair,
    Cluster,
    Gone,
    Kind,
    Match,
    Place,
    Shared,
    carriers,
)
from cleaner.overlap.report.pairs import SIDES, pair_record
from cleaner.overlap.times import Stamp, first_of

FIELDS = (
    *("id", "kind", "score", "a", "b", "spans", "words", "containment_a", "containment_b"),
    *("credited", "text", "differences", "speakers", "why", "cluster"),
)
"""The fields of a match as ``clean overlap --to jsonl`` writes them, but for the review."""

_SIDE = ("doc", "outlet", "date", "time", "paragraph", "line", "start", "end", "agency")
_EDGES = ("a_start", "a_end", "b_start", "b_end")


class FoundMatches(Rows[Match]):
    """The matches of a file, the strongest first."""

    def __init__(self, path: Callable[[], Path]) -> None:
        super().__init__(path, match_of)

    def records(self) -> Iterator[dict[str, Any]]:
        """The matches as dictionaries, as reports have them."""
        return map(record_of, self.rows())

    def counts(self) -> tuple[dict[Kind, int], int]:
        """How many there are of each kind, and of how many a side credits an agency."""
        kinds: Counter[str] = Counter()
        credited = 0
        for number in range(self._file.num_row_groups):
            group = self._file.read_row_group(number, ["kind", "credited"])
            kinds.update(group.column("kind").to_pylist())
            credited += len(group) - group.column("credited").null_count
        return {kind: kinds[kind] for kind in get_args(Kind) if kinds[kind]}, credited


class FoundPairs(Rows[ArticlePair]):
    """The pairs of articles of a file, those that share most first."""

    def __init__(self, path: Callable[[], Path]) -> None:
        super().__init__(path, pair_of)

    def records(self) -> Iterator[dict[str, Any]]:
        """The pairs as dictionaries, as reports have them."""
        for row in self.rows():
            a, b = ({name: row[f"{side}_{column}"] for name, column in _KNOWN} for side in "ab")
            yield pair_record(a, b, row["matches"])


_KNOWN = [(name, "shared" if name == "shared_words" else name) for name in SIDES]
"""What is said of an article, and the columns where it stands."""


def record_of(row: Row) -> dict[str, Any]:
    """A match as `report.data.match_data` has it."""
    sides = {side: {name: row[side][name] for name in _SIDE} for side in ("a", "b")}
    spans = [{edge: span[edge] for edge in _EDGES} for span in row["spans"]]
    own = {name: row[name] for name in FIELDS}
    return {**own, **sides, "spans": spans, "verdict": None, "note": ""}


def match_of(row: Row) -> Match:
    """A match as the engine in memory gives it."""
    return Match(
        id=row["id"],
        kind=row["kind"],
        score=row["score"],
        a=_place(row["a"], row["article_a"]),
        b=_place(row["b"], row["article_b"]),
        spans=tuple(Shared(**span) for span in row["spans"]),
        words=row["words"],
        containment_a=row["containment_a"],
        containment_b=row["containment_b"],
        agency_a=row["a"]["agency"],
        agency_b=row["b"]["agency"],
        differences=tuple((one, other) for one, other in row["differences"]),
        cluster=row["cluster"],
        text=row["text"],
    )


def _place(side: Row, article: int) -> Place:
    return Place(article, side["paragraph"], side["line"], side["start"], side["end"])


def article_of(row: Row) -> Article:
    """An article as it was given."""
    return Article(
        id=row["id"],
        outlet=row["outlet_name"],
        text=row["text"],
        paragraphs=tuple(zip(row["starts"], row["stops"], strict=True)),
        kept=tuple(row["kept"]),
        gone=tuple(Gone(**gone) for gone in row["gone"]),
        date=dt.date.fromisoformat(row["date"]) if row["date"] else None,
        time=dt.datetime.fromisoformat(row["time"]) if row["time"] else None,
        title=row["title"],
        name=row["name"],
    )


def pair_of(row: Row) -> ArticlePair:
    """A pair of articles as the engine in memory gives it."""
    return ArticlePair(
        a=row["a"],
        b=row["b"],
        a_words=row["a_shared"],
        b_words=row["b_shared"],
        a_share=row["a_share"],
        b_share=row["b_share"],
        matches=row["matches"],
    )


def cluster_of(row: Row) -> Cluster:
    """A cluster as the engine in memory gives it."""
    return Cluster(
        id=row["id"],
        kind=row["kind"],
        text=row["text"],
        words=row["words"],
        members=tuple(Place(**place) for place in row["members"]),
        carries=tuple(row["carries"]),
        outlets=tuple(row["outlets"]),
        first=row["first"],
    )


def cluster_rows(members: Iterable[Row]) -> Iterator[Row]:
    """Rows of clusters, from rows of members, those of a cluster side by side."""
    for _, several in groupby(members, itemgetter("label")):
        rows = list(several)
        head, carries = rows[0], [row["carries"] for row in rows]
        when = [Stamp(row["outlet_name"], row["date"], row["time"]) for row in rows]
        yield {
            "id": head["id"],
            "kind": KINDS[head["kind"]],
            "text": head["text"],
            "words": head["size"],
            "members": [_member(row) for row in rows],
            "carries": carries,
            "outlets": sorted({row["outlet_name"] for row in rows}),
            "first": first_of(when, carriers(carries, head["size"])),
        }


def _member(row: Row) -> Row:
    return {
        **{name: row[name] for name in ("article", "paragraph", "line", "start")},
        "end": row["stop"],
    }
