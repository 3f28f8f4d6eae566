"""Which passages share words: equal n-grams, found by sorting, and the longest runs around them.

A hash that many passages share is a set phrase and proves nothing: above a cap it links nobody.
A run is a row (i, j, n): words i … i+n-1 of all words are the words j … j+n-1, i before j.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.same import Groups
from cleaner.overlap.tokens import U64, Tokens

Ints = NDArray[np.int64]
Runs = tuple[Ints, Ints, Ints]
_MIX = np.uint64(0x9FB21C651E98DF25)


@dataclass(frozen=True, slots=True)
class Words:
    """The words that take part: those of one passage a group.

    ``at`` numbers them in `Tokens`; ``group`` and ``stop`` (the word behind the last of the passage)
    are by their numbers in `Tokens` too.
    """

    tokens: Tokens
    groups: Groups
    at: Ints
    group: Ints
    start: Ints
    stop: Ints


def taking_part(tokens: Tokens, groups: Groups) -> Words:
    """The words of the first passage of every group."""
    sizes = np.diff(tokens.first)
    stands = np.zeros(len(sizes), bool)
    stands[groups.first] = True
    return Words(
        tokens,
        groups,
        np.flatnonzero(np.repeat(stands, sizes)),
        np.repeat(groups.of, sizes),
        np.repeat(tokens.first[:-1], sizes),
        np.repeat(tokens.first[1:], sizes),
    )


def shared_runs(
    words: Words, *, size: int, cap: int, only: NDArray[np.bool_] | None = None
) -> Runs:
    """The longest runs around all n-grams of ``size`` words that different outlets share.

    Args:
        words: what takes part.
        size: words of an n-gram.
        cap: most passages that may share one.
        only: for every word, whether an n-gram may begin there.
    """
    at = words.at[words.at + size <= words.stop[words.at]]
    if only is not None:
        at = at[only[at]]
    gram = _grams(words.tokens.key, at, size)
    blocks, at = _blocks(gram, at, cap)
    live = np.zeros(len(words.tokens.key) + 1, bool)
    live[at] = True
    return _longest(words, *_starts(words, at, blocks, live), size)


def equal_pairs(gram: U64, owner: Ints, *, cap: int) -> tuple[Ints, Ints]:
    """All pairs of owners of one hash, where at most ``cap`` have it."""
    blocks, owner = _blocks(gram, owner, cap)
    pairs = [(owner[left], owner[left + step]) for left, step in _steps(blocks)]
    none = np.zeros(0, np.int64)
    return np.concatenate([none, *(a for a, _ in pairs)]), np.concatenate(
        [none, *(b for _, b in pairs)]
    )


def _grams(key: U64, at: Ints, size: int) -> U64:
    gram = key[at]
    for further in range(1, size):
        gram = (gram ^ (gram >> np.uint64(31))) * _MIX + key[at + further]
    return gram


def _blocks(gram: U64, owner: Ints, cap: int) -> tuple[Ints, Ints]:
    """Owners with an equal hash side by side: the number of each hash, and the owners."""
    order = np.argsort(gram)
    owner, gram = owner[order], gram[order]
    edge = np.flatnonzero(np.diff(gram, prepend=~gram[:1]) != 0)
    count = np.diff(np.append(edge, len(gram)))
    shared = np.repeat((count > 1) & (count <= cap), count)
    return np.repeat(np.arange(len(edge)), count)[shared], owner[shared]


def _steps(blocks: Ints) -> Iterator[tuple[Ints, int]]:
    """All pairs in each block: places, and how far from each its partner stands."""
    left = np.arange(len(blocks))
    for step in range(1, len(blocks)):
        left = left[left + step < len(blocks)]
        left = left[blocks[left] == blocks[left + step]]
        if not len(left):
            return
        yield left, step


def _starts(words: Words, at: Ints, blocks: Ints, live: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Pairs of equal n-grams of different outlets, of each run the first alone."""
    key, first, second = words.tokens.key, [], []
    for left, step in _steps(blocks):
        i, j = at[left], at[left + step]
        i, j = np.minimum(i, j), np.maximum(i, j)
        goes_on = (key[i - 1] == key[j - 1]) & live[i - 1]
        goes_on &= (i > words.start[i]) & (j > words.start[j])
        one, other = words.group[i], words.group[j]
        wanted = ~goes_on & (one != other) & words.groups.apart(one, other)
        first.append(i[wanted])
        second.append(j[wanted])
    none = np.zeros(0, np.int64)
    return np.concatenate([none, *first]), np.concatenate([none, *second])


def _longest(words: Words, i: Ints, j: Ints, size: int) -> Runs:
    """Runs as long as they go, each once."""
    n = np.full(len(i), size, np.int64)
    forward = extension(words, i + size, j + size, step=1)
    backward = extension(words, i - 1, j - 1, step=-1)
    return distinct((i - backward, j - backward, n + forward + backward))


def extension(words: Words, i: Ints, j: Ints, *, step: int) -> Ints:
    """How many words from i and j on, forward or backward, are the same."""
    key = words.tokens.key
    same = np.zeros(len(i), np.int64)
    going = np.arange(len(i))
    here = np.where(step > 0, i - 1, i + 1)
    there = np.where(step > 0, j - 1, j + 1)
    low_i, high_i = words.start[here], words.stop[here]
    low_j, high_j = words.start[there], words.stop[there]
    while len(going):
        a, b = i[going] + step * same[going], j[going] + step * same[going]
        inside = (a >= low_i[going]) & (b >= low_j[going])
        inside &= (a < high_i[going]) & (b < high_j[going])
        going = going[inside]
        going = going[key[a[inside]] == key[b[inside]]]
        same[going] += 1
    return same


def distinct(runs: Runs) -> Runs:
    """Every run once, ordered by where it stands."""
    i, j, n = runs
    order = np.lexsort((-n, j, i))
    i, j, n = i[order], j[order], n[order]
    new = np.ones(len(i), bool)
    new[1:] = (np.diff(i) != 0) | (np.diff(j) != 0)
    return i[new], j[new], n[new]


def union(one: Runs, other: Runs) -> Runs:
    """The runs of both, each once."""
    i, j, n = (np.concatenate([left, right]) for left, right in zip(one, other, strict=True))
    return distinct((i, j, n))
