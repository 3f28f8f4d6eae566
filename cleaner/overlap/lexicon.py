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

_BITS = 16
_FACTORS = tuple(np.uint64(factor) for factor in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F))


@dataclass(frozen=True, slots=True)
class _Table:
    """Listed words by a few bits of their hash; no two of them in one place."""

    keys: U64
    flags: NDArray[np.uint8]
    factor: np.uint64

    def flags_of(self, key: U64) -> NDArray[np.uint8]:
        slot = _slots(key, self.factor)
        return self.flags[slot] * (self.keys[slot] == key)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Two hash tables, the second for words that have no place of their own in the first."""

    tables: tuple[_Table, ...]

    def flags_of(self, key: U64) -> NDArray[np.uint8]:
        """The flag of every word, 0 for those that are not listed."""
        flags = self.tables[0].flags_of(key)
        for table in self.tables[1:]:
            flags |= table.flags_of(key)
        return flags


def lexicon(hashed: Hashed) -> Lexicon:
    """The listed words by their hashes; ``hashed`` has those of words with blanks between."""
    lists = tomllib.loads(files("cleaner.overlap").joinpath("words.toml").read_text("utf-8"))
    named = (("common", COMMON), ("title", TITLE), ("function", FUNCTION))
    flag_of = {
        int(key): flag for name, flag in named for key in hashed(" ".join(lists[name].values()))
    }
    known = np.fromiter(flag_of, np.uint64, len(flag_of))
    flags = np.fromiter(flag_of.values(), np.uint8, len(flag_of))
    tables = []
    for factor in _FACTORS:
        placed = np.unique(_slots(known, factor), return_index=True)[1]
        tables.append(_table(known[placed], flags[placed], factor))
        known, flags = np.delete(known, placed), np.delete(flags, placed)
    if len(known):
        raise ValueError("words.toml lists too many words for its tables")
    return Lexicon(tuple(tables))


def _table(known: U64, flag: NDArray[np.uint8], factor: np.uint64) -> _Table:
    keys, flags = np.zeros(1 << _BITS, np.uint64), np.zeros(1 << _BITS, np.uint8)
    slot = _slots(known, factor)
    keys[slot], flags[slot] = known, flag
    return _Table(keys, flags, factor)


def _slots(key: U64, factor: np.uint64) -> U64:
    return (key * factor) >> np.uint64(64 - _BITS)
