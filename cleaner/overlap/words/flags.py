"""What kind of word each is: a capital, a number, the first of a sentence, one that says little."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import U64, Bools, Ints, tallied
from cleaner.overlap.words import chars
from cleaner.overlap.words.hashing import runs_of
from cleaner.overlap.words.kinds import (
    CAPITAL,
    COMMON,
    FUNCTION,
    HALF,
    NUMBER,
    PHRASED,
    STARTS,
    TITLE,
)
from cleaner.overlap.words.lexicon import (
    BEGINS,
    ENDS,
    GERMAN,
    PHRASE,
    lexicon,
    phrases,
)
from cleaner.overlap.words.signs import Signs

HEADLINE = 0.6
"""Share of words with a capital from which capitals say nothing."""

SPOKEN = 0.1
"""Share of words of German grammar from which a passage is German, and a capital alone no name."""


def flags_of(signs: Signs, places: tuple[Ints, Ints], key: U64, first: Ints) -> NDArray[np.uint8]:
    """The flags of words but for `QUOTED`; ``places`` is where they begin and end.

    ``first`` is the first word of each passage.
    """
    begin, stop = places
    flags = lexicon().flags_of(key)
    german = _german(flags, first)
    _flag_phrases(flags, key)
    look = signs.kind.take(begin)
    letter = look >= chars.LETTER
    flags |= (look & chars.DIGIT != 0) * np.uint8(NUMBER)
    flags |= (letter & (look & chars.ALONE != 0)) * np.uint8(HALF)
    starts = np.zeros(len(begin), bool)
    starts[first] = True
    ended = signs.kind.take(stop[:-1]) == chars.STOP
    short = (stop[:-1] - begin[:-1] <= 1) | (flags[:-1] & TITLE != 0)
    starts[1:] |= (ended & ~short) | (signs.kind.take(begin[1:] - 1) == chars.QUOTE)
    flags |= starts * np.uint8(STARTS)
    upper = letter & (look & chars.UPPER != 0)
    named = upper & ~starts & ~_shouting(upper, first)
    if german.any():
        nouns = np.repeat(german, np.diff(first, append=len(key)))
        named &= ~nouns | _side_by_side(upper & (flags & (FUNCTION | COMMON) == 0))
    flags |= named * np.uint8(CAPITAL)
    return flags


def _german(flags: NDArray[np.uint8], first: Ints) -> Bools:
    """Which passages are German: there all nouns have capitals."""
    edges = np.append(first, len(flags))
    return tallied(flags & GERMAN != 0, edges) >= SPOKEN * np.diff(edges)


def _side_by_side(marked: Bools) -> Bools:
    """Whether a word is marked, and the one before or behind it is too."""
    both = marked[:-1] & marked[1:]
    beside = np.zeros(len(marked), bool)
    beside[:-1] |= both
    beside[1:] |= both
    return beside


def _flag_phrases(flags: NDArray[np.uint8], key: U64) -> None:
    """Flag the words of set phrases, and take away what told where to look for them."""
    last = max(0, len(key) - PHRASE + 1)
    may = (flags[:last] & BEGINS != 0) & (flags[len(key) - last :] & ENDS != 0)
    flags &= FUNCTION | COMMON | TITLE
    at = np.flatnonzero(may)
    for place in at[phrases().flags_of(runs_of(key, at, PHRASE)) != 0].tolist():
        flags[place : place + PHRASE] = PHRASED


def _shouting(upper: Bools, first: Ints) -> Bools:
    """Whether a word stands in a headline, where nearly every word has a capital."""
    counts = np.diff(first, append=len(upper))
    share = tallied(upper, np.append(first, len(upper))) / np.maximum(1, counts - 1)
    return np.repeat(share >= HEADLINE, counts)
