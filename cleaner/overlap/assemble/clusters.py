"""Clusters as records, the earliest member first; each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cleaner.overlap.arrays import Ints, changes, order_of
from cleaner.overlap.assemble.basis import Basis
from cleaner.overlap.assemble.lazy import Lazy
from cleaner.overlap.group.clusters import Grouped
from cleaner.overlap.passages import Passages
from cleaner.overlap.records import KINDS, Cluster, Kind, carriers
from cleaner.overlap.times import Stamp, first_of, place_in_time, stamp


@dataclass(frozen=True, slots=True)
class Carried:
    """All that cluster records are made of.

    A row a member: its passage, the longest stretch of it that the cluster is about.  The members
    of cluster ``n`` are the rows from ``begin[n]`` to ``begin[n + 1]``, the earliest first; what is
    shown of it is the row ``shown[n]``.
    """

    basis: Basis
    row: Ints
    first: Ints
    stop: Ints
    begin: Ints
    shown: Ints
    kind: Ints
    outlets: Ints


class Clusters(Lazy[Cluster]):
    """Those of most outlets first, then the longest."""

    def __init__(self, carried: Carried) -> None:
        self._all = carried
        self._known: dict[int, str] = {}
        first = carried.first[carried.shown]
        words = carried.stop[carried.shown] - first
        self._order = np.lexsort((first, -words, -carried.outlets))

    def __len__(self) -> int:
        return len(self._order)

    def _made(self, lo: int, hi: int) -> Iterator[Cluster]:
        return map(self._cluster, self._order[lo:hi].tolist())

    def ids(self, numbers: Sequence[int]) -> list[str]:
        """The ids of clusters by their numbers in what they were made of.

        It is that of what is shown: no stretch of a paragraph is in two clusters.
        """
        every, known = self._all, self._known
        new = list({number for number in numbers if number not in known})
        at = every.shown[new]
        row, first = every.row[at], every.first[at]
        begin, size = first - every.basis.tokens.first[row], every.stop[at] - first
        parts = (row.tolist(), begin.tolist(), size.tolist())
        known.update(zip(new, every.basis.identities.of_parts(*parts), strict=True))
        return [known[number] for number in numbers]

    def _cluster(self, number: int) -> Cluster:
        every, passages = self._all, self._all.basis.passages
        lo, hi = every.begin[number : number + 2].tolist()
        rows, at = every.row[lo:hi].tolist(), int(every.shown[number])
        first, stop = int(every.first[at]), int(every.stop[at])
        text = passages.articles[passages.article[every.row[at]]].text
        carries = (every.stop[lo:hi] - every.first[lo:hi]).tolist()
        kind: Kind = KINDS[int(every.kind[number])]  # type: ignore[assignment]
        return Cluster(
            id=self.ids([number])[0],
            kind=kind,
            text=text[int(every.basis.tokens.start[first]) : int(every.basis.tokens.end[stop - 1])],
            words=stop - first,
            members=tuple(every.basis.places.of(rows)),
            carries=tuple(carries),
            outlets=tuple(sorted({passages.outlets[passages.outlet[row]] for row in rows})),
            first=first_of(_stamps(passages, rows), carriers(carries, stop - first)),
        )


def carried(basis: Basis, grouped: Grouped, moment: Ints) -> Carried:
    """The passages of each cluster, each once, with the longest stretch of words.

    ``moment`` is that of each article (`moments`).
    """
    passages, tokens = basis.passages, basis.tokens
    common = _common(grouped.nodes)
    order = order_of(int(common.max(initial=0)) - common)
    order = order[order_of((grouped.label * len(tokens.key) + grouped.nodes[:, 0])[order])]
    label, nodes = grouped.label[order], grouped.nodes.take(order, axis=0)
    row = tokens.passage(nodes[:, 0])
    heads = _longest(label, row, nodes[:, 1] - nodes[:, 0])
    label, row, first, stop = label[heads], row[heads], nodes[heads, 0], nodes[heads, 1]
    common = common[order][heads]
    turn = np.unique(moment, return_inverse=True)[1][passages.article[row]]
    order = order_of(label * (len(moment) + 1) + turn)
    label, row, first, stop = label[order], row[order], first[order], stop[order]
    common = common[order]
    begin = np.append(changes(label), len(label))
    shown = _longest(label, np.zeros_like(label), common)
    names = len(passages.outlets) + 1
    outlets = np.sort(label * names + passages.outlet[row])
    outlets = outlets[changes(outlets)]
    who = np.bincount(outlets // names, minlength=len(begin) - 1)
    return Carried(basis, row, first, stop, begin, shown, grouped.kind, who.astype(np.int64))


def _common(nodes: Ints) -> Ints:
    """The words of each side of a span, without those that only this side has in a gap."""
    sizes = (nodes[:, 1] - nodes[:, 0]).reshape(2, -1)
    return np.tile(sizes.min(axis=0), 2)


def _longest(label: Ints, row: Ints, size: Ints) -> Ints:
    """The largest of each block of rows with one label and row; of equal ones the first."""
    heads = changes(label, row)
    most = np.maximum.reduceat(size, heads) if len(heads) else heads
    at = np.flatnonzero(size == np.repeat(most, np.diff(np.append(heads, len(size)))))
    return at[changes(label[at], row[at])]


def moments(passages: Passages) -> Ints:
    """The place of each article in time; undated ones come last."""
    return np.array(list(map(place_in_time, passages.articles)), np.int64)


def _stamps(passages: Passages, rows: list[int]) -> list[Stamp]:
    return [stamp(passages.articles[passages.article[row]]) for row in rows]
