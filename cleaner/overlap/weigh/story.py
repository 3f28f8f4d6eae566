"""Do two articles speak of the same?  How many names they share, estimated from Bloom filters.

Two quoted words prove little by themselves; between two stories of one event they prove much.
"""

from __future__ import annotations

import numpy as np

from cleaner.overlap.arrays import U64, Floats, Ints
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words.kinds import CAPITAL, COMMON, FUNCTION, NUMBER, TITLE

_WORDS = 16
_BITS = 64 * _WORDS
_SLICE, _PAIRS = 1 << 18, 1 << 13
_MIX = np.uint64(0xFF51AFD7ED558CCD)


def name_filters(passages: Passages, tokens: Tokens) -> U64:
    """A filter of 1,024 bits for every article: one bit for each name in it."""
    filters = np.zeros((len(passages.articles), _WORDS), np.uint64)
    for lo in range(0, len(tokens.flags), _SLICE):
        flags = tokens.flags[lo : lo + _SLICE]
        at = np.flatnonzero(flags & (CAPITAL | FUNCTION | COMMON | TITLE | NUMBER) == CAPITAL) + lo
        bit = ((tokens.key[at] * _MIX) >> np.uint64(54)).astype(np.int64)
        one = np.uint64(1) << (bit % 64).astype(np.uint64)
        row = passages.article[tokens.passage(at)]
        np.bitwise_or.at(filters, (row, bit // 64), one)
    return filters


MANY, ENOUGH = 8, 5
"""Names from which an article can be judged, and shared names that make one story of two."""

UNKNOWN = 0.6
"""What is taken for the truth where an article has no names."""


def same_story(filters: U64, one: Ints, other: Ints) -> Floats:
    """From 0 to 1, how much two articles are of one story, for arrays of articles.

    Shared names are those beyond chance.  Of texts with hardly a name nothing is known.
    """
    count = np.bitwise_count(filters).sum(axis=1, dtype=np.int64)
    both = np.empty(len(one), np.int64)
    for lo in range(0, len(one), _PAIRS):
        part = slice(lo, lo + _PAIRS)
        shared = filters.take(one[part], axis=0)
        shared &= filters.take(other[part], axis=0)
        both[part] = np.bitwise_count(shared) @ np.ones(_WORDS, np.float32)
    chance = count[one] * count[other] / _BITS
    shared_names = np.clip(both - chance, 0, ENOUGH) / ENOUGH
    known = np.minimum(1, np.minimum(count[one], count[other]) / MANY)
    return np.asarray(known * shared_names + (1 - known) * UNKNOWN, np.float32)
