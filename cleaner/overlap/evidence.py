"""What the shared runs of two passages weigh: words, names, quotation marks, how much is covered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.lexicon import COMMON, FUNCTION, TITLE
from cleaner.overlap.pair import Runs
from cleaner.overlap.tokens import CAPITAL, HALF, NUMBER, QUOTED, STARTS, Ints, Tokens

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
        words: words in all runs; overlapping ones count once.
        names: of these, capitals amid a sentence and parts of titles.
        common: frequent words.
        telling: the rest, which few texts would have by chance.
        best: telling and common words of the run that has most.
        quoted: words that stand in quotation marks on both sides.
        quoted_telling: of these, all but function words and names.
        rare: telling words, each by how seldom it stands outside quotations in all passages.
        half: words that are quoted on one side only.
        quote_words: of the two quotations that share most, the words that they share.
        quote_rare: of these, what ``rare`` is of ``telling``, and half of that for common words.
        quote_cover: the share of the shorter quotation that is shared.
        quote_size: words of the shorter quotation.
        quote_edge: 1 where the shared words stand at an end of both quotations or are one whole.
        quote_plain: of the shared words those that say something and have no capital: a quotation
            with none is a title or a nickname.
        share_a: share of the words of ``a`` that are shared.
        share_b: the same for ``b``.
    """

    a: Ints
    b: Ints
    runs: Runs
    begin: Ints
    longest: Floats
    words: Floats
    names: Floats
    common: Floats
    telling: Floats
    best: Floats
    quoted: Floats
    quoted_telling: Floats
    rare: Floats
    half: Floats
    quote_words: Floats
    quote_rare: Floats
    quote_cover: Floats
    quote_size: Floats
    quote_edge: Floats
    quote_plain: Floats
    share_a: Floats
    share_b: Floats

    def __len__(self) -> int:
        return len(self.a)


def evidence(tokens: Tokens, runs: Runs) -> Evidence:
    """The runs by pairs of passages, and what they weigh."""
    a, b, runs = _by_passages(tokens, runs)
    new = (np.diff(a, prepend=-1) != 0) | (np.diff(b, prepend=-1) != 0)
    heads = np.flatnonzero(new)
    pair = np.cumsum(new) - 1
    columns = _columns(tokens, runs, pair)
    sizes = tokens.sizes
    words_b = columns.pop("words_b")
    return Evidence(
        a=a[heads],
        b=b[heads],
        runs=runs,
        begin=np.append(heads, len(a)),
        longest=np.maximum.reduceat(runs[2], heads).astype(np.float32) if len(heads) else _NONE,
        share_a=(columns["words"] / sizes[a[heads]]).astype(np.float32),
        share_b=(words_b / sizes[b[heads]]).astype(np.float32),
        **columns,
    )


_NONE = np.zeros(0, np.float32)


def _by_passages(tokens: Tokens, runs: Runs) -> tuple[Ints, Ints, Runs]:
    i, j, n = runs
    a = tokens.passage(i)
    b = tokens.passage(j)
    order = np.lexsort((j, i, b, a))
    return a[order], b[order], (i[order], j[order], n[order])


def _columns(tokens: Tokens, runs: Runs, pair: Ints) -> dict[str, Floats]:
    """The sums over the words of all runs; a word in two runs counts in the first."""
    i, j, n = runs
    run = np.repeat(np.arange(len(n)), n)
    step = np.arange(len(run)) - np.repeat(np.cumsum(n) - n, n)
    at_a, at_b, owner = i[run] + step, j[run] + step, pair[run]
    size = len(tokens.key) + 1
    fresh = _fresh(owner * size + at_a)
    sums = _Sums(owner[fresh], len(pair) and int(pair[-1]) + 1)
    words_b = _Sums(owner, sums.size).distinct(at_b, size)
    at_a, at_b, run = at_a[fresh], at_b[fresh], run[fresh]
    kinds = _kinds(tokens.flags[at_a], tokens.flags[at_b])
    kinds["rare"] = kinds["telling"] * seldom(tokens)[at_a]
    columns = {name: sums.of(values) for name, values in kinds.items()}
    columns |= _quotes(tokens, sums, at_a, at_b, kinds)
    weight = kinds["telling"] + 0.5 * kinds["common"]
    by_run = np.bincount(run, weight, minlength=len(n))
    best = np.zeros(sums.size)
    np.maximum.at(best, pair, by_run)
    columns["best"] = best.astype(np.float32)
    columns["words_b"] = words_b
    return columns


def seldom(tokens: Tokens) -> Floats:
    """For every word from 1 down to 0: how seldom it stands outside quotations, over all passages."""
    slot = (tokens.key >> np.uint64(42)).astype(np.int64)
    loose = np.bincount(slot[tokens.flags & QUOTED == 0], minlength=1 << 22)
    return (1 / (1 + np.log2(1 + loose / 4))).astype(np.float32)[slot]


def _quotes(
    tokens: Tokens, sums: _Sums, at_a: Ints, at_b: Ints, kinds: dict[str, Floats]
) -> dict[str, Floats]:
    """What the two quotations share that share most, for every pair."""
    at = np.flatnonzero(kinds["quoted"])
    at_a, at_b, owner = at_a[at], at_b[at], sums.owner[at]
    quotes = tokens.quotes
    one = np.searchsorted(quotes[:, 0], at_a, side="right") - 1
    other = np.searchsorted(quotes[:, 0], at_b, side="right") - 1
    order = np.lexsort((at_a, other, one, owner))
    at_a, at_b, owner, one, other = (x[order] for x in (at_a, at_b, owner, one, other))
    new = np.diff(owner, prepend=-1) != 0
    new |= (np.diff(one, prepend=-1) != 0) | (np.diff(other, prepend=-1) != 0)
    heads = np.flatnonzero(new)
    if not len(heads):
        return {name: np.zeros(sums.size, np.float32) for name in _QUOTES}
    last = np.append(heads[1:], len(owner)) - 1
    one, other, owner = one[heads], other[heads], owner[heads]
    value = (kinds["rare"] + 0.5 * kinds["common"])[at][order]
    words = np.add.reduceat(kinds["quoted"][at][order], heads)
    starts = tokens.flags[at_a] & tokens.flags[at_b] & STARTS != 0
    plain = kinds["quoted_telling"][at][order] * ~starts
    sizes = np.diff(quotes, axis=1)[:, 0]
    size = np.minimum(sizes[one], sizes[other])
    begins = (at_a[heads] == quotes[one, 0]) & (at_b[heads] == quotes[other, 0])
    ends = (at_a[last] + 1 == quotes[one, 1]) & (at_b[last] + 1 == quotes[other, 1])
    found = {
        "quote_words": words,
        "quote_rare": np.add.reduceat(value, heads),
        "quote_cover": np.minimum(1, words / size),
        "quote_size": size,
        "quote_edge": begins | ends | (words >= size),
        "quote_plain": np.add.reduceat(plain, heads),
    }
    best = np.lexsort((found["quote_rare"] * (0.3 + found["quote_cover"]), owner))
    best = best[np.append(np.diff(owner[best]) != 0, True)]
    columns = {name: np.zeros(sums.size, np.float32) for name in _QUOTES}
    for name in _QUOTES:
        columns[name][owner[best]] = found[name][best]
    return columns


_QUOTES = ("quote_words", "quote_rare", "quote_cover", "quote_size", "quote_edge", "quote_plain")


def _fresh(code: Ints) -> NDArray[np.bool_]:
    """Whether a number is larger than all before it."""
    before = np.maximum.accumulate(code)
    return np.concatenate([np.ones(min(1, len(code)), bool), code[1:] > before[:-1]])


def _kinds(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> dict[str, Floats]:
    """What each word counts for, by its flags on both sides."""
    weight = np.where(one & HALF, 0.5, 1.0).astype(np.float32)
    function = one & FUNCTION != 0
    name = ~function & (((one | other) & CAPITAL != 0) | (one & TITLE != 0))
    common = ~function & ~name & (one & (COMMON | NUMBER) != 0)
    telling = ~(function | name | common)
    quoted = one & other & QUOTED != 0
    return {
        "words": weight,
        "names": weight * name,
        "common": weight * common,
        "telling": weight * telling,
        "quoted": weight * quoted,
        "quoted_telling": weight * (quoted & (common | telling)),
        "half": weight * ((one ^ other) & QUOTED != 0),
    }


@dataclass(frozen=True, slots=True)
class _Sums:
    """Sums by the pair that each word belongs to."""

    owner: Ints
    size: int

    def of(self, values: Floats) -> Floats:
        return np.bincount(self.owner, values, minlength=self.size).astype(np.float32)

    def distinct(self, at: Ints, size: int) -> Floats:
        """How many different words of each owner."""
        code = np.sort(self.owner * size + at)
        owners = code[np.diff(code, prepend=-1) != 0] // size
        return np.bincount(owners, minlength=self.size).astype(np.float32)
