"""What trees see of a line: its features, and those of the lines around it.

A net finds out by itself what stands near a line; trees must be told.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

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

BEYOND = -9.0
"""Stands for every feature of a line beyond the page."""


def width(features: int) -> int:
    """How many rows `surroundings` has for lines of so many features."""
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


def surroundings(table: Floats, seen: Sequence[int], said: Floats, at: Ints) -> Floats:
    """[F, n] what trees see of the lines ``at`` [n].

    Args:
        table: [K, N] the features of all lines.
        seen: the rows of `SEEN` in it.
        said: [2, N] from `phrase_rows`.
        at: numbers of lines.
    """
    near = np.concatenate([table.take(seen, axis=0), said[:1]])
    page = np.repeat(near.mean(axis=1, keepdims=True), len(at), axis=1)
    own = table.take(at, axis=1), said.take(at, axis=1)
    return np.concatenate([*own, _steps(near, at), _means(near, at), page])


def _steps(near: Floats, at: Ints) -> Floats:
    """[STEPS * rows, n] the lines some steps away, one step behind the other."""
    (rows, count), reach = near.shape, max(map(abs, STEPS))
    padded = np.full((rows, count + 2 * reach), BEYOND, dtype=np.float32)
    padded[:, reach : reach + count] = near
    found = padded.take(at - np.array(STEPS)[:, None] + reach, axis=1)
    result: Floats = found.swapaxes(0, 1).reshape(len(STEPS) * rows, len(at))
    return result


def _means(near: Floats, at: Ints) -> Floats:
    """[WINDOWS * rows, n] the means of stretches; 0 where the page has none of their lines."""
    rows, most = near.shape
    sums = np.zeros((rows, most + 1), dtype=np.float32)
    near.cumsum(axis=1, out=sums[:, 1:])
    edges = np.array(WINDOWS).T[..., None] + [[[0]], [[1]]] + at
    low, high = np.minimum(np.maximum(edges, 0), most)
    size = np.maximum(high - low, 1).astype(np.float32)
    found = (sums.take(high, axis=1) - sums.take(low, axis=1)) / size
    result: Floats = found.swapaxes(0, 1).reshape(len(WINDOWS) * rows, len(at))
    return result
