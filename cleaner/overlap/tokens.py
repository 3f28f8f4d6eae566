"""Passages to words, each a hash: all words of a chunk at once, no loop over words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import U64, Ints, ranges
from cleaner.overlap.passages import Passages
from cleaner.overlap.words.column import Column
from cleaner.overlap.words.flags import flags_of
from cleaner.overlap.words.hashing import digests, end_marks
from cleaner.overlap.words.kinds import QUOTED
from cleaner.overlap.words.quotation import quoted_spans
from cleaner.overlap.words.rank import Rank
from cleaner.overlap.words.segment import HEAD, words_of
from cleaner.overlap.words.signs import Signs, signs_of

_ALL = (1 << 64) - 1

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
        spelling: hashes of the first signs from a word on, of a sample (`spelling`).
        spelled: the word of each of them.
        passages: where passages begin, to be looked up.
        quotations: the same for where quotations end.
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
    passages: Rank
    quotations: Rank

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
        return self.passages.until(at) - 1

    def quotation(self, at: Ints) -> Ints:
        """The quotations in which some words stand, or the next ones behind them."""
        return self.quotations.until(at)


def tokens(passages: Passages, *, every: int | None = None) -> Tokens:
    """The words of all passages.

    ``every`` tells for a part of a set which words are sampled, as `sampling` has it for the whole.
    """
    signs = int((passages.end - passages.start).sum())
    every = sampling(signs) if every is None else every
    columns = {name: Column(kind, signs // 4) for name, kind in _KINDS.items()}
    for lo, hi in passages.chunks():
        at = columns["key"].size
        for name, values in _chunk(passages, lo, hi, every).items():
            columns[name].add(values + at if name in _COUNTED else values)
    columns["first"].add(np.array([columns["key"].size]))
    filled = {name: column.filled() for name, column in columns.items()}
    filled["quotes"] = filled["quotes"].reshape(-1, 2)
    filled["key"][filled["first"][1:] - 1] = end_marks(len(passages))
    size = len(filled["key"])
    ends = Rank(filled["quotes"][:, 1], size)
    return Tokens(**filled, passages=Rank(filled["first"], size), quotations=ends)


def sampling(signs: int) -> int:
    """Of how many words one is compared by its spelling, in a set of so many signs."""
    return max(1, signs // SAMPLED)


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


def _chunk(passages: Passages, lo: int, hi: int, every: int) -> dict[str, NDArray[Any]]:
    """The words of some passages, by the columns of `Tokens`."""
    signs = signs_of(passages.seen(slice(lo, hi)))
    begin, stop, key, heads = words_of(signs)
    spelled = _sampled(signs, begin, heads, every)
    first = np.searchsorted(begin, signs.offsets[:-1])
    flags = flags_of(signs, (begin, stop), key, first)
    quotes = _quotations(signs, begin)
    flags[ranges(quotes[:, 0], quotes[:, 1] - quotes[:, 0])] |= QUOTED
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
        "digest": digests(key, first, counts),
        "spelling": heads[spelled],
        "spelled": spelled,
    }


def _sampled(signs: Signs, begin: Ints, heads: U64, every: int) -> Ints:
    """The words whose first signs are sampled; where the passage ends before there are none."""
    words = np.flatnonzero(heads <= np.uint64(_ALL // every))
    at = begin[words]
    counts = np.diff(np.searchsorted(at, signs.offsets))
    return words[at + HEAD < np.repeat(signs.offsets[1:], counts)]


def _quotations(signs: Signs, begin: Ints) -> Ints:
    """The first word of every quotation, and the one behind its last."""
    if not len(signs.marks):
        return np.zeros((0, 2), np.int64)
    spans = quoted_spans(signs.codes, signs.kind, signs.marks, signs.offsets)
    edges = np.searchsorted(begin, spans)
    return edges[edges[:, 0] < edges[:, 1]]
