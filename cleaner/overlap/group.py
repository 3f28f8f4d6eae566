"""Matches to clusters: one passage, and every paragraph that carries it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.links import Links
from cleaner.overlap.tokens import Ints

HALF = 0.5
"""Share of the shorter of two spans of one paragraph from which they carry the same."""


def clusters_of(links: Links) -> tuple[Ints, Ints, NDArray[np.int64]]:
    """The cluster of every span of every link, and where the members of the clusters stand.

    Returns:
        The cluster of each span of ``links``, numbered from 0; the cluster of each node; the nodes:
        rows (first word, word behind the last), a node a side of a span.
    """
    nodes = np.concatenate([links.spans[:, :2], links.spans[:, 2:]])
    side = np.repeat(np.arange(len(links)), np.diff(links.begin))
    passage = np.concatenate([links.a[side], links.b[side]])
    count = len(links.spans)
    edges = [(np.arange(count), np.arange(count) + count), _overlapping(nodes, passage)]
    label = _components(len(nodes), edges)
    return label[:count], label, nodes


def _overlapping(nodes: NDArray[np.int64], passage: Ints) -> tuple[Ints, Ints]:
    """Neighbours in one passage that overlap by half of the shorter one."""
    order = np.lexsort((-nodes[:, 1], nodes[:, 0], passage))
    start, stop, home = nodes[order, 0], nodes[order, 1], passage[order]
    shared = np.minimum(stop[:-1], stop[1:]) - start[1:]
    shorter = np.minimum(stop[:-1] - start[:-1], stop[1:] - start[1:])
    same = (home[:-1] == home[1:]) & (shared >= HALF * shorter)
    at = np.flatnonzero(same)
    return order[at], order[at + 1]


def _components(size: int, edges: list[tuple[Ints, Ints]]) -> Ints:
    """The connected component of each node."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    one = np.concatenate([edge[0] for edge in edges])
    other = np.concatenate([edge[1] for edge in edges])
    graph = coo_array((np.ones(len(one), np.int8), (one, other)), shape=(size, size))
    label: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return label
