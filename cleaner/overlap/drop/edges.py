"""Which paragraphs are copies of which, without a record for every match."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np

from cleaner.overlap.assemble.matches import Matches
from cleaner.overlap.records import Overlap, Place
from cleaner.overlap.weigh.links import NEAR, VERBATIM

Node = tuple[int, int]
"""An article and a paragraph of it."""


class Edge(NamedTuple):
    """A verbatim or near match.

    Attributes:
        near: it is not verbatim.
        one: a side of it.
        other: the other one.
        score: how sure it is.
        share: how much of either is shared at least.
        match: its number in the overlap.
    """

    near: bool
    one: Node
    other: Node
    score: float
    share: float
    match: int


def edges(overlap: Overlap, dismissed: Collection[str] = ()) -> Iterator[Edge]:
    """The verbatim and near matches, those apart that were dismissed."""
    matches = overlap.matches
    found = _quick(matches) if isinstance(matches, Matches) else _one_by_one(overlap)
    if not dismissed:
        return found
    return (edge for edge in found if matches[edge.match].id not in dismissed)


def _quick(matches: Matches) -> Iterator[Edge]:
    links, rows = matches.found.links, matches.found.basis.passages
    at = np.flatnonzero((links.kind == VERBATIM) | (links.kind == NEAR))
    sides = [
        zip(rows.article[side].tolist(), rows.paragraph[side].tolist(), strict=True)
        for side in (links.a[at], links.b[at])
    ]
    near, score = (links.kind[at] == NEAR).tolist(), links.score[at].tolist()
    share = np.minimum(links.share_a[at], links.share_b[at]).astype(np.float64).round(4).tolist()
    return map(Edge, near, *sides, score, share, at.tolist())


def _one_by_one(overlap: Overlap) -> Iterator[Edge]:
    for number, match in enumerate(overlap.matches):
        if match.kind in ("verbatim", "near"):
            share = min(match.containment_a, match.containment_b)
            near, sides = match.kind == "near", (node_of(match.a), node_of(match.b))
            yield Edge(near, *sides, match.score, share, number)


def node_of(place: Place) -> Node:
    """The node of a place."""
    return place.article, place.paragraph
