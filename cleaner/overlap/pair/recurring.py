"""Which of many hashes stand more than once.

They are parted by their upper bits, so that a processor's cache holds what is done for a part.
Most stand once: these need not be sorted.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cleaner.overlap.arrays import U64, Bools, parted

_PART = 15
"""Hashes of a part are so many at most, about, as a power of two."""


def recurring(slices: Iterable[U64], count: int, low: int) -> tuple[U64, Bools]:
    """The hashes that stand more than once, sorted, and which of them are like none before.

    Args:
        slices: hashes above, and in the ``low`` lowest bits whose each is.
        count: how many there are in all slices.
        low: bits that are not compared.
    """
    bits = max(1, count.bit_length() - _PART)
    upper = np.uint64(64 - bits)
    moved = [parted(each, (each >> upper).view(np.int64), 1 << bits) for each in slices]
    none = np.zeros(0, np.uint64)
    found = [(none, none.astype(bool))]
    for part in range(1 << bits):
        own = [values[edges[part] : edges[part + 1]] for values, edges in moved]
        found.append(_several(np.concatenate([none, *own]), bits, low))
    several, new = map(np.concatenate, zip(*found, strict=True))
    return several, new


def _several(hashes: U64, common: int, low: int) -> tuple[U64, Bools]:
    """Of a part, what `recurring` gives; its hashes have ``common`` upper bits in common."""
    hashes = hashes.compress(_maybe_several(hashes << np.uint64(common)))
    hashes.sort()
    new = np.ones(len(hashes) + 1, bool)
    new[1:-1] = (hashes[1:] ^ hashes[:-1]) >> np.uint64(low) != 0
    several = ~(new[1:] & new[:-1])
    return hashes.compress(several), new[:-1].compress(several)


def _maybe_several(hashes: U64) -> Bools:
    """False for those that certainly stand once.

    Each writes its number where its hash points to; who finds another there is not alone.
    """
    bits = len(hashes).bit_length() + 2
    last = np.empty(1 << bits, np.int32)
    number = np.arange(len(hashes), dtype=np.int32)
    place = (hashes >> np.uint64(64 - bits)).view(np.int64)
    last[place] = number
    found = last.take(place)
    other = np.flatnonzero(found != number)
    several = np.zeros(len(hashes), bool)
    several[other] = True
    several[found.take(other)] = True
    return several
