"""Hashes of stretches of signs, all of a chunk at once.

A stretch is a polynomial over its folded signs, from a running sum: sum(c * B^i) over the chunk,
the difference of two places times B^-start.  It is the same wherever the stretch stands.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from cleaner.overlap.arrays import U64, Ints
from cleaner.overlap.words.chars import Folds

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_FACTOR = 0xC2B2AE3D27D4EB4F
CHAIN = np.uint64(0x9FB21C651E98DF25)
"""What the hash of a run is multiplied by, before the next word of it is added."""


def stretches(fold: Folds, begin: Ints, stops: tuple[Ints, ...]) -> list[U64]:
    """The hashes of stretches of signs that end at each of ``stops``, all from ``begin`` on."""
    powers, inverses = _powers(_room(len(fold)))
    total = np.empty(len(fold) + 1, np.uint64)
    total[0], total[1:] = 0, fold
    total[1:] *= powers[: len(fold)]
    np.cumsum(total[1:], out=total[1:])
    before, scale = total.take(begin), inverses.take(begin)
    return [mixed((total.take(stop) - before) * scale) for stop in stops]


def mixed(key: U64) -> U64:
    """The same, every bit of it depending on all; changed in place."""
    key ^= key >> np.uint64(29)
    key *= _MIX
    key ^= key >> np.uint64(32)
    return key


def longer(run: U64, key: U64) -> U64:
    """The hashes of runs that go on, each with one more word."""
    return (run ^ (run >> np.uint64(31))) * CHAIN + key


def runs_of(key: U64, at: Ints, size: int) -> U64:
    """The hashes of the runs of ``size`` words from some places on."""
    run = key[at]
    for further in range(1, size):
        run = longer(run, key[at + further])
    return run


def _room(size: int) -> int:
    """Chunks are mostly of one size: one table of powers does for nearly all."""
    return 1 << max(18, size.bit_length())


@cache
def _powers(size: int) -> tuple[U64, U64]:
    """B^i and B^-i for all places of a chunk."""
    powers, inverses = np.full(size, _BASE, np.uint64), np.full(size, _INVERSE, np.uint64)
    powers[0] = inverses[0] = 1
    return np.multiply.accumulate(powers), np.multiply.accumulate(inverses)


def digests(key: U64, first: Ints, counts: Ints) -> U64:
    """A hash over the words of every passage, in their order; the end mark has no part in it."""
    if not len(key):
        return key
    step = np.arange(len(key)) - np.repeat(first, counts)
    weighed = key * _factors(_room(int(counts.max()))).take(step)
    weighed[first + counts - 1] = 0
    return np.add.reduceat(weighed, first) * np.uint64(_FACTOR) + counts.astype(np.uint64)


@cache
def _factors(size: int) -> U64:
    """An odd factor for each place: powers of one number would let texts be made that collide."""
    number = np.arange(1, size + 1, dtype=np.uint64) * np.uint64(_BASE)
    number = (number ^ (number >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    number = (number ^ (number >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (number ^ (number >> np.uint64(31))) | np.uint64(1)


def end_marks(count: int) -> U64:
    """Hashes like no other, one a passage."""
    numbers = np.arange(1, count + 1, dtype=np.uint64)
    return (numbers * np.uint64(_BASE)) ^ np.uint64(_FACTOR)
