"""Words that carry little evidence (words.toml), looked up for millions of words at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import U64, Ints
from cleaner.overlap.words.hashing import longer

Hashed = Callable[[str], U64]

FUNCTION, COMMON, TITLE = 4, 8, 16
"""Flags: grammar and the words of every story; frequent in news; part of titles and offices."""

PHRASED = FUNCTION | COMMON
"""Flags of a word of a set phrase: no listed word has both."""

BEGINS, ENDS = 1, 2
"""Of the lexicon alone: words with which a run of a phrase may begin, or end."""

GERMAN = 32
"""Of the lexicon alone: grammar that no other listed language has."""

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


def lexicon(hashed: Hashed) -> Lexicon:
    """The listed words by their hashes; ``hashed`` has those of words with blanks between.

    The words at either end of the runs of phrases are flagged, so that few places are looked at.
    """
    lists = _lists()
    named = (
        *(("common", COMMON), ("title", TITLE)),
        *(("function", FUNCTION), ("grammar", FUNCTION)),
    )
    flag_of = {
        int(key): flag for name, flag in named for key in hashed(" ".join(lists[name].values()))
    }
    for key in hashed(" ".join(_german(lists["function"]))).tolist():
        flag_of[key] |= GERMAN
    for line in map(hashed, _phrases()):
        for end, flag in ((line[: -PHRASE + 1], BEGINS), (line[PHRASE - 1 :], ENDS)):
            for key in end.tolist():
                flag_of[key] = flag_of.get(key, 0) | flag
    return table(flag_of)


def phrases(hashed: Hashed) -> Lexicon:
    """All runs of `PHRASE` words of the listed phrases."""
    keys = [hashed(line) for line in _phrases()]
    runs = [chained(key, np.arange(len(key) - PHRASE + 1)) for key in keys]
    return table(dict.fromkeys(np.concatenate(runs).tolist(), FUNCTION))


def chained(key: U64, at: Ints) -> U64:
    """A hash for the run of `PHRASE` words from each place on."""
    run = key[at]
    for further in range(1, PHRASE):
        run = longer(run, key[at + further])
    return run


def _phrases() -> list[str]:
    return [line for text in _lists()["phrase"].values() for line in text.strip().split("\n")]


def _german(function: dict[str, str]) -> set[str]:
    others = (text.split() for language, text in function.items() if language != "de")
    return set(function["de"].split()).difference(*others)


def function_words() -> dict[str, frozenset[str]]:
    """The words of grammar of languages whose numbers are known; of English, of news, too."""
    lists = {name: text.split() for name, text in _lists()["function"].items()}
    lists["en"] += lists.pop("news")
    return {name: frozenset(words) for name, words in lists.items()}


@cache
def title_words() -> frozenset[str]:
    """Parts of titles and offices."""
    return frozenset(" ".join(_lists()["title"].values()).split())


def _lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = tomllib.loads(
        files("cleaner.overlap.language").joinpath("words.toml").read_text("utf-8")
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
    flags[slot[more]] |= _TAKEN
    return Lexicon(keys, flags, known[more], flag[more])


def _slots(key: U64) -> Ints:
    return ((key * _FACTOR) >> np.uint64(64 - _BITS)).view(np.int64)
