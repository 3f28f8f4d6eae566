"""Signs to words: where they begin and end, and a hash of each."""

from __future__ import annotations

from itertools import chain

import numpy as np

from cleaner.overlap.arrays import U64, Bools, Ints, edges, ranges
from cleaner.overlap.words import chars
from cleaner.overlap.words.hashing import stretches
from cleaner.overlap.words.signs import Signs, signs_of

HEAD = 8
"""Signs from a word on that are compared by their spelling; blanks and commas count."""


def words_of(signs: Signs) -> tuple[Ints, Ints, U64, U64]:
    """Where words and end marks begin and end, their hashes, and those of their first signs."""
    apart, fold = signs.apart, signs.fold
    ends = signs.offsets[1:] - 1
    alone = (signs.kind >= chars.LETTER) & (signs.kind & chars.ALONE != 0)
    places = np.flatnonzero(alone) if alone.any() else ends[:0]
    if apart.size:
        fold = np.delete(fold, apart)
        ends = ends - np.searchsorted(apart, ends)
        places = places - np.searchsorted(apart, places)
    begin, stop = _edges(fold != 0, ends, places)
    key, heads = _hashes(fold, begin, stop)
    return _amid(begin, apart), _amid(stop, apart), key, heads


def _hashes(fold: chars.Folds, begin: Ints, stop: Ints) -> tuple[U64, U64]:
    """The hashes of words, and those of their first signs."""
    several = np.flatnonzero(fold >= chars.SPELLED)
    if several.size:
        counts, fold = _spelled_out(fold, several)
        before = edges(counts)
        begin, stop = before[begin], before[stop]
    key, heads = stretches(fold, begin, (stop, np.minimum(begin + HEAD, len(fold))))
    return key, heads


def _spelled_out(fold: chars.Folds, several: Ints) -> tuple[Ints, chars.Folds]:
    """How many letters each sign is, and all letters: ß is two."""
    letters = [chars.spelled(sign) for sign in fold[several].tolist()]
    counts = np.ones(len(fold), np.int64)
    counts[several] = list(map(len, letters))
    whole = np.repeat(fold, counts)
    first = (np.cumsum(counts) - counts)[several]
    whole[ranges(first, counts[several])] = list(chain.from_iterable(letters))
    return counts, whole


def _edges(word: Bools, ends: Ints, places: Ints) -> tuple[Ints, Ints]:
    """Where words begin and end; ``ends`` and ``places`` are words of one sign."""
    cut = np.zeros(len(word) + 1, bool)
    word[ends] = True
    for each in (ends, places):
        cut[each] = cut[each + 1] = True
    begins, stops = word.copy(), word.copy()
    begins[1:] &= ~word[:-1] | cut[1:-1]
    stops[:-1] &= ~word[1:] | cut[1:-1]
    return np.flatnonzero(begins), np.flatnonzero(stops) + 1


def _amid(at: Ints, apart: Ints) -> Ints:
    """Places in order that are counted without the signs apart, counted with them."""
    before = np.searchsorted(at, apart - np.arange(len(apart)))
    return at + np.repeat(np.arange(len(apart) + 1), np.diff(before, prepend=0, append=len(at)))


def hashed(words: str) -> U64:
    """The hashes of the words of a text, as `Tokens` has them."""
    return words_of(signs_of([words]))[2][:-1]
