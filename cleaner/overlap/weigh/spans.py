"""The runs of a pair as the spans that are shown: apart on both sides, over small gaps made one."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import Floats, Ints, changes, ranges
from cleaner.overlap.pair.runs import Runs, chosen, together
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words.kinds import FUNCTION

GAP = 3
"""Words between two runs that are shown as one passage."""

_SHORT, _FEWEST = 4, 2
"""Words of a span that is shown even if all are grammar, and of one that is shown at all."""


class Spans(NamedTuple):
    """A row a span, those of an owner side by side in the order of ``a``.

    ``spans`` are words: a's first and behind its last, b's too; ``words`` are those of them that
    are shared.
    """

    owner: Ints
    spans: Ints
    words: Floats


def spans_of(tokens: Tokens, owner: Ints, runs: Runs) -> Spans:
    """The spans of pairs from their runs; ``owner`` says whose each run is, those of one in order.

    A word stands in one span at most.  Words of grammar alone extend no span over a gap, and make
    none; but the longest span of a pair stays.
    """
    owner, runs = _apart(owner, runs)
    i, j, n = runs
    if not len(i):
        return Spans(owner, np.zeros((0, 4), np.int64), np.zeros(0, np.float32))
    heads, last = _chains(owner, runs)
    says = _said(tokens, i, n)
    head, tail = _edges(n, says, heads, last)
    spans = np.stack([i[head], (i + n)[tail], j[head], (j + n)[tail]], axis=1)
    count = _between(n, head, tail)
    owner = owner[heads]
    stays = (count >= _SHORT) | ((_between(says, head, tail) > 0) & (count >= _FEWEST))
    order = np.lexsort((-count, owner))
    stays[order[changes(owner[order])]] = True
    return Spans(owner[stays], spans[stays], count[stays].astype(np.float32))


def _chains(owner: Ints, runs: Runs) -> tuple[Ints, Ints]:
    """The first and the last run of each chain: neighbours on both sides, with small gaps."""
    i, j, n = runs
    nth = np.empty(len(j), np.int64)
    nth[np.lexsort((j, owner))] = np.arange(len(j))
    gap_i, gap_j = i[1:] - (i + n)[:-1], j[1:] - (j + n)[:-1]
    new = np.ones(len(i), bool)
    new[1:] = (np.diff(owner) != 0) | (np.diff(nth) != 1) | (gap_i > GAP) | (gap_j > GAP)
    heads = np.flatnonzero(new)
    return heads, np.append(heads[1:], len(i)) - 1


def _edges(n: Ints, says: Ints, heads: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Each chain from the first to the last of its runs that are more than a little grammar.

    All of it where that would leave less than is shown.
    """
    at, strong = np.arange(len(n)), (says > 0) | (n >= _SHORT)
    final = np.maximum.reduceat(np.where(strong, at, -1), heads)
    first = np.minimum.reduceat(np.where(strong, at, len(n)), heads)
    first = np.where(final < 0, heads, first)
    enough = _between(n, first, final) >= _FEWEST
    return np.where(enough, first, heads), np.where(enough, final, last)


def _said(tokens: Tokens, start: Ints, size: Ints) -> Ints:
    """How many words of each run are no grammar."""
    counts = tokens.flags.take(ranges(start, size)) & FUNCTION == 0
    return np.add.reduceat(counts, np.cumsum(size) - size, dtype=np.int64)


def _between(values: NDArray[np.generic], first: Ints, last: Ints) -> NDArray[np.float64]:
    """The sums of values from the first to the last of each row."""
    total = np.concatenate([np.zeros(1), np.cumsum(values, dtype=np.float64)])
    return np.asarray(total[last + 1] - total[first], np.float64)


def _apart(owner: Ints, runs: Runs) -> tuple[Ints, Runs]:
    """The runs of which no two of an owner have a word in common, on either side.

    Of two that have, the longer keeps it.
    """
    tangled = np.isin(owner, _tangled(owner, runs))
    if not tangled.any():
        return owner, runs
    whose = owner[tangled]
    heads = changes(whose)
    rows = list(zip(*(column.tolist() for column in chosen(runs, tangled)), strict=True))
    edges = pairwise([*heads.tolist(), len(rows)])
    parts = [_untangled(rows[lo:hi]) for lo, hi in edges]
    freed = np.array([run for part in parts for run in part], np.int64).reshape(-1, 3)
    i, j, n = together(chosen(runs, ~tangled), (freed[:, 0], freed[:, 1], freed[:, 2]))
    whose = np.repeat(whose[heads], [len(part) for part in parts])
    owner = np.concatenate([owner[~tangled], whose])
    order = np.lexsort((i, owner))
    return owner[order], (i[order], j[order], n[order])


def _tangled(owner: Ints, runs: Runs) -> Ints:
    """The owners of which two runs have a word in common, on either side."""
    i, j, n = runs
    found = []
    for side, order in ((i, np.arange(len(i))), (j, np.lexsort((j, owner)))):
        start, stop, whose = side[order], (side + n)[order], owner[order]
        found.append(whose[1:][(whose[1:] == whose[:-1]) & (start[1:] < stop[:-1])])
    return np.concatenate(found)


_Run = tuple[int, int, int]


def _untangled(runs: list[_Run]) -> list[_Run]:
    """The longest run, then what is left of the longest of the others, and so on."""
    waiting = [(-n, i, j) for i, j, n in runs]
    heapify(waiting)
    found: list[_Run] = []
    here: set[int] = set()
    there: set[int] = set()
    while waiting:
        size, i, j = heappop(waiting)
        run = (i, j, -size)
        left = list(_left(run, here, there))
        if left == [run]:
            found.append(run)
            here.update(range(i, i - size))
            there.update(range(j, j - size))
            continue
        for i, j, n in left:
            heappush(waiting, (-n, i, j))
    return found


def _left(run: _Run, here: set[int], there: set[int]) -> Iterator[_Run]:
    """What is left of a run without words that are taken on either side."""
    i, j, n = run
    free = [i + at not in here and j + at not in there for at in range(n)]
    for is_free, several in groupby(range(n), free.__getitem__):
        if is_free:
            at = list(several)
            yield i + at[0], j + at[0], len(at)
