"""Listed words, looked up for millions of words at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import U64, Ints
from cleaner.overlap.language.listed import german_grammar, listed, set_phrases
from cleaner.overlap.words.hashing import runs_of
from cleaner.overlap.words.kinds import COMMON, FUNCTION, TITLE
from cleaner.overlap.words.segment import hashed

BEGINS, ENDS = 1, 2
"""Flags of the lexicon alone: words with which a run of a phrase may begin, or end."""

GERMAN = 32
"""A flag of the lexicon alone: grammar that no other listed language has."""

PHRASE = 4
"""Words of a phrase that tell it."""

_BITS = 16
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A hash table; words that found their place taken are in ``more``, sorted.

    ``flags`` has `_TAKEN` as well, where there are such words.
    """

    keys: U64
    flags: NDArray[np.uint8]
    more: U64
    more_flags: NDArray[np.uint8]

    def flags_of(self, key: U64) -> NDArray[np.uint8]:
        """The flag of every word, 0 for those that are not listed."""
        slot = _slots(key)
        here = self.flags.take(slot)
        at = np.flatnonzero(here != 0)
        miss = self.keys.take(slot.take(at)) != key.take(at)
        flags: NDArray[np.uint8] = here & _FLAG
        flags[at.compress(miss)] = 0
        if len(self.more):
            other = at.compress(miss & (here.take(at) & _TAKEN != 0))
            at = np.minimum(np.searchsorted(self.more, key[other]), len(self.more) - 1)
            flags[other] = self.more_flags[at] * (self.more[at] == key[other])
        return flags


_TAKEN = np.uint8(128)
_FLAG = ~_TAKEN


@cache
def lexicon() -> Lexicon:
    """The listed words by their hashes.

    The words at either end of the runs of phrases are flagged, so that few places are looked at.
    """
    named = {"common": COMMON, "title": TITLE, "function": FUNCTION, "grammar": FUNCTION}
    flag_of = {
        int(key): flag for name, flag in named.items() for key in hashed(" ".join(listed(name)))
    }
    for key in hashed(" ".join(german_grammar())).tolist():
        flag_of[key] |= GERMAN
    for line in map(hashed, set_phrases()):
        for end, flag in ((line[: -PHRASE + 1], BEGINS), (line[PHRASE - 1 :], ENDS)):
            for key in end.tolist():
                flag_of[key] = flag_of.get(key, 0) | flag
    return table(flag_of)


@cache
def phrases() -> Lexicon:
    """All runs of `PHRASE` words of the listed phrases."""
    keys = [hashed(line) for line in set_phrases()]
    runs = [runs_of(key, np.arange(len(key) - PHRASE + 1), PHRASE) for key in keys]
    return table(dict.fromkeys(np.concatenate(runs).tolist(), FUNCTION))


def table(flag_of: dict[int, int]) -> Lexicon:
    """A table of words by their hashes."""
    known = np.array(sorted(flag_of), np.uint64)
    flag = np.array([flag_of[key] for key in known.tolist()], np.uint8)
    slot = _slots(known)
    placed = np.unique(slot, return_index=True)[1]
    keys, flags = np.zeros(1 << _BITS, np.uint64), np.zeros(1 << _BITS, np.uint8)
    keys[slot[placed]], flags[slot[placed]] = known[placed], flag[placed]
    more = np.delete(np.arange(len(known)), placed)
    flags[slot[more]] |= _TAKEN
    return Lexicon(keys, flags, known[more], flag[more])


def _slots(key: U64) -> Ints:
    return ((key * _FACTOR) >> np.uint64(64 - _BITS)).view(np.int64)
