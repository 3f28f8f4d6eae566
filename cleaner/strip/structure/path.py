"""The way in the tree from a line to the prose before it and to the prose behind it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.outline import Outline
from cleaner.strip.structure.ground import Ground, Rows

Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

FAR = 12
"""Blocks from which on all ways are alike; so long is the way to prose that there is not."""

NAMES = tuple(
    f"{name} prose {way}" for way in ("before", "behind") for name in ("up to", "down to", "like")
)


def path_rows(ground: Ground) -> list[Rows]:
    """[len(NAMES), L] quarters of blocks up and down, and whether both blocks look alike."""
    is_prose = ground.prose > 0
    shared = _shared(ground.outline)
    places = np.flatnonzero(is_prose)
    before: Ints = np.cumsum(is_prose) - is_prose
    behind: Ints = len(places) - before - is_prose
    low = _lowest(shared[:-1], before)
    high = _lowest(shared[:0:-1], behind[::-1])[::-1]
    return [
        *_way(ground.outline, low, places, before - 1),
        *_way(ground.outline, high, places, len(places) - behind),
    ]


def _shared(outline: Outline) -> Ints:
    """[L + 1] the depth of the innermost block around each line and the one before; -1 at the ends.

    The blocks that hold both lines lie in each other, so that counting them gives the depth.
    """
    count = len(outline)
    second = outline.first + 1
    begun = np.bincount(second, minlength=count + 2)
    ended = np.bincount(np.maximum(outline.last, second), minlength=count + 2)
    depth = np.full(count + 2, -1)
    depth[1:-1] = outline.depth[outline.block]
    around = np.cumsum(begun - ended)[: count + 1] - 1
    shared: Ints = np.minimum(around, np.minimum(depth[1:], depth[:-1]))
    return shared


def _lowest(depths: Ints, stretch: Ints) -> Ints:
    """The lowest depth so far in each stretch; stretches are numbered from 0 up."""
    lift: Ints = stretch * (depths.max(initial=0) + 2)
    return np.minimum.accumulate(depths - lift) + lift


def _way(outline: Outline, turn: Ints, places: Ints, prose: Ints) -> list[Rows]:
    """From each line to the prose of that number, by a block of that depth."""
    there = (prose >= 0) & (prose < len(places))
    if not there.any():
        far = np.full(len(outline), FAR / 4)
        return [far, far, np.zeros(len(outline))]
    block = outline.block
    other = block[places[np.clip(prose, 0, len(places) - 1)]]
    up, down = outline.depth[block] - turn, outline.depth[other] - turn
    return [
        np.where(there, np.minimum(up, FAR), FAR) / 4,
        np.where(there, np.minimum(down, FAR), FAR) / 4,
        there & (outline.signature[block] == outline.signature[other]),
    ]
