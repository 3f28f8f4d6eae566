"""The tree of a page's elements, as arrays: no node is ever visited."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Tree:
    """``E`` elements in the order of their start tags; the first is the page itself.

    A place among ``N`` tags is a number from 0 to N: how many tags stand before it.

    Attributes:
        start: [E] the number of the start tag, -1 for the page.
        stop: [E] the number of the end tag, N where it is missing.
        parent: [E] the element around it; the page is its own.
        edges, holders: from each of these places up to the next, which element is the innermost.
    """

    start: Ints
    stop: Ints
    parent: Ints
    edges: Ints
    holders: Ints

    def holding(self, places: Ints) -> Ints:
        """The innermost element at each place."""
        return self.holders[np.searchsorted(self.edges, places, side="right") - 1]

    def nearest(self, chosen: NDArray[np.bool_]) -> Ints:
        """[E] the innermost of the chosen elements around each, itself included; else the page."""
        up = np.where(chosen, np.arange(len(chosen)), self.parent)
        up[0] = 0
        while not np.array_equal(up, further := up[up]):  # each round doubles the way
            up = further
        return up

    def inherited(self, bits: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """[E] the bits of each element and of all around it."""
        bits, up = bits.copy(), self.parent
        while up.any():
            bits |= bits[up]
            up = up[up]
        bits |= bits[0]
        return bits


def build_tree(steps: NDArray[np.int8]) -> Tree:
    """The tree of tags that begin (1) or end (-1) an element, or neither (0).

    An end tag ends the innermost element, whatever its name.
    """
    tags, signs = _balanced(steps)
    starts = signs > 0
    levels = np.cumsum(signs) - starts
    # sorted by level, start and end tags take turns: each end stands right behind its start
    order = np.argsort(levels, kind="stable")
    begun, ended = order[::2], order[1::2]
    numbers = np.cumsum(starts) - 1
    elements = numbers[begun]
    # an element's parent begins right before it, unless a sibling ended there; then it has his
    eldest = starts[begun - 1]
    eldest[0] = True
    heirs = np.maximum.accumulate(np.where(eldest, np.arange(len(begun)), 0))
    parent, stop = np.empty_like(begun), np.empty_like(begun)
    parent[elements] = numbers[begun - 1][heirs]
    parent[0] = 0
    stop[elements] = tags[ended]
    holders = numbers.copy()
    holders[ended] = parent[elements]
    return Tree(tags[starts], stop, parent, tags + 1, holders)


def _balanced(steps: NDArray[np.int8]) -> tuple[Ints, Ints]:
    """Numbers and steps of the tags that begin or end an element, with what lacks at either end.

    There the page begins and ends, and what was ended without a beginning, or never ended.
    """
    moves = np.flatnonzero(steps)
    signs = steps[moves].astype(np.intp)
    depths = np.cumsum(signs)
    lacking = 1 - int(depths.min(initial=0))
    left = lacking + int(signs.sum())
    return (
        np.concatenate((np.full(lacking, -1), moves, np.full(left, len(steps)))),
        np.concatenate((np.ones(lacking, np.intp), signs, np.full(left, -1))),
    )
