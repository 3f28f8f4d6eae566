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


@dataclass(slots=True)
class Powers:
    """Powers of the base and of its inverse, as many as the longest text so far had characters."""

    up: Hashes = field(default_factory=lambda: _powers(_BASE, 1 << 15))
    down: Hashes = field(default_factory=lambda: _powers(pow(_BASE, -1, 1 << 64), 1 << 15))

    def reach(self, size: int) -> None:
        """Make sure that there are more than ``size`` of them."""
        if size >= len(self.up):
            self.up = _powers(_BASE, 2 * size)
            self.down = _powers(pow(_BASE, -1, 1 << 64), 2 * size)


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


def tokens(lower: NDArray[np.uint32], classes: NDArray[np.uint8], powers: Powers) -> Tokens:
    """Words: runs of letters and digits; every ideograph is one of its own."""
    size = len(lower)
    word = classes <= IDEOGRAPH
    edges = np.flatnonzero(np.diff(word, prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    ideographs = np.flatnonzero(classes == IDEOGRAPH)
    if len(ideographs):
        cuts = np.union1d(ideographs, ideographs + 1)
        starts = np.union1d(starts, cuts[word[np.minimum(cuts, size - 1)] & (cuts < size)])
        ends = np.union1d(ends, cuts[word[cuts - 1] & (cuts > 0)])
    powers.reach(size)
    sums = np.empty(size + 1, dtype=np.uint64)
    sums[0] = 0
    np.cumsum(lower * powers.up[:size], out=sums[1:])
    return Tokens(mixed((sums[ends] - sums[starts]) * powers.down[starts]), starts, ends)


def hashes_of(phrases: Sequence[str], glyphs: Glyphs, powers: Powers) -> Hashes:
    """The hashes of phrases of one word or two, as `tokens` and `joined` give them.

    Raises:
        ValueError: one of them has no words, or more than two.
    """
    found = tokens(*glyphs.read("\n".join(phrases)), powers).hashes
    sizes = np.array([phrase.count(" ") + 1 for phrase in phrases], dtype=np.intp)
    if sizes.sum() != len(found) or not set(sizes.tolist()) <= {1, 2}:
        raise ValueError("a phrase is one word, or two with a blank between them")
    first = np.cumsum(sizes) - sizes
    second = np.minimum(first + 1, max(0, len(found) - 1))
    return np.where(sizes == 1, found[first], joined(found[first], found[second]))
