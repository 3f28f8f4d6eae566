"""Do two articles speak of the same?  How many names they share, estimated from Bloom filters.

Two quoted words prove little by themselves; between two stories of one event they prove much.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.lexicon import COMMON, FUNCTION, TITLE
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import CAPITAL, NUMBER, Tokens

_WORDS = 16
_BITS = 64 * _WORDS
_MIX = np.uint64(0xFF51AFD7ED558CCD)


def name_filters(passages: Passages, tokens: Tokens) -> NDArray[np.uint64]:
    """A filter of 1,024 bits for every article: one bit for each name in it."""
    plain = tokens.flags & (FUNCTION | COMMON | TITLE | NUMBER) == 0
    at = np.flatnonzero((tokens.flags & CAPITAL != 0) & plain)
    row = tokens.passage(at)
    bit = ((tokens.key[at] * _MIX) >> np.uint64(54)).astype(np.int64)
    filters = np.zeros((len(passages.articles), _WORDS), np.uint64)
    one = np.uint64(1) << (bit % 64).astype(np.uint64)
    np.bitwise_or.at(filters, (passages.article[row], bit // 64), one)
    return filters


def shared_names(
    filters: NDArray[np.uint64], one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float32]:
    """About how many names two articles share, beyond chance, for arrays of articles."""
    count = np.bitwise_count(filters).sum(axis=1, dtype=np.int64)
    both = np.bitwise_count(filters[one] & filters[other]).sum(axis=1, dtype=np.int64)
    chance = count[one] * count[other] / _BITS
    return np.maximum(0.0, both - chance).astype(np.float32)
