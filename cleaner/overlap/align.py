"""Runs that belong together: after a changed word or two the same words often go on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.pair import Ints, Runs, Words, distinct, extension

_GAPS = ((1, 1), (1, 0), (0, 1), (2, 2), (2, 1), (1, 2), (2, 0), (0, 2), (3, 3), (3, 0), (0, 3))
"""Words that may stand between two runs, in the one passage and the other; the first that fits."""

AGAIN = 2
"""Words that must be the same behind a gap."""

_ROUNDS = 50


def with_gaps(words: Words, runs: Runs) -> Runs:
    """The runs, and those that follow or precede them behind a gap of up to three words."""
    found = [runs, *_onward(words, runs, step=1), *_onward(words, runs, step=-1)]
    i, j, n = (np.concatenate([part[column] for part in found]) for column in range(3))
    return distinct((i, j, n))


def _onward(words: Words, runs: Runs, *, step: int) -> list[Runs]:
    """Runs behind the end (or before the start) of others, and so on from these."""
    found: list[Runs] = []
    for _ in range(_ROUNDS):
        runs = _next(words, runs, step=step)
        if not len(runs[0]):
            break
        found.append(runs)
    return found


def _next(words: Words, runs: Runs, *, step: int) -> Runs:
    i, j, n = runs
    edge_i, edge_j = (i + n, j + n) if step > 0 else (i - 1, j - 1)
    free = np.ones(len(i), bool)
    parts: list[Runs] = []
    for gap_i, gap_j in _GAPS:
        a, b = edge_i + step * gap_i, edge_j + step * gap_j
        at = np.flatnonzero(free & _inside(words, a, i) & _inside(words, b, j))
        at = at[words.tokens.key[a[at]] == words.tokens.key[b[at]]]
        same = _reach(words, a[at], b[at], step=step)
        at, same = at[same >= AGAIN], same[same >= AGAIN]
        free[at] = False
        back = 0 if step > 0 else same - 1
        parts.append((a[at] - back, b[at] - back, same))
    i, j, n = (np.concatenate([part[column] for part in parts]) for column in range(3))
    return i, j, n


def _inside(words: Words, at: Ints, home: Ints) -> NDArray[np.bool_]:
    """Whether words stand in the passages of the words ``home``."""
    return (at >= words.start[home]) & (at < words.stop[home])


def _reach(words: Words, a: Ints, b: Ints, *, step: int) -> Ints:
    """How many words are the same from a and b on, these two among them."""
    return 1 + extension(words, a + step, b + step, step=step) if len(a) else a
