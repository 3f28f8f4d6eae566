"""Runs that belong together: after a changed word or two the same words often go on."""

from __future__ import annotations

import numpy as np

from cleaner.overlap.arrays import U64, Ints
from cleaner.overlap.pair.runs import Runs, Words, distinct, extension

_GAPS = ((1, 1), (1, 0), (0, 1), (2, 2), (2, 1), (1, 2), (2, 0), (0, 2), (3, 3), (3, 0), (0, 3))
"""Words that may stand between two runs, in the one passage and the other; the first that fits."""

AGAIN = 2
"""Words that must be the same behind a gap."""

_ROUNDS = 50


def with_gaps(words: Words, runs: Runs) -> Runs:
    """The runs, and those that follow or precede them behind a gap of up to three words."""
    found = [runs]
    for lo in range(0, len(runs[0]), _PART):
        i, j, n = (column[lo : lo + _PART] for column in runs)
        found += _around(words, (i, j, n))
    i, j, n = (np.concatenate([part[column] for part in found]) for column in range(3))
    return distinct((i, j, n))


_PART = 1 << 17
"""Runs that are followed at once."""


def _around(words: Words, runs: Runs) -> list[Runs]:
    first, stop = words.tokens.first, words.tokens.stop
    one, other = (words.tokens.passage(side) for side in runs[:2])
    bounds = (first.take(one), stop.take(one), first.take(other), stop.take(other))
    return [*_onward(words, runs, bounds, 1), *_onward(words, runs, bounds, -1)]


Bounds = tuple[Ints, Ints, Ints, Ints]
"""First word and end mark of the one passage, and of the other."""


def _onward(words: Words, runs: Runs, bounds: Bounds, step: int) -> list[Runs]:
    """Runs behind the end (or before the start) of others, and so on from these."""
    found: list[Runs] = []
    for _ in range(_ROUNDS):
        runs, at = _next(words, runs, bounds, step)
        if not len(at):
            break
        bounds = (bounds[0][at], bounds[1][at], bounds[2][at], bounds[3][at])
        found.append(runs)
    return found


def _next(words: Words, runs: Runs, bounds: Bounds, step: int) -> tuple[Runs, Ints]:
    """The next run of those that have one, and which they are."""
    i, j, n = runs
    edge_i, edge_j = (i + n, j + n) if step > 0 else (i - 1, j - 1)
    room_i, room_j = _room(edge_i, bounds[:2], step), _room(edge_j, bounds[2:], step)
    free = np.flatnonzero(np.minimum(room_i, room_j) >= AGAIN)
    a, b, at = _behind_gaps(
        words.tokens.key, (edge_i[free], edge_j[free]), (room_i[free], room_j[free]), step
    )
    same = AGAIN + extension(words, a + step * AGAIN, b + step * AGAIN, step=step)
    back = 0 if step > 0 else same - 1
    return (a - back, b - back, same), free[at]


def _behind_gaps(
    key: U64, edges: tuple[Ints, Ints], rooms: tuple[Ints, Ints], step: int
) -> tuple[Ints, Ints, Ints]:
    """Where the same words go on, and behind which of the edges.

    The few words beside each edge are fetched once, and decide of all gaps.
    """
    ones, others = (
        [key.take(edge + step * ahead, mode="clip") for ahead in range(_WIDEST + AGAIN)]
        for edge in edges
    )
    behind = np.full(len(edges[0]), -1)
    for number, (here, there) in reversed(list(enumerate(_GAPS))):
        fits = (ones[here] == others[there]) & (ones[here + 1] == others[there + 1])
        fits &= (rooms[0] >= here + AGAIN) & (rooms[1] >= there + AGAIN)
        behind[fits] = number
    at = np.flatnonzero(behind >= 0)
    gaps = step * np.array(_GAPS)[behind[at]]
    return edges[0][at] + gaps[:, 0], edges[1][at] + gaps[:, 1], at


_WIDEST = max(max(gap) for gap in _GAPS)


def _room(edge: Ints, bounds: tuple[Ints, ...], step: int) -> Ints:
    """How many words of the passage there are from an edge on."""
    return bounds[1] - edge if step > 0 else edge - bounds[0] + 1
