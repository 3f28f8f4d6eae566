"""What kind of word each is: a capital, a number, the first of a sentence, one that says little."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap import chars
from cleaner.overlap.hashing import U64, Ints
from cleaner.overlap.lexicon import (
    COMMON,
    FUNCTION,
    PHRASE,
    TITLE,
    Lexicon,
    chained,
    lexicon,
    phrases,
)
from cleaner.overlap.signs import Signs
from cleaner.overlap.words import hashed

CAPITAL, QUOTED, NUMBER, STARTS, HALF = 1, 2, 32, 64, 128
"""Flags of a word: a capital amid a sentence, inside quotation marks, a number, the first of a
sentence, a sign that is only part of a word (Han and the like).  Others: see `lexicon`."""

__all__ = [
    "CAPITAL",
    "COMMON",
    "FUNCTION",
    "HALF",
    "NUMBER",
    "QUOTED",
    "STARTS",
    "TITLE",
    "flags_of",
]

HEADLINE = 0.6
"""Share of words with a capital from which capitals say nothing."""


def flags_of(signs: Signs, places: tuple[Ints, Ints], key: U64, first: Ints) -> NDArray[np.uint8]:
    """The flags of words but for `QUOTED`; ``places`` is where they begin and end.

    ``first`` is the first word of each passage.
    """
    begin, stop = places
    flags = _listed().flags_of(key)
    for at in np.flatnonzero(_phrases().flags_of(chained(key))).tolist():
        flags[at : at + PHRASE] = FUNCTION
    look = signs.kind[begin]
    flags[look & chars.DIGIT != 0] |= NUMBER
    flags[(look >= chars.LETTER) & (look & chars.ALONE != 0)] |= HALF
    starts = np.zeros(len(begin), bool)
    starts[first] = True
    ended = signs.kind[stop[:-1]] == chars.STOP
    short = (stop[:-1] - begin[:-1] <= 1) | (flags[:-1] & TITLE != 0)
    starts[1:] |= (ended & ~short) | (signs.kind[begin[1:] - 1] == chars.QUOTE)
    flags[starts] |= STARTS
    upper = (look >= chars.LETTER) & (look & chars.UPPER != 0)
    flags[upper & ~starts & ~_shouting(upper, first)] |= CAPITAL
    return flags


def _shouting(upper: NDArray[np.bool_], first: Ints) -> NDArray[np.bool_]:
    """Whether a word stands in a headline, where nearly every word has a capital."""
    counts = np.diff(first, append=len(upper))
    share = np.add.reduceat(upper, first, dtype=np.int64) / np.maximum(1, counts - 1)
    return np.repeat(share >= HEADLINE, counts)


@cache
def _listed() -> Lexicon:
    return lexicon(hashed)


@cache
def _phrases() -> Lexicon:
    return phrases(hashed)
