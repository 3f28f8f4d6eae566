"""Which of many sorted edges lie at or before a place, asked of a small table first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import Ints

_SHIFT = 5
"""Between two entries of the table lie so many places, as a power of two."""


class Rank:
    """Sorted edges, and how many of them lie at or before every 32nd place.

    The table stays in a processor's cache, where `numpy.searchsorted` goes through memory.

    >>> Rank(np.array([0, 40, 70]), 100).until(np.array([0, 39, 40, 99])).tolist()
    [1, 1, 2, 3]
    """

    def __init__(self, edges: Ints, size: int) -> None:
        self._edges = np.append(edges, np.iinfo(np.int64).max)
        places = np.arange(0, size + 1, 1 << _SHIFT)
        self._table: NDArray[np.int32] = np.searchsorted(edges, places, side="right").astype(
            np.int32
        )

    def until(self, at: Ints) -> Ints:
        """How many edges lie at or before some places, each from 0 to the size."""
        found = self._table.take(at >> _SHIFT).astype(np.int64)
        going = np.flatnonzero(self._edges.take(found) <= at)
        while len(going):
            found[going] += 1
            behind = self._edges.take(found.take(going)) <= at.take(going)
            going = going.compress(behind)
        return found
