"""Phrases that the judge knows, found among the words of a text by their hashes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.tokens import Hashes

Ints = NDArray[np.intp]

_BITS = 16
_MASK = np.uint64((1 << _BITS) - 1)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases as hashes.  A table of bits tells the many words that are no phrase at once.

    Attributes:
        hashes: the hashes, sorted.
        numbers: the number of the phrase that each belongs to.
        seen: which low bits occur at all.
    """

    hashes: Hashes
    numbers: Ints
    seen: NDArray[np.bool_]

    @classmethod
    def of(cls, whole: Hashes) -> Vocabulary:
        """The vocabulary whose phrase ``i`` has the hash ``whole[i]``."""
        order = np.argsort(whole, kind="stable")
        seen = np.zeros(1 << _BITS, dtype=np.bool_)
        seen[(whole & _MASK).astype(np.intp)] = True
        return cls(whole[order], order, seen)

    def find(self, words: Hashes) -> tuple[Ints, Ints]:
        """Which of ``words`` are phrases: their places, and the numbers of the phrases."""
        if not len(self.hashes):
            return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
        places = self.seen.take((words & _MASK).view(np.int64)).nonzero()[0]
        wanted = words.take(places)
        at = self.hashes.searchsorted(wanted)
        found = (self.hashes.take(at, mode="clip") == wanted).nonzero()[0]
        return places.take(found), self.numbers.take(at.take(found))
