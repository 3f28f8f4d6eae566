"""Passages to words, each a hash: all words of a chunk at once, no loop over words.

A word's hash is a polynomial over its folded signs, from a running sum: sum(c * B^i) over the chunk,
the difference of two places times B^-start.  It is the same wherever the word stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap import chars
from cleaner.overlap.lexicon import COMMON, FUNCTION, TITLE, Lexicon, lexicon
from cleaner.overlap.passages import Passages
from cleaner.overlap.quotation import quotations

U64 = NDArray[np.uint64]

CAPITAL, QUOTED, NUMBER, STARTS, HALF = 1, 2, 32, 64, 128
"""Flags of a word: a capital amid a sentence, inside quotation marks, a number, first of a sentence,
a sign that is only part of a word (Han and the like).  FUNCTION, COMMON, TITLE: see `lexicon`."""

__all__ = ["CAPITAL", "COMMON", "FUNCTION", "HALF", "NUMBER", "QUOTED", "STARTS", "TITLE", "Tokens"]

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIX = np.uint64(0xD6E8FEB86659FD93)
HEADLINE = 0.6
"""Share of words with a capital from which capitals say nothing."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of all passages in one row.

    ``first[p]`` is the first word of passage p, ``first[p + 1]`` the one behind its last;
    ``start`` and ``end`` count characters of the article's text.  ``quotes`` has a row a quotation:
    its first word, and the one behind its last.
    """

    key: U64
    start: NDArray[np.uint32]
    end: NDArray[np.uint32]
    flags: NDArray[np.uint8]
    first: NDArray[np.int64]
    quotes: NDArray[np.int64]

    @property
    def passage(self) -> NDArray[np.int32]:
        """The passage of every word."""
        counts = np.diff(self.first)
        return np.repeat(np.arange(len(counts), dtype=np.int32), counts)


def tokens(passages: Passages) -> Tokens:
    """The words of all passages."""
    pieces = [_chunk(passages, lo, hi) for lo, hi in passages.chunks()]
    counts = [np.zeros(1, np.int64), *(piece.counts for piece in pieces)]
    pieces = pieces or [_Piece(*(np.zeros(0, kind) for kind in _EMPTY), np.zeros((0, 2), np.int64))]
    return Tokens(
        key=np.concatenate([piece.key for piece in pieces]),
        start=np.concatenate([piece.start for piece in pieces], dtype=np.uint32, casting="unsafe"),
        end=np.concatenate([piece.end for piece in pieces], dtype=np.uint32, casting="unsafe"),
        flags=np.concatenate([piece.flags for piece in pieces]),
        first=np.cumsum(np.concatenate(counts)),
        quotes=_quotes(pieces),
    )


def _quotes(pieces: list[_Piece]) -> NDArray[np.int64]:
    """The quotations of all chunks, by the words of all chunks."""
    before = np.cumsum([0, *(len(piece.key) for piece in pieces)])
    return np.concatenate([piece.quotes + at for piece, at in zip(pieces, before, strict=False)])


@dataclass(frozen=True, slots=True)
class _Piece:
    """The words of a chunk; ``counts`` has how many each passage has."""

    key: U64
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    flags: NDArray[np.uint8]
    counts: NDArray[np.int64]
    quotes: NDArray[np.int64]


_EMPTY = (np.uint64, np.int64, np.int64, np.uint8, np.int64)


@dataclass(frozen=True, slots=True)
class _Signs:
    """A chunk as signs: passages joined by line feeds, ``offsets`` where each begins."""

    texts: list[str]
    offsets: NDArray[np.int64]
    kind: NDArray[np.uint8]
    apart: NDArray[np.int64]
    """Signs that are passed over."""


def _chunk(passages: Passages, lo: int, hi: int) -> _Piece:
    texts = [passages.text(row) for row in range(lo, hi)]
    sizes = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    codes = chars.code_points("\n".join([*texts, ""]))
    fold, kind = chars.folded(codes)
    signs = _Signs(texts, offsets, kind, _passed_over(codes, kind))
    begin, stop, key = _words(fold, signs)
    counts = np.diff(np.searchsorted(begin, offsets))
    flags = _flags(signs, begin, stop, key, counts)
    quotes = _quotations(signs, begin)
    for first, behind in quotes.tolist():
        flags[first:behind] |= QUOTED
    move = np.repeat(passages.start[lo:hi] - offsets[:-1], counts)
    return _Piece(key, begin + move, stop + move, flags, counts, quotes)


def _passed_over(codes: chars.Codes, kind: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Where signs stand that belong to no word and end none, in order."""
    apart = [np.flatnonzero(kind == chars.SKIP)]
    letter = np.concatenate([np.zeros(2, bool), kind >= chars.LETTER, np.zeros(2, bool)])
    for sign in chars.APOSTROPHES:
        at = np.flatnonzero(codes == ord(sign)) + 2 if _may_hold(codes, sign) else _NONE
        apart.append(at[letter[at - 1] & letter[at + 1]] - 2)
    at = np.flatnonzero(codes == ord(".")) + 2
    initial = letter[at - 1] & ~letter[at - 2] & letter[at + 1] & ~letter[at + 2]
    apart.append(at[initial] - 2)
    return np.sort(np.concatenate(apart))


_NONE = np.zeros(0, np.int64)


def _may_hold(codes: chars.Codes, sign: str) -> bool:
    return codes.dtype != np.uint8 or sign.isascii()


def _words(
    fold: NDArray[np.uint16], signs: _Signs
) -> tuple[NDArray[np.int64], NDArray[np.int64], U64]:
    """Where words begin and end in the chunk, and their hashes."""
    apart, kind = signs.apart, signs.kind
    alone = (kind & chars.ALONE).astype(bool) & (kind >= chars.LETTER)
    if apart.size:
        fold = np.delete(fold, apart)
    word = np.concatenate([np.zeros(1, bool), fold != 0, np.zeros(1, bool)])
    edge = word[1:] != word[:-1]
    if alone.any():
        edge[:-1] |= np.delete(alone, apart)
        edge[1:] |= np.delete(alone, apart)
    edges = np.flatnonzero(edge)
    begins = np.flatnonzero(word[edges + 1])
    begin, stop = edges[begins], edges[begins + 1]
    key = _hashes(fold, begin, stop)
    if apart.size:
        before = apart - np.arange(len(apart))
        begin = begin + np.searchsorted(before, begin, side="right")
        stop = stop + np.searchsorted(before, stop - 1, side="right")
    return begin, stop, key


def _hashes(fold: NDArray[np.uint16], begin: NDArray[np.int64], stop: NDArray[np.int64]) -> U64:
    key = polynomial(fold, begin, stop)
    key ^= key >> np.uint64(29)
    key *= _MIX
    key ^= key >> np.uint64(32)
    return key


def polynomial(fold: NDArray[np.uint16], begin: NDArray[np.int64], stop: NDArray[np.int64]) -> U64:
    """sum(c * B^i) over the signs of every span, counted from its begin."""
    powers, inverses = _powers(len(fold))
    total = np.zeros(len(fold) + 1, np.uint64)
    np.cumsum(fold * powers[: len(fold)], out=total[1:])
    return (total[stop] - total[begin]) * inverses[begin]


@cache
def _powers_of(size: int) -> tuple[U64, U64]:
    powers, inverses = np.full(size, _BASE, np.uint64), np.full(size, _INVERSE, np.uint64)
    powers[0] = inverses[0] = 1
    return np.multiply.accumulate(powers), np.multiply.accumulate(inverses)


def _powers(size: int) -> tuple[U64, U64]:
    """B^i and B^-i for all places of a chunk; chunks are mostly of one size."""
    return _powers_of(1 << max(18, (size - 1).bit_length()))


def _flags(
    signs: _Signs,
    begin: NDArray[np.int64],
    stop: NDArray[np.int64],
    key: U64,
    counts: NDArray[np.int64],
) -> NDArray[np.uint8]:
    flags = _listed().flags_of(key)
    look = signs.kind[begin] if len(begin) else np.zeros(0, np.uint8)
    flags[look & chars.DIGIT != 0] |= NUMBER
    flags[look & chars.ALONE != 0] |= HALF
    starts = _starts(signs, begin, stop, flags)
    flags[starts] |= STARTS
    upper = look & chars.UPPER != 0
    flags[upper & ~starts & ~_shouting(upper, counts)] |= CAPITAL
    return flags


def _starts(
    signs: _Signs, begin: NDArray[np.int64], stop: NDArray[np.int64], flags: NDArray[np.uint8]
) -> NDArray[np.bool_]:
    """Whether a word is the first of a sentence, so that its capital says nothing."""
    starts = np.zeros(len(begin), bool)
    if not len(begin):
        return starts
    starts[0] = True
    ended = signs.kind[stop[:-1]] == chars.STOP
    short = (stop[:-1] - begin[:-1] <= 1) | (flags[:-1] & TITLE != 0)
    starts[1:] = (ended & ~short) | (signs.kind[begin[1:] - 1] == chars.QUOTE)
    heads = np.searchsorted(begin, signs.offsets[:-1])
    starts[heads[heads < len(starts)]] = True
    return starts


def _shouting(upper: NDArray[np.bool_], counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a word stands in a headline, where nearly every word has a capital."""
    total = np.concatenate([np.zeros(1, np.int64), np.cumsum(upper)])
    last = np.cumsum(counts)
    share = (total[last] - total[last - counts]) / np.maximum(1, counts)
    return np.repeat(share >= HEADLINE, counts)


def _quotations(signs: _Signs, begin: NDArray[np.int64]) -> NDArray[np.int64]:
    """The first word of every quotation, and the one behind its last."""
    quoting = signs.kind == chars.QUOTE
    quoting[signs.apart] = False
    marks = np.flatnonzero(quoting)
    rows = np.searchsorted(signs.offsets, marks, side="right") - 1
    rows = rows[np.diff(rows, prepend=-1) > 0]
    spans = [
        (start + signs.offsets[row], end + signs.offsets[row])
        for row in rows.tolist()
        for start, end in quotations(signs.texts[row])
    ]
    edges = np.searchsorted(begin, np.array(spans, np.int64).reshape(-1, 2))
    return edges[edges[:, 0] < edges[:, 1]]


def hashed(words: str) -> U64:
    """The hashes of words with blanks between them, as `tokens` has them."""
    fold, kind = chars.folded(chars.code_points(words))
    return _words(fold, _Signs([words], _NONE, kind, _NONE))[2]


@cache
def _listed() -> Lexicon:
    return lexicon(hashed)
