"""Texts in lines: which of them stand on the same line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.texts import Texts

Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Rows:
    """``T`` texts that are not blank, on ``L`` lines.

    Attributes:
        place: [T] how many tags stand before each text.
        size: [T] its characters.
        line: [T + 1] the line on which it stands, and behind the last text L.
        begin: [L] the number of the first text of each line.
    """

    place: Ints
    size: Ints
    line: Ints
    begin: Ints

    def __len__(self) -> int:
        return len(self.begin)

    def count(self, tags: Ints) -> Ints:
        """[L] how many of these tags stand in each line, and between it and the one before."""
        lines = self.line[np.searchsorted(self.place, tags, side="right")]
        return np.bincount(lines, minlength=len(self) + 1)[: len(self)]

    def total(self, numbers: Ints) -> Ints:
        """[L] the sum of the numbers of the texts on each line."""
        return np.add.reduceat(numbers, self.begin) if len(self) else self.begin


def arrange(texts: Texts, gaps: Sequence[str]) -> Rows:
    """The lines of texts with these gaps before, between and behind them."""
    filled = ~np.array([text.isspace() for text in texts.found], dtype=np.bool_)
    ends = np.cumsum(np.array([gap.count("\n") for gap in gaps[:-1]], dtype=np.intp))[filled]
    fresh = np.diff(ends, prepend=-1) != 0
    begin = np.flatnonzero(fresh)
    return Rows(
        place=np.array(texts.places, dtype=np.intp)[filled],
        size=np.array([*map(len, texts.found)], dtype=np.intp)[filled],
        line=np.append(np.cumsum(fresh) - 1, len(begin)),
        begin=begin,
    )
