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
    near = np.concatenate([table[list(seen)], said[:1]])
    (rows, count), reach = near.shape, max(map(abs, STEPS))
    padded = np.full((rows, count + 2 * reach), BEYOND, dtype=np.float32)
    padded[:, reach : reach + count] = near
    sums = np.zeros((rows, count + 1), dtype=np.float32)
    np.cumsum(near, axis=1, out=sums[:, 1:])
    steps = [padded[:, at + (reach - step)] for step in STEPS]
    windows = [_mean(sums, at + first, at + last) for first, last in WINDOWS]
    page = np.repeat(near.mean(axis=1, keepdims=True), len(at), axis=1)
    return np.concatenate([table[:, at], said[:, at], *steps, *windows, page])


def _mean(sums: Floats, first: Ints, last: Ints) -> Floats:
    """[rows, n] the means of stretches, both ends in; 0 where the page has none of their lines."""
    most = sums.shape[1] - 1
    low, high = np.clip(first, 0, most), np.clip(last + 1, 0, most)
    result: Floats = (sums[:, high] - sums[:, low]) / np.maximum(high - low, 1).astype(np.float32)
    return result
