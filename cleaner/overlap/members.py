"""Cluster records: the members of each, the earliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.identity import Identities
from cleaner.overlap.links import Links
from cleaner.overlap.matches import place
from cleaner.overlap.passages import Passages
from cleaner.overlap.records import KINDS, Cluster, Kind
from cleaner.overlap.tokens import Ints, Tokens

Labels = tuple[Ints, Ints, NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class _Member:
    """A passage in a cluster, and the words of it that the cluster is about."""

    row: int
    first: int
    stop: int


def clusters_from(
    passages: Passages, tokens: Tokens, links: Links, labels: Labels, identities: Identities
) -> tuple[tuple[Cluster, ...], list[str]]:
    """The clusters, those of most outlets first, and the id of each link's cluster."""
    of_span, label, nodes = labels
    kinds = _strongest(links, of_span)
    names: dict[int, str] = {}
    clusters: list[Cluster] = []
    for number, members in _members(tokens, label, nodes):
        made = _cluster(passages, tokens, members, kinds[number], identities)
        names[number] = made.id
        clusters.append(made)
    clusters.sort(key=lambda cluster: (-len(cluster.outlets), -cluster.words, cluster.id))
    return tuple(clusters), [names[number] for number in _main(links, of_span).tolist()]


def _strongest(links: Links, of_span: Ints) -> dict[int, int]:
    kind = np.repeat(links.kind, np.diff(links.begin))
    best = np.full(int(of_span.max(initial=-1)) + 1, len(KINDS), np.int64)
    np.minimum.at(best, of_span, kind)
    return dict(enumerate(best.tolist()))


def _main(links: Links, of_span: Ints) -> Ints:
    """For each link the cluster of its longest span."""
    owner = np.repeat(np.arange(len(links)), np.diff(links.begin))
    order = np.lexsort((-(links.spans[:, 1] - links.spans[:, 0]), owner))
    return of_span[order[np.diff(owner[order], prepend=-1) != 0]]


def _members(
    tokens: Tokens, label: Ints, nodes: NDArray[np.int64]
) -> Iterator[tuple[int, list[_Member]]]:
    """The passages of each cluster, each once, with the widest stretch of words."""
    row = tokens.passage(nodes[:, 0])
    order = np.lexsort((nodes[:, 0], row, label))
    label, row, nodes = label[order], row[order], nodes[order]
    new = (np.diff(label, prepend=-1) != 0) | (np.diff(row, prepend=-1) != 0)
    heads = np.flatnonzero(new)
    if not len(heads):
        return
    stop = np.maximum.reduceat(nodes[:, 1], heads)
    made = list(map(_Member, row[heads].tolist(), nodes[heads, 0].tolist(), stop.tolist()))
    edges = np.flatnonzero(np.diff(label[heads], prepend=-1) != 0)
    for lo, hi in zip(edges.tolist(), [*edges[1:].tolist(), len(made)], strict=True):
        yield int(label[heads[lo]]), made[lo:hi]


def _cluster(
    passages: Passages,
    tokens: Tokens,
    members: list[_Member],
    kind: int,
    identities: Identities,
) -> Cluster:
    members = sorted(members, key=lambda member: _when(passages, member.row))
    head = members[0]
    text = passages.articles[passages.article[head.row]].text
    name: Kind = KINDS[kind]  # type: ignore[assignment]
    return Cluster(
        id=identities.of_set([member.row for member in members]),
        kind=name,
        text=text[int(tokens.start[head.first]) : int(tokens.end[head.stop - 1])],
        words=head.stop - head.first,
        members=tuple(place(passages, member.row) for member in members),
        outlets=tuple(sorted({passages.outlets[passages.outlet[each.row]] for each in members})),
        first=_first(passages, members),
    )


def _when(passages: Passages, row: int) -> tuple[bool, int, int]:
    date = passages.articles[passages.article[row]].date
    return date is None, date.toordinal() if date else 0, row


def _first(passages: Passages, members: list[_Member]) -> int | None:
    """The earliest in this set, where its day is known and no other outlet has the same."""
    article = passages.article[members[0].row]
    date = passages.articles[article].date
    if date is None:
        return None
    for member in members[1:]:
        other = passages.articles[passages.article[member.row]]
        if other.date == date and other.outlet != passages.articles[article].outlet:
            return None
    return 0
