"""Runs that belong together: after a changed word or two the same words often go on."""

from __future__ import annotations

import numpy as np

from cleaner.overlap.hashing import Ints
from cleaner.overlap.pair import Runs, Words, distinct, extension

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


_PART = 1 << 16
"""Runs that are followed at once: what stays in a processor's cache."""


def _around(words: Words, runs: Runs) -> list[Runs]:
    first, stop = words.tokens.first, words.tokens.stop
    one, other = (words.tokens.passage(side) for side in runs[:2])
    bounds = (first[one], stop[one], first[other], stop[other])
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
    key = words.tokens.key
    free = np.flatnonzero(_inside(edge_i, bounds[:2]) | _inside(edge_j, bounds[2:]))
    parts: list[tuple[Ints, Ints, Ints, Ints]] = []
    done = np.zeros(len(i), bool)
    for gap_i, gap_j in _GAPS:
        a, b = edge_i[free] + step * gap_i, edge_j[free] + step * gap_j
        inside = _inside(a, (bounds[0][free], bounds[1][free]))
        inside &= _inside(b, (bounds[2][free], bounds[3][free]))
        a, b, at = a[inside], b[inside], free[inside]
        same = key[a] == key[b]
        a, b, at = a[same], b[same], at[same]
        same = extension(words, a, b, step=step)
        long = same >= AGAIN
        a, b, at, same = a[long], b[long], at[long], same[long]
        back = 0 if step > 0 else same - 1
        parts.append((a - back, b - back, same, at))
        done[at] = True
        free = free[~done[free]]
    i, j, n, at = (np.concatenate([part[column] for part in parts]) for column in range(4))
    return (i, j, n), at


def _inside(at: Ints, bounds: tuple[Ints, ...]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return (at >= bounds[0]) & (at < bounds[1])
