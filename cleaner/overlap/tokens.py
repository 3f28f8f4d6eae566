"""Passages to words, each a hash: all words of a chunk at once, no loop over words.

A word's hash is a polynomial over its folded signs, from a running sum: sum(c * B^i) over the
chunk, the difference of two places times B^-start.  It is the same wherever the word stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap import chars
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
from cleaner.overlap.passages import Passages
from cleaner.overlap.quotation import is_one_of, quoted_spans

U64 = NDArray[np.uint64]
Ints = NDArray[np.int64]

CAPITAL, QUOTED, NUMBER, STARTS, HALF = 1, 2, 32, 64, 128
"""Flags of a word: a capital amid a sentence, inside quotation marks, a number, the first of a
sentence, a sign that is only part of a word (Han and the like).  Others: see `lexicon`."""

__all__ = ["CAPITAL", "COMMON", "FUNCTION", "HALF", "NUMBER", "QUOTED", "STARTS", "TITLE", "Tokens"]

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_FACTOR = 0xC2B2AE3D27D4EB4F
_ALL = (1 << 64) - 1
HEADLINE = 0.6
"""Share of words with a capital from which capitals say nothing."""

HEAD = 8
"""Signs from a word on that are compared by their spelling; blanks and commas count."""

SAMPLED = 4_000_000
"""Signs up to which every word is compared by its spelling; a larger set takes every 2nd, 3rd …"""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of all passages in one row, with an end mark behind each passage.

    End marks have hashes like no other, so that what is the same in two places never goes on beyond
    a passage.

    Attributes:
        key: the hash of each word.
        start: where it begins, in characters of the article's text.
        end: where it ends.
        flags: what kind of word it is.
        first: the first word of each passage; one more than there are passages.
        quotes: a row a quotation: its first word, and the one behind its last.
        digest: a hash over the words of each passage.
        spelling: hashes of the first signs from a word on, of a sample (`sketch`).
        spelled: the word of each of them.
    """

    key: U64
    start: NDArray[np.uint32]
    end: NDArray[np.uint32]
    flags: NDArray[np.uint8]
    first: Ints
    quotes: Ints
    digest: U64
    spelling: U64
    spelled: Ints

    @property
    def stop(self) -> Ints:
        """Where the end mark of each passage stands: behind its last word."""
        return self.first[1:] - 1

    @property
    def sizes(self) -> Ints:
        """Words of each passage."""
        return np.diff(self.first) - 1

    def passage(self, at: Ints) -> Ints:
        """The passages of some words."""
        return np.searchsorted(self.first, at, side="right") - 1


def tokens(passages: Passages) -> Tokens:
    """The words of all passages."""
    signs = int((passages.end - passages.start).sum())
    every = max(1, signs // SAMPLED)
    columns = {name: _Column(kind, signs // 4) for name, kind in _KINDS.items()}
    for lo, hi in passages.chunks():
        at = columns["key"].size
        for name, values in _chunk(passages, lo, hi, every).items():
            columns[name].add(values + at if name in _COUNTED else values)
    columns["first"].add(np.array([columns["key"].size]))
    filled = {name: column.filled() for name, column in columns.items()}
    filled["quotes"] = filled["quotes"].reshape(-1, 2)
    filled["key"][filled["first"][1:] - 1] = _end_marks(len(passages))
    return Tokens(**filled)


_KINDS: dict[str, type[np.generic]] = {
    "key": np.uint64,
    "start": np.uint32,
    "end": np.uint32,
    "flags": np.uint8,
    "first": np.int64,
    "quotes": np.int64,
    "digest": np.uint64,
    "spelling": np.uint64,
    "spelled": np.int64,
}
_COUNTED = frozenset({"first", "quotes", "spelled"})
"""Columns that number words."""


class _Column:
    """An array that grows: chunks are added to it and given up, so that nothing is held twice.

    Room that is not filled yet takes no memory on most systems.
    """

    def __init__(self, kind: type[np.generic], room: int) -> None:
        self._values: NDArray[Any] = np.empty(max(1024, room), kind)
        self.size = 0

    def add(self, values: NDArray[Any]) -> None:
        """Put values behind those that are there."""
        size = self.size + values.size
        if size > len(self._values):
            grown = np.empty(2 * size, self._values.dtype)
            grown[: self.size] = self._values[: self.size]
            self._values = grown
        self._values[self.size : size] = values.ravel()
        self.size = size

    def filled(self) -> NDArray[Any]:
        """What was added."""
        return self._values[: self.size]


def _end_marks(count: int) -> U64:
    numbers = np.arange(1, count + 1, dtype=np.uint64)
    return (numbers * np.uint64(_BASE)) ^ np.uint64(_FACTOR)


@dataclass(frozen=True, slots=True)
class _Signs:
    """A chunk as signs: a line feed behind every passage.

    ``offsets`` is where each passage begins (one more than there are), ``apart`` where signs stand
    that are passed over.
    """

    codes: chars.Codes
    fold: chars.Folds
    kind: chars.Kinds
    offsets: Ints
    apart: Ints


def _chunk(passages: Passages, lo: int, hi: int, every: int) -> dict[str, NDArray[Any]]:
    """The words of some passages, by the columns of `Tokens`."""
    signs = _signs(passages.texts(lo, hi))
    begin, stop, key, heads = _words(signs)
    spelled = _sampled(signs, begin, heads, every)
    first = np.searchsorted(begin, signs.offsets[:-1])
    flags = _flags(signs, (begin, stop), key, first)
    quotes = _quotations(signs, begin)
    step = np.zeros(len(flags) + 1, np.int8)
    step[quotes[:, 0]] += 1
    step[quotes[:, 1]] -= 1
    flags[np.cumsum(step[:-1], dtype=np.int8) > 0] |= QUOTED
    counts = np.diff(first, append=len(key))
    flags[first + counts - 1] = 0
    move = np.repeat(passages.start[lo:hi] - signs.offsets[:-1], counts)
    start, end = (begin + move).astype(np.uint32), (stop + move).astype(np.uint32)
    return {
        "key": key,
        "start": start,
        "end": end,
        "flags": flags,
        "first": first,
        "quotes": quotes,
        "digest": _digests(key, first, counts),
        "spelling": heads[spelled],
        "spelled": spelled,
    }


def _signs(texts: list[str]) -> _Signs:
    sizes = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    codes = chars.code_points("\n".join([*texts, ""]))
    fold, kind = chars.folded(codes)
    _join_numbers(codes, fold, kind)
    return _Signs(codes, fold, kind, offsets, _passed_over(codes, kind))


def _join_numbers(codes: chars.Codes, fold: chars.Folds, kind: chars.Kinds) -> None:
    """Let a dot or a comma between digits be part of the number: 3.5 is not 35, nor 3 and 5."""
    at = np.flatnonzero((codes == ord(".")) | (codes == ord(",")))
    at = at[(at > 0) & (at < len(codes) - 1)]
    before, after = kind[at - 1], kind[at + 1]
    both = (np.minimum(before, after) >= chars.LETTER) & (before & after & chars.DIGIT != 0)
    fold[at[both]] = codes[at[both]]


def _passed_over(codes: chars.Codes, kind: chars.Kinds) -> Ints:
    """Where signs stand that belong to no word and end none, in order."""
    apart = [np.flatnonzero(kind == chars.SKIP)]
    letter = np.concatenate([np.zeros(2, bool), kind >= chars.LETTER, np.zeros(2, bool)])
    marks = np.flatnonzero(kind == chars.QUOTE)
    marks = marks[is_one_of(codes[marks], chars.APOSTROPHES)] + 2
    apart.append(marks[letter[marks - 1] & letter[marks + 1]] - 2)
    dots = np.flatnonzero(codes == ord(".")) + 2
    digit = kind & chars.DIGIT != 0
    dots = dots[~digit[np.maximum(0, dots - 3)]]
    initial = letter[dots - 1] & ~letter[dots - 2] & letter[dots + 1] & ~letter[dots + 2]
    apart.append(dots[initial] - 2)
    return np.sort(np.concatenate(apart))


def _words(signs: _Signs) -> tuple[Ints, Ints, U64, U64]:
    """Where words and end marks begin and end, their hashes, and those of their first signs."""
    apart, fold = signs.apart, signs.fold
    ends = signs.offsets[1:] - 1
    alone = (signs.kind >= chars.LETTER) & (signs.kind & chars.ALONE != 0)
    places = np.flatnonzero(alone) if alone.any() else ends[:0]
    if apart.size:
        fold = np.delete(fold, apart)
        ends = ends - np.searchsorted(apart, ends)
        places = places - np.searchsorted(apart, places)
    word = np.concatenate([np.zeros(1, bool), fold != 0, np.zeros(1, bool)])
    word[ends + 1] = True
    edge = word[1:] != word[:-1]
    for cut in (ends, places):
        edge[cut] = edge[cut + 1] = True
    edges = np.flatnonzero(edge)
    begins = np.flatnonzero(word[edges + 1])
    begin, stop = edges[begins], edges[begins + 1]
    total = _running(fold)
    key = _mixed(_between(total, begin, stop))
    heads = _mixed(_between(total, begin, np.minimum(begin + HEAD, len(fold))))
    if apart.size:
        left_out = np.zeros(len(fold) + 1, np.int64)
        np.add.at(left_out, apart - np.arange(len(apart)), 1)
        np.cumsum(left_out, out=left_out)
        begin, stop = begin + left_out[begin], stop + left_out[stop]
    return begin, stop, key, heads


def _sampled(signs: _Signs, begin: Ints, heads: U64, every: int) -> Ints:
    """The words whose first signs are sampled; where the passage ends before there are none."""
    words = np.flatnonzero(heads <= np.uint64(_ALL // every))
    row = np.searchsorted(signs.offsets, begin[words], side="right")
    return words[begin[words] + HEAD < signs.offsets[row]]


def _running(fold: chars.Folds) -> U64:
    """sum(c * B^i) up to each sign of a chunk."""
    total = np.zeros(len(fold) + 1, np.uint64)
    np.cumsum(fold * _powers(_room(len(fold)))[0][: len(fold)], out=total[1:])
    return total


def _between(total: U64, begin: Ints, stop: Ints) -> U64:
    """sum(c * B^i) over the signs of spans, counted from the begin of each."""
    inverses = _powers(_room(len(total) - 1))[1]
    return (total[stop] - total[begin]) * inverses[begin]


def _mixed(key: U64) -> U64:
    key ^= key >> np.uint64(29)
    key *= _MIX
    key ^= key >> np.uint64(32)
    return key


def _room(size: int) -> int:
    """Chunks are mostly of one size: one table of powers does for nearly all."""
    return 1 << max(18, size.bit_length())


@cache
def _powers(size: int) -> tuple[U64, U64]:
    """B^i and B^-i for all places of a chunk."""
    powers, inverses = np.full(size, _BASE, np.uint64), np.full(size, _INVERSE, np.uint64)
    powers[0] = inverses[0] = 1
    return np.multiply.accumulate(powers), np.multiply.accumulate(inverses)


def _digests(key: U64, first: Ints, counts: Ints) -> U64:
    """A hash over the words of every passage, in their order; the end mark has no part in it."""
    if not len(key):
        return key
    step = np.arange(len(key)) - np.repeat(first, counts)
    weighed = key * _factors(_room(int(counts.max())))[step]
    weighed[first + counts - 1] = 0
    return np.add.reduceat(weighed, first) * np.uint64(_FACTOR) + counts.astype(np.uint64)


@cache
def _factors(size: int) -> U64:
    """An odd factor for each place: powers of one number would let texts be made that collide."""
    number = np.arange(1, size + 1, dtype=np.uint64) * np.uint64(_BASE)
    number = (number ^ (number >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    number = (number ^ (number >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (number ^ (number >> np.uint64(31))) | np.uint64(1)


def _flags(signs: _Signs, places: tuple[Ints, Ints], key: U64, first: Ints) -> NDArray[np.uint8]:
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


def _quotations(signs: _Signs, begin: Ints) -> Ints:
    """The first word of every quotation, and the one behind its last."""
    quoting = signs.kind == chars.QUOTE
    quoting[signs.apart] = False
    marks = np.flatnonzero(quoting)
    if not len(marks):
        return np.zeros((0, 2), np.int64)
    edges = np.searchsorted(begin, quoted_spans(signs.codes, signs.kind, marks, signs.offsets))
    return edges[edges[:, 0] < edges[:, 1]]


def hashed(words: str) -> U64:
    """The hashes of the words of a text, as `tokens` has them."""
    return _words(_signs([words]))[2][:-1]


@cache
def _listed() -> Lexicon:
    return lexicon(hashed)


@cache
def _phrases() -> Lexicon:
    return phrases(hashed)
