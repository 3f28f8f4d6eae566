"""Matches to clusters: one passage, and every paragraph that carries it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cleaner.overlap.arrays import Ints, changes, order_of
from cleaner.overlap.records import KINDS, MOST
from cleaner.overlap.weigh.links import QUOTE, RUN, Links


@dataclass(frozen=True, slots=True)
class Grouped:
    """Clusters, numbered from 0.

    Attributes:
        of_link: the cluster of each link: that of its longest span.
        kind: the strongest kind of each cluster, among links of which it is the longest span; what
            is beside longer spans only is a quotation or a run.
        label: the cluster of each node.
        nodes: a row a side of a span: its first word, and the one behind its last.
    """

    of_link: Ints
    kind: Ints
    label: Ints
    nodes: Ints


def clusters_of(links: Links) -> Grouped:
    """The clusters of all spans of all links."""
    nodes = np.concatenate([links.spans[:, :2], links.spans[:, 2:]])
    owner = np.repeat(np.arange(len(links)), np.diff(links.begin))
    count = len(links.spans)
    edges = [(np.arange(count), np.arange(count) + count), _overlapping(nodes)]
    label = _components(len(nodes), edges)
    order = np.lexsort((links.spans[:, 0] - links.spans[:, 1], owner))
    longest = label[order[changes(owner[order])]]
    kind = np.full(int(label.max(initial=-1)) + 1, len(KINDS), np.int64)
    np.minimum.at(kind, longest, links.kind)
    beside = np.flatnonzero(kind[label[:count]] == len(KINDS))
    np.minimum.at(kind, label[beside], np.where(links.spoken[beside], QUOTE, RUN))
    return Grouped(longest, kind, label, nodes)


def _overlapping(nodes: Ints) -> tuple[Ints, Ints]:
    """Spans that have as much in common as one passage has; equal ones are linked in a row.

    They count words of all passages, so that those of two passages have none in common.
    """
    far = int(nodes.max(initial=0)) + 1
    order = order_of(nodes[:, 0] * far + (far - nodes[:, 1]))
    start, stop = nodes.take(order, axis=0).T
    heads = changes(start, stop)
    again = np.delete(np.arange(len(order)), heads)
    start, stop = start[heads], stop[heads]
    pairs = [(order[again - 1], order[again])]
    pairs += [(order[heads[one]], order[heads[other]]) for one, other in _alike(start, stop)]
    one, other = map(np.concatenate, zip(*pairs, strict=True))
    return one, other


def _alike(start: Ints, stop: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of spans, ordered by where they begin, that share most of the longer one."""
    part, whole = MOST
    size = stop - start
    one, step = np.arange(len(start)), 0
    while len(one):
        step += 1
        one = one[one + step < len(start)]
        one = one[whole * (stop[one] - start[one + step]) >= part * size[one]]
        other = one + step
        shared = np.minimum(stop[one], stop[other]) - start[other]
        alike = whole * shared >= part * np.maximum(size[one], size[other])
        yield one[alike], other[alike]


def _components(size: int, edges: list[tuple[Ints, Ints]]) -> Ints:
    """The connected component of each node."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    one = np.concatenate([edge[0] for edge in edges])
    other = np.concatenate([edge[1] for edge in edges])
    graph = coo_array((np.ones(len(one), np.int8), (one, other)), shape=(size, size))
    label: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return label
