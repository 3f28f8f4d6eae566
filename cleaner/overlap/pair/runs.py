"""Which passages share words: the longest runs around n-grams that are equal.

A run is a row (i, j, n): words i … i+n-1 of all words are the words j … j+n-1, i before j.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cleaner.overlap.arrays import U64, Bools, Ints, changes, order_of, ranges
from cleaner.overlap.pair.grams import equal_grams, equal_pairs, steps, whole
from cleaner.overlap.pair.same import Groups
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words.hashing import longer

Runs = tuple[Ints, Ints, Ints]

SIZE, CAP = 5, 50
"""Words of an n-gram that leads to a run, and most passages that may share it."""

_REPEATS = 8
"""Most places in two passages of an n-gram that is followed."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words, and which of them take part: those of one passage a group."""

    tokens: Tokens
    groups: Groups
    active: Bools


def taking_part(tokens: Tokens, groups: Groups) -> Words:
    """The words of the first passage of every group."""
    return Words(tokens, groups, np.repeat(groups.stands, np.diff(tokens.first)))


def shared_runs(words: Words, *, size: int, cap: int) -> tuple[Runs, Ints]:
    """The longest runs around all n-grams of ``size`` words that different outlets share.

    Args:
        words: what takes part.
        size: words of an n-gram.
        cap: most passages that may share one.

    Returns:
        The runs; and where n-grams begin that more than ``cap`` share.
    """
    runs, crowded = all_runs(words, whole(words.tokens, size), size=size, cap=cap)
    return distinct(runs), crowded


def all_runs(words: Words, begins: Bools, *, size: int, cap: int) -> tuple[Runs, Ints]:
    """The same in no order, some runs more than once: for those who leave most of them out.

    ``begins`` says of every word whether an n-gram may begin there; it ends in its passage.
    """
    begins = words.active & begins
    block, at, crowded = equal_grams(words.tokens.key, begins, size, cap)
    live = np.zeros(len(words.tokens.key) + 1, bool)
    live[at] = True
    return longest(words, *_starts(words, at, block, live), size), crowded


def runs_between(words: Words, pairs: tuple[Ints, Ints], *, size: int) -> Runs:
    """The longest runs of at least ``size`` words of given pairs of passages."""
    tokens = words.tokens
    rows = np.concatenate(pairs)
    pair = np.tile(np.arange(len(pairs[0])), 2)
    counts = np.maximum(0, tokens.sizes[rows] - size + 1)
    at = ranges(tokens.first[rows], counts)
    gram = np.repeat((pair + 1).astype(np.uint64), counts)
    for further in range(size):
        gram = longer(gram, tokens.key[at + further])
    one, other = equal_pairs(gram, at, cap=_REPEATS)
    apart = tokens.passage(one) != tokens.passage(other)
    i, j = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
    goes_on = (tokens.key[i - 1] == tokens.key[j - 1]) & (i > 0)
    return distinct(longest(words, i[~goes_on], j[~goes_on], size))


def longest(words: Words, i: Ints, j: Ints, size: int) -> Runs:
    """The longest runs around places that begin the same ``size`` words; false ones left out.

    A run stands there for each of the places in it.
    """
    parts = [
        _around(words.tokens.key, i[lo : lo + _FOLLOWED], j[lo : lo + _FOLLOWED], size)
        for lo in range(0, max(1, len(i)), _FOLLOWED)
    ]
    i, j, n = map(np.concatenate, zip(*parts, strict=True))
    return i, j, n


def _around(key: U64, i: Ints, j: Ints, size: int) -> Runs:
    forward = _followed(key, i, j, 1)
    real = forward >= size
    i, j, forward = i.compress(real), j.compress(real), forward.compress(real)
    backward = _followed(key, i - 1, j - 1, -1)
    return i - backward, j - backward, forward + backward


def extension(words: Words, i: Ints, j: Ints, *, step: int) -> Ints:
    """How many words from i and j on, forward or backward, are the same."""
    same = np.empty(len(i), np.int64)
    for lo in range(0, len(i), _FOLLOWED):
        part = slice(lo, lo + _FOLLOWED)
        same[part] = _followed(words.tokens.key, i[part], j[part], step)
    return same


_FOLLOWED = 1 << 15
"""Runs that are followed at once: what stays in a processor's cache."""


def _followed(key: U64, i: Ints, j: Ints, step: int) -> Ints:
    """How many words are the same; the end marks of passages stop every run.

    An end mark is like no other word, that of the last passage too, which numpy gives for -1.
    """
    same = np.zeros(len(i), np.int64)
    going, length = np.arange(len(i)), 0
    while len(going):
        alike = key.take(i, mode="wrap") == key.take(j, mode="wrap")
        at, length = np.flatnonzero(alike), length + 1
        going = going.take(at)
        same[going] = length
        i, j = i.take(at) + step, j.take(at) + step
    return same


def distinct(runs: Runs) -> Runs:
    """Every run once, ordered by where it stands; of two that begin alike the longer."""
    i, j, n = runs
    bits = max(1, int(j.max(initial=0)).bit_length())
    code = i << bits | j
    order = order_of(code)
    code = code.take(order)
    heads = changes(code)
    code = code.take(heads)
    n = np.maximum.reduceat(n.take(order), heads) if len(heads) else n
    return code >> bits, code & ((1 << bits) - 1), n


def together(one: Runs, other: Runs) -> Runs:
    """The runs of both, one after the other."""
    i, j, n = (np.concatenate([left, right]) for left, right in zip(one, other, strict=True))
    return i, j, n


def chosen(runs: Runs, wanted: Bools) -> Runs:
    """Some of the runs."""
    i, j, n = runs
    return i.compress(wanted), j.compress(wanted), n.compress(wanted)


def _starts(words: Words, at: Ints, block: Ints, live: Bools) -> tuple[Ints, Ints]:
    """Pairs of equal n-grams of different outlets, of each run the first alone."""
    before, follows = words.tokens.key.take(at - 1), live.take(at - 1)
    first, second = [at[:0]], [at[:0]]
    for left, step in steps(block):
        fresh = (before.take(left) != before.take(left + step)) | ~follows.take(left)
        starts = left.compress(fresh)
        first.append(at.take(starts))
        second.append(at.take(starts + step))
    i, j = np.concatenate(first), np.concatenate(second)
    one, other = (words.groups.of.take(words.tokens.passage(side)) for side in (i, j))
    apart = (one != other) & words.groups.apart(one, other)
    return i.compress(apart), j.compress(apart)
