"""What the shared runs of two passages weigh: words, quotation marks, how much is covered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.lexicon import COMMON, FUNCTION, TITLE
from cleaner.overlap.pair import Runs
from cleaner.overlap.tokens import CAPITAL, HALF, NUMBER, QUOTED, Ints, Tokens

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row a pair of passages, ordered by a and b.

    Attributes:
        a: the passage that stands first.
        b: the other.
        runs: the shared runs, those of a pair side by side, in the order of ``a``.
        begin: where the runs of each pair begin; one more than there are pairs.
        longest: words of the longest run.
        words: words in all runs; a word in two runs counts once.
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
    """The runs by pairs of passages, and what they weigh."""
    a, b, runs = _by_passages(tokens, runs)
    new = (np.diff(a, prepend=-1) != 0) | (np.diff(b, prepend=-1) != 0)
    heads = np.flatnonzero(new)
    shared = _Shared.of(tokens, runs, np.cumsum(new) - 1, len(heads))
    sizes = tokens.sizes
    return Evidence(
        a=a[heads],
        b=b[heads],
        runs=runs,
        begin=np.append(heads, len(a)),
        longest=np.maximum.reduceat(runs[2], heads).astype(np.float32) if len(heads) else _NONE,
        words=shared.sum(shared.weight),
        common=shared.sum(shared.weight * shared.common),
        best=shared.best(len(a), heads),
        quoted=shared.sum(shared.weight * shared.quoted),
        half=shared.sum(shared.weight * shared.half),
        quote_cover=shared.quote_cover(tokens),
        share_a=_share(shared.sum(shared.weight), sizes[a[heads]]),
        share_b=_share(shared.words_b(len(tokens.key)), sizes[b[heads]]),
    )


_NONE = np.zeros(0, np.float32)


def _share(words: Floats, of: Ints) -> Floats:
    return np.asarray(words / np.maximum(1, of), np.float32)


def _by_passages(tokens: Tokens, runs: Runs) -> tuple[Ints, Ints, Runs]:
    i, j, n = runs
    a, b = tokens.passage(i), tokens.passage(j)
    order = np.lexsort((j, i, b, a))
    return a[order], b[order], (i[order], j[order], n[order])


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
    common: NDArray[np.bool_]
    telling: NDArray[np.bool_]
    quoted: NDArray[np.bool_]
    half: NDArray[np.bool_]

    @classmethod
    def of(cls, tokens: Tokens, runs: Runs, pair: Ints, pairs: int) -> _Shared:
        i, j, n = runs
        run = np.repeat(np.arange(len(n)), n)
        step = np.arange(len(run)) - np.repeat(np.cumsum(n) - n, n)
        a = i[run] + step
        fresh = _fresh(pair[run] * (len(tokens.key) + 1) + a)
        run, a, b = run[fresh], a[fresh], (j[run] + step)[fresh]
        one, other = tokens.flags[a], tokens.flags[b]
        function = one & FUNCTION != 0
        name = ~function & (((one | other) & CAPITAL != 0) | (one & TITLE != 0))
        common = ~function & ~name & (one & (COMMON | NUMBER) != 0)
        return cls(
            pairs=pairs,
            pair=pair[run],
            run=run,
            a=a,
            b=b,
            weight=np.where(one & HALF, 0.5, 1.0).astype(np.float32),
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

    def words_b(self, size: int) -> Floats:
        """Words of ``b`` that are shared, by pairs."""
        code = np.sort(self.pair * (size + 1) + self.b)
        new = np.diff(code, prepend=-1) != 0
        return np.bincount(code[new] // (size + 1), minlength=self.pairs).astype(np.float32)

    def quote_cover(self, tokens: Tokens) -> Floats:
        """The largest share of a quotation that the shorter one of two has in common."""
        at = np.flatnonzero(self.quoted)
        begins = tokens.quotes[:, 0]
        one = np.searchsorted(begins, self.a[at], side="right") - 1
        other = np.searchsorted(begins, self.b[at], side="right") - 1
        pair = self.pair[at]
        order = np.lexsort((other, one, pair))
        at, one, other, pair = at[order], one[order], other[order], pair[order]
        new = np.diff(pair, prepend=-1) != 0
        new |= (np.diff(one, prepend=-1) != 0) | (np.diff(other, prepend=-1) != 0)
        heads = np.flatnonzero(new)
        cover = np.zeros(self.pairs, np.float32)
        if not len(heads):
            return cover
        sizes = np.diff(tokens.quotes, axis=1)[:, 0]
        shorter = np.minimum(sizes[one[heads]], sizes[other[heads]])
        share = np.minimum(1, np.add.reduceat(self.weight[at], heads) / shorter)
        proves = np.add.reduceat(self.value()[at], heads) * (0.3 + share)
        pair = pair[heads]
        last = np.lexsort((proves, pair))
        last = last[np.append(np.diff(pair[last]) != 0, True)]
        cover[pair[last]] = share[last]
        return cover


def _fresh(code: Ints) -> NDArray[np.bool_]:
    """Whether a number is larger than all before it."""
    before = np.maximum.accumulate(code)
    return np.concatenate([np.ones(min(1, len(code)), bool), code[1:] > before[:-1]])
