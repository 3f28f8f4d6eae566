"""Words that carry little evidence (words.toml), looked up for millions of words at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

U64 = NDArray[np.uint64]
Hashed = Callable[[str], U64]

FUNCTION, COMMON, TITLE = 4, 8, 16
"""Flags: grammar and the words of every story; frequent in news; part of titles and offices."""

PHRASE = 4
"""Words of a phrase that tell it."""

_BITS = 16
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A hash table; words that found their place taken are in ``more``, sorted."""

    keys: U64
    flags: NDArray[np.uint8]
    taken: NDArray[np.bool_]
    more: U64
    more_flags: NDArray[np.uint8]

    def flags_of(self, key: U64) -> NDArray[np.uint8]:
        """The flag of every word, 0 for those that are not listed."""
        slot = _slots(key)
        hit = self.keys.take(slot) == key
        flags: NDArray[np.uint8] = self.flags.take(slot) * hit
        other = np.flatnonzero(self.taken.take(slot) & ~hit)
        if len(other) and len(self.more):
            at = np.minimum(np.searchsorted(self.more, key[other]), len(self.more) - 1)
            flags[other] = self.more_flags[at] * (self.more[at] == key[other])
        return flags


def lexicon(hashed: Hashed) -> Lexicon:
    """The listed words by their hashes; ``hashed`` has those of words with blanks between."""
    lists = _lists()
    named = (("common", COMMON), ("title", TITLE), ("function", FUNCTION))
    return table(
        {int(key): flag for name, flag in named for key in hashed(" ".join(lists[name].values()))}
    )


def phrases(hashed: Hashed) -> Lexicon:
    """All runs of `PHRASE` words of the listed phrases."""
    lines = [line for text in _lists()["phrase"].values() for line in text.strip().split("\n")]
    return table({int(key): FUNCTION for line in lines for key in chained(hashed(line))})


def chained(key: U64) -> U64:
    """A hash for each run of `PHRASE` words; the last words of a text begin none."""
    run = key[: max(0, len(key) - PHRASE + 1)].copy()
    for further in range(1, PHRASE):
        run = (run ^ (run >> np.uint64(31))) * _FACTOR + key[further : len(run) + further]
    return run


def _lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = tomllib.loads(
        files("cleaner.overlap").joinpath("words.toml").read_text("utf-8")
    )
    return lists


def table(flag_of: dict[int, int]) -> Lexicon:
    """A table of words by their hashes."""
    known = np.array(sorted(flag_of), np.uint64)
    flag = np.array([flag_of[key] for key in known.tolist()], np.uint8)
    slot = _slots(known)
    placed = np.unique(slot, return_index=True)[1]
    keys, flags = np.zeros(1 << _BITS, np.uint64), np.zeros(1 << _BITS, np.uint8)
    keys[slot[placed]], flags[slot[placed]] = known[placed], flag[placed]
    more = np.delete(np.arange(len(known)), placed)
    taken = np.zeros(1 << _BITS, bool)
    taken[slot[more]] = True
    return Lexicon(keys, flags, taken, known[more], flag[more])


def _slots(key: U64) -> NDArray[np.int64]:
    return ((key * _FACTOR) >> np.uint64(64 - _BITS)).astype(np.int64)
