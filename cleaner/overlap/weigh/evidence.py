"""What the shared runs of two passages weigh: words, quotation marks, how much is covered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cleaner.overlap.arrays import Bools, Floats, Ints, changes, edges, ranges
from cleaner.overlap.pair.runs import Runs
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words.kinds import (
    CAPITAL,
    COMMON,
    FUNCTION,
    HALF,
    NUMBER,
    PHRASED,
    QUOTED,
    TITLE,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row a pair of passages, ordered by a and b.

    Attributes:
        a: the passage that stands first.
        b: the other.
        runs: the shared runs, those of a pair side by side, in the order of ``a``.
        begin: where the runs of each pair begin; one more than there are pairs.
        longest: words of the longest run, without those of set phrases.
        words: words in all runs; a word in two runs counts once, in whichever text has fewer.
        phrased: of these, words of set phrases.
        common: of these, frequent ones and numbers.
        best: of the run that has most of them, telling words (no grammar, no names and titles, not
            frequent) and half the common ones.
        quoted: words that stand in quotation marks on both sides.
        half: words that are quoted on one side only.
        quote_cover: of the two quotations that share most, the share of the shorter that is shared.
        share_a: share of the words of ``a`` that are shared.
        share_b: the same for ``b``.
    """

    a: Ints
    b: Ints
    runs: Runs
    begin: Ints
    longest: Floats
    words: Floats
    phrased: Floats
    common: Floats
    best: Floats
    quoted: Floats
    half: Floats
    quote_cover: Floats
    share_a: Floats
    share_b: Floats

    def __len__(self) -> int:
        return len(self.a)


def evidence(tokens: Tokens, runs: Runs) -> Evidence:
    """The runs (`runs.distinct`) by pairs of passages, and what they weigh."""
    a, b, runs = _by_passages(tokens, runs)
    heads = changes(a, b)
    begin = np.append(heads, len(a))
    parts = [_weighed(tokens, runs, begin[lo : hi + 1]) for lo, hi in _parts(runs[2], begin)]
    columns = {name: np.concatenate([_NONE, *(part[name] for part in parts)]) for name in _COLUMNS}
    words_a, words_b = columns.pop("words_a"), columns.pop("words_b")
    sizes = tokens.sizes
    return Evidence(
        a=a[heads],
        b=b[heads],
        runs=runs,
        begin=begin,
        share_a=_share(words_a, sizes[a[heads]]),
        share_b=_share(words_b, sizes[b[heads]]),
        **columns,
    )


_COLUMNS = (
    *("longest", "words", "phrased", "common", "best", "quoted", "half", "quote_cover"),
    *("words_a", "words_b"),
)
_PART = 1 << 17
"""Words that are weighed at once: what stays in a processor's cache."""


def _parts(n: Ints, begin: Ints) -> Iterator[tuple[int, int]]:
    """Pairs whose runs have some `_PART` words together."""
    total = edges(n)[begin]
    lo = 0
    while lo < len(begin) - 1:
        hi = int(np.searchsorted(total, total[lo] + _PART, side="right")) - 1
        hi = min(max(hi, lo + 1), len(begin) - 1)
        yield lo, hi
        lo = hi


def _weighed(tokens: Tokens, runs: Runs, begin: Ints) -> dict[str, Floats]:
    """The columns of some pairs; ``begin`` has where the runs of each begin, and where they end."""
    i, j, n = (column[begin[0] : begin[-1]] for column in runs)
    heads = begin[:-1] - begin[0]
    pair = np.repeat(np.arange(len(heads)), np.diff(begin))
    shared = _Shared.of(tokens, (i, j, n), pair, len(heads))
    words_a = shared.sum(np.ones(len(shared.pair), np.float32))
    words_b = shared.words_b((i, j, n), heads)
    return {
        "longest": shared.longest(n, heads),
        "words": shared.sum(shared.weight) * np.minimum(1, words_b / np.maximum(1, words_a)),
        "phrased": shared.sum(shared.weight * shared.phrased),
        "common": shared.sum(shared.weight * shared.common),
        "best": shared.best(len(i), heads),
        "quoted": shared.sum(shared.weight * shared.quoted),
        "half": shared.sum(shared.weight * shared.half),
        "quote_cover": shared.quote_cover(tokens),
        "words_a": words_a,
        "words_b": words_b,
    }


_NONE = np.zeros(0, np.float32)


def _share(words: Floats, of: Ints) -> Floats:
    return np.asarray(words / np.maximum(1, of), np.float32)


def _by_passages(tokens: Tokens, runs: Runs) -> tuple[Ints, Ints, Runs]:
    """The runs of each pair of passages side by side; they come in the order of `distinct`."""
    i, j, n = runs
    a, b = tokens.passage(i), tokens.passage(j)
    order = np.argsort(a * len(tokens.first) + b, kind="stable")
    a, b, i, j, n = (column.take(order) for column in (a, b, i, j, n))
    return a, b, (i, j, n)


@dataclass(frozen=True, slots=True)
class _Shared:
    """The words of all runs, those of a pair side by side; a word in two runs stands once.

    ``pair`` and ``run`` say whose each is, ``a`` and ``b`` which words they are; the others, what.
    """

    pairs: int
    pair: Ints
    run: Ints
    a: Ints
    b: Ints
    weight: Floats
    phrased: Bools
    common: Bools
    telling: Bools
    quoted: Bools
    half: Bools

    @classmethod
    def of(cls, tokens: Tokens, runs: Runs, pair: Ints, pairs: int) -> _Shared:
        i, j, n = runs
        run = np.repeat(np.arange(len(n)), n)
        a = ranges(i, n)
        fresh = _fresh(pair.take(run) * (len(tokens.key) + 1) + a)
        at = np.flatnonzero(fresh)
        run, a, b = run.take(at), a.take(at), ranges(j, n).take(at)
        one, other = tokens.flags.take(a), tokens.flags.take(b)
        function = one & FUNCTION != 0
        name = ~function & (((one | other) & CAPITAL != 0) | (one & TITLE != 0))
        common = ~function & ~name & (one & (COMMON | NUMBER) != 0)
        return cls(
            pairs=pairs,
            pair=pair.take(run),
            run=run,
            a=a,
            b=b,
            weight=np.where(one & HALF, 0.5, 1.0).astype(np.float32),
            phrased=one & other & PHRASED == PHRASED,
            common=common,
            telling=~(function | name | common),
            quoted=one & other & QUOTED != 0,
            half=(one ^ other) & QUOTED != 0,
        )

    def sum(self, values: Floats) -> Floats:
        """The sum of values by pairs."""
        return np.bincount(self.pair, values, minlength=self.pairs).astype(np.float32)

    def value(self) -> Floats:
        """What each word proves."""
        return self.weight * (self.telling + 0.5 * self.common).astype(np.float32)

    def best(self, runs: int, heads: Ints) -> Floats:
        """What the run of each pair proves that proves most."""
        by_run = np.bincount(self.run, self.value(), minlength=runs)
        return np.maximum.reduceat(by_run, heads).astype(np.float32) if len(heads) else _NONE

    def longest(self, n: Ints, heads: Ints) -> Floats:
        """Words of the longest run of each pair, without those of set phrases."""
        own = n - np.bincount(self.run, self.phrased, minlength=len(n))
        return np.maximum.reduceat(own, heads).astype(np.float32) if len(heads) else _NONE

    def words_b(self, runs: Runs, heads: Ints) -> Floats:
        """Words of ``b`` that are shared, by pairs: one that is shared twice counts once."""
        if not len(heads):
            return _NONE
        low = np.minimum.reduceat(runs[1], heads)
        width = np.maximum.reduceat(runs[1] + runs[2], heads) - low
        before = np.cumsum(width) - width
        seen = np.zeros(int(width.sum()), bool)
        seen[(before - low).take(self.pair) + self.b] = True
        return np.add.reduceat(seen, before, dtype=np.float32)

    def quote_cover(self, tokens: Tokens) -> Floats:
        """The largest share of a quotation that the shorter one of two has in common."""
        at = np.flatnonzero(self.quoted)
        one, other = (tokens.quotation(side.take(at)) for side in (self.a, self.b))
        pair = self.pair.take(at)
        heads = changes(pair, one, other)
        cover = np.zeros(self.pairs, np.float32)
        if not len(heads):
            return cover
        words = np.add.reduceat(self.weight.take(at), heads)
        value = np.add.reduceat(self.value().take(at), heads)
        pair, one, other = pair[heads], one[heads], other[heads]
        order = np.lexsort((other, one, pair))
        pair, one, other = pair[order], one[order], other[order]
        heads = changes(pair, one, other)
        words, value = (np.add.reduceat(part[order], heads) for part in (words, value))
        sizes = tokens.quotes[:, 1] - tokens.quotes[:, 0]
        share = np.minimum(1, words / np.minimum(sizes[one[heads]], sizes[other[heads]]))
        pair = pair[heads]
        best = np.lexsort((value * (0.3 + share), pair))
        best = best[np.append(np.diff(pair[best]) != 0, True)]
        cover[pair[best]] = share[best]
        return cover


def _fresh(code: Ints) -> Bools:
    """Whether a number is larger than all before it."""
    before = np.maximum.accumulate(code)
    return np.concatenate([np.ones(min(1, len(code)), bool), code[1:] > before[:-1]])
