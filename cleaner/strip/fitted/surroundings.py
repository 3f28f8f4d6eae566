"""What trees see of a line: its features, and those of the lines around it.

A net finds out by itself what stands near a line; trees must be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.lines import Floats, Ints

SEEN = (
    *("chars", "words", "capitalised", "numbers", "function words", "all capitals", "digits"),
    *("comma share", "quotes", "bars", "ends a sentence", "ends in a colon"),
    *("begins with a bullet", "indent", "gap before", "gap behind", "prose", "prose words"),
)
"""The features of a line that are looked at from other lines; what its phrases say is, too."""

STEPS = (1, 2, 3, -1, -2, -3)
"""Lines back (on, below 0) to the neighbours that are seen one by one."""

WINDOWS = ((-8, -1), (1, 8), (-25, -1), (1, 25))
"""First and last line of the stretches that are seen as a mean."""

_FURTHEST = max(map(abs, STEPS))

BEYOND = -9.0
"""Stands for every feature of a line beyond the page."""


def width(features: int) -> int:
    """How many numbers trees see of a line with so many features."""
    near = len(SEEN) + 1
    return features + 2 + near * (len(STEPS) + len(WINDOWS) + 1)


def seen_rows(names: Sequence[str]) -> list[int]:
    """The rows of `SEEN` in a table of features.

    Raises:
        ValueError: one is not among the names.
    """
    return [list(names).index(name) for name in SEEN]


def phrase_rows(odds: Floats, phrases: Ints, spoken: Ints, count: int) -> Floats:
    """[2, N] the odds of each line's phrases, over the root of their number, and their number.

    Args:
        odds: [P] what each phrase adds.
        phrases: the phrases found.
        spoken: the line of each.
        count: N.
    """
    many = np.bincount(spoken, minlength=count).astype(np.float32)
    sums = np.bincount(spoken, weights=odds[phrases], minlength=count)
    return np.stack([sums / np.sqrt(np.maximum(many, 1)), many]).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A page of ``N`` lines as trees see it.

    Attributes:
        table: [K, N] the features.
        said: [2, N] from `phrase_rows`.
        padded: [rows, more than N] what is looked at from other lines, with room on either side.
        sums: [rows, N + 1] the same added up; single floats would not add up over many lines.
    """

    table: Floats
    said: Floats
    padded: Floats
    sums: NDArray[np.float64]

    @classmethod
    def of(cls, table: Floats, seen: Sequence[int], said: Floats) -> Surroundings:
        """Those of a page; ``seen`` are the rows of `SEEN` in its table."""
        near = np.concatenate([table.take(seen, axis=0), said[:1]])
        rows, count = near.shape
        padded = np.full((rows, count + 2 * _FURTHEST), BEYOND, dtype=np.float32)
        padded[:, _FURTHEST : _FURTHEST + count] = near
        sums = np.zeros((rows, count + 1))
        near.cumsum(axis=1, dtype=np.float64, out=sums[:, 1:])
        return cls(table, said, padded, sums)

    def seen(self, at: Ints) -> Floats:
        """[F, n] what trees see of the lines ``at`` [n]."""
        own = self.table.take(at, axis=1), self.said.take(at, axis=1)
        mean = (self.sums[:, -1:] / self.table.shape[1]).astype(np.float32)
        page = np.repeat(mean, len(at), axis=1)
        return np.concatenate([*own, self._steps(at), self._means(at), page])

    def _steps(self, at: Ints) -> Floats:
        """[STEPS * rows, n] the lines some steps away, one step behind the other."""
        found = self.padded.take(at - np.array(STEPS)[:, None] + _FURTHEST, axis=1)
        result: Floats = found.swapaxes(0, 1).reshape(len(STEPS) * len(found), len(at))
        return result

    def _means(self, at: Ints) -> Floats:
        """[WINDOWS * rows, n] the means of stretches; 0 where the page has none of their lines."""
        most = self.table.shape[1]
        edges = np.array(WINDOWS).T[..., None] + [[[0]], [[1]]] + at
        low, high = np.minimum(np.maximum(edges, 0), most)
        found = self.sums.take(high, axis=1) - self.sums.take(low, axis=1)
        found /= np.maximum(high - low, 1)
        means = found.swapaxes(0, 1).reshape(len(WINDOWS) * len(found), len(at))
        result: Floats = means.astype(np.float32)
        return result
