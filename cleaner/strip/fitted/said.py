"""Whose words a line says, and how often the very same is said: all by hashes of words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.lines import Ints, Lines
from cleaner.strip.fitted.prose import Prose

Rows = list[NDArray[np.generic]]
"""Features of ``N`` lines, [N] one or [k, N] several at once."""

SAID = (
    *("words of the prose", "words said once", "words of the first line"),
    *("words of the run's first line", "repeated", "said before"),
)


def said_rows(lines: Lines, prose: Prose) -> Rows:
    """[len(SAID), N] the rows of `SAID`, some at once."""
    return [*_words(lines, prose), *_repeats(lines)]


def _words(lines: Lines, prose: Prose) -> Rows:
    """Whose words a line shares: other prose's, the first line's, the best run's first's."""
    count = len(lines)
    content = np.flatnonzero((lines.lengths > 3) | lines.ideographs)
    of, hashes = lines.line_of[content], lines.words.hashes[content]
    size = 1 << max(12, int(16 * len(hashes)).bit_length())
    slots = (hashes & np.uint64(size - 1)).astype(np.intp)
    total = np.maximum(np.bincount(of, minlength=count), 1)
    said = prose.is_prose[of]
    once = np.bincount(slots, minlength=size)[slots] == 1
    shared = np.bincount(slots[said], minlength=size)[slots] > said
    like = [_said_in(line, of, slots, size) for line in (0, prose.first)]
    return [np.bincount(of[kind], minlength=count) / total for kind in (shared, once, *like)]


def _said_in(line: int, of: Ints, slots: Ints, size: int) -> NDArray[np.bool_]:
    """Which words stand in one line."""
    model = np.zeros(size, dtype=np.bool_)
    first, after = np.searchsorted(of, (line, line + 1))
    model[slots[first:after]] = True
    said: NDArray[np.bool_] = model[slots]
    return said


def _repeats(lines: Lines) -> Rows:
    """How often the very words of a line come again, and how often they came before."""
    count = len(lines)
    salted = lines.words.hashes * (2 * lines.at.astype(np.uint64) + np.uint64(1))
    sums = np.zeros(len(salted) + 1, dtype=np.uint64)
    np.cumsum(salted, out=sums[1:])
    keys = sums[lines.edges[1:]] - sums[lines.edges[:-1]]
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    first = np.append(0, np.flatnonzero(ranked[1:] != ranked[:-1]) + 1)
    times = np.diff(first, append=count)
    both = np.empty((2, count))
    both[:, order] = np.repeat(times - 1, times), np.arange(count) - np.repeat(first, times)
    return [np.log1p(both)]
