"""Words as numbers: a hash for every word of a text, without a loop over words.

A word's hash is a polynomial over its lower-case characters, taken from one running sum over the
whole text (as in R. M. Karp and M. O. Rabin, "Efficient randomized pattern-matching algorithms",
IBM Journal 31, 1987), modulo 2**64, then mixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.glyphs import IDEOGRAPH, Glyphs

_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_TURN, _FOLD = np.uint64(31), np.uint64(29)

Hashes = NDArray[np.uint64]
Ints = NDArray[np.intp]

UNCUT: Ints = np.zeros(0, dtype=np.intp)


@dataclass(slots=True)
class Powers:
    """Powers of the base and of its inverse, as many as the longest text so far had characters."""

    _both: tuple[Hashes, Hashes] = field(default_factory=lambda: _both(1 << 15))

    def reach(self, size: int) -> tuple[Hashes, Hashes]:
        """Powers up, and down, more than ``size`` of each."""
        both = self._both
        if size >= len(both[0]):
            both = self._both = _both(2 * size)  # one step, for other threads read it too
        return both


def _both(count: int) -> tuple[Hashes, Hashes]:
    return _powers(_BASE, count), _powers(pow(_BASE, -1, 1 << 64), count)


def _powers(base: int, count: int) -> Hashes:
    powers = np.full(count, base, dtype=np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers)


def mixed(hashes: Hashes) -> Hashes:
    """Hashes whose low bits depend on all of them."""
    hashes = (hashes ^ (hashes >> _TURN)) * _MIX
    return hashes ^ (hashes >> _FOLD)


def joined(first: Hashes, second: Hashes) -> Hashes:
    """The hash of two words in a row."""
    return mixed(first * np.uint64(31) + second * np.uint64(17) + np.uint64(7))


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: ``hashes``, and where each begins and ends in characters."""

    hashes: Hashes
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]


def tokens(
    lower: NDArray[np.uint32], classes: NDArray[np.uint8], powers: Powers, cuts: Ints = UNCUT
) -> Tokens:
    """Words: runs of letters and digits; every ideograph is one of its own.

    A run is cut where a line begins in it, for lines may have been joined without a blank.
    """
    size = len(lower)
    word = classes <= IDEOGRAPH
    padded = np.zeros(size + 2, dtype=np.bool_)
    padded[1:-1] = word
    edges = (padded[1:] != padded[:-1]).nonzero()[0]
    starts, ends = edges[::2].copy(), edges[1::2].copy()
    ideographs = classes == IDEOGRAPH
    if ideographs.any():
        apart = padded[1:] != padded[:-1]
        apart[:-1] |= ideographs
        apart[1:] |= ideographs
        starts, ends = (apart & padded[1:]).nonzero()[0], (apart & padded[:-1]).nonzero()[0]
    glued = cuts[word.take(cuts) & word.take(np.maximum(cuts - 1, 0)) & (cuts > 0)]
    if len(glued):
        starts, ends = np.union1d(starts, glued), np.union1d(ends, glued)
    up, down = powers.reach(size)
    sums = np.empty(size + 1, dtype=np.uint64)
    sums[0] = 0
    np.multiply(lower.astype(np.uint64), up[:size], out=sums[1:])
    sums[1:].cumsum(out=sums[1:])
    return Tokens(mixed((sums.take(ends) - sums.take(starts)) * down.take(starts)), starts, ends)


def hashes_of(phrases: Sequence[str], glyphs: Glyphs, powers: Powers) -> Hashes:
    """The hashes of phrases of one word or two, as `tokens` and `joined` give them.

    Raises:
        ValueError: one of them has no words, or more than two.
    """
    lower, classes = glyphs.read("\n".join(phrases))
    words = tokens(lower, classes, powers)
    found = words.hashes
    line_of = np.searchsorted(np.flatnonzero(lower == 10), words.starts)
    sizes = np.array([phrase.count(" ") + 1 for phrase in phrases], dtype=np.intp)
    right = np.array_equal(np.bincount(line_of, minlength=len(phrases)), sizes)
    if not right or not set(sizes.tolist()) <= {1, 2}:
        raise ValueError("a phrase is one word, or two with a blank between them")
    first = np.cumsum(sizes) - sizes
    second = np.minimum(first + 1, max(0, len(found) - 1))
    return np.where(sizes == 1, found[first], joined(found[first], found[second]))
