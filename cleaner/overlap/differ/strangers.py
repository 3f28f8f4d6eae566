"""Which pairs of passages may name different people: asked of words, before texts are read."""

from __future__ import annotations

import numpy as np

from cleaner.overlap.arrays import U64, Bools, Ints, ranges
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words.kinds import CAPITAL, FUNCTION, NUMBER, QUOTED, STARTS

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_NAMED, _NO_NAME = CAPITAL | STARTS, QUOTED | FUNCTION | NUMBER
"""Of a word that may be a speaker's name, outside of quotations: one flag, and none."""


def may_name_others(tokens: Tokens, one: Ints, other: Ints) -> Bools:
    """Whether each of two passages has what may be a name, and the other has not; by pairs."""
    found = _has_more(tokens, one, other)
    at = np.flatnonzero(found)
    found[at] = _has_more(tokens, other[at], one[at])
    return found


def _has_more(tokens: Tokens, one: Ints, other: Ints) -> Bools:
    """Whether the one has what may be a name that the other does not have as a word."""
    pair, at = _words(tokens, one)
    flags = tokens.flags.take(at)
    named = np.flatnonzero((flags & _NAMED != 0) & (flags & _NO_NAME == 0))
    pair, names = pair[named], tokens.key.take(at[named])
    there, words = _words(tokens, other)
    known = np.isin(_of_pairs(pair, names), _of_pairs(there, tokens.key.take(words)))
    return np.bincount(pair[~known], minlength=len(one)) > 0


def _words(tokens: Tokens, rows: Ints) -> tuple[Ints, Ints]:
    """The words of some passages, and which of these each is of."""
    sizes = tokens.sizes[rows]
    return np.repeat(np.arange(len(rows)), sizes), ranges(tokens.first[rows], sizes)


def _of_pairs(pair: Ints, key: U64) -> U64:
    return key ^ (pair.astype(np.uint64) * _FACTOR)
