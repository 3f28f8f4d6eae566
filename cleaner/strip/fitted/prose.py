"""Which lines read like sentences, and where on the page they stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.glyphs import COMMA, STOP
from cleaner.strip.fitted.lines import Floats, Lines

FAR = 50
"""Lines beyond which all distances are alike."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Prose on a page of ``N`` lines.

    Attributes:
        is_prose: [N] whether the line reads like a sentence or more.
        weight: [N] its words (or an eighth of its characters); 0 for a line that is no prose.
        first, last: the lines between which the run with the most prose stands, both in it.
        since, until: [N] lines since the last prose, and until the next; at most `FAR`.
    """

    is_prose: NDArray[np.bool_]
    weight: Floats
    first: int
    last: int
    since: Floats
    until: Floats


def find_prose(lines: Lines, common: Floats) -> Prose:
    """Prose by length, sentence ends and function words; ``common`` [N] counts the latter."""
    size = np.maximum(lines.sizes, 1)
    letters = lines.chars
    ends = lines.closing == STOP
    breaks = lines.counts[:, COMMA] + lines.stops > 0
    long = (lines.sizes >= 10) & (lines.stops > 0) & (common / size > 0.12)
    middling = (lines.sizes >= 8) & ends & breaks & (lines.upper / size < 0.5)
    unparted = (letters >= 60) & (lines.sizes < 10) & (letters / size > 9) & ends
    is_prose = long | middling | unparted
    weight = np.where(is_prose, np.maximum(lines.sizes, letters / 8), 0).astype(np.float32)
    first, last = _best_run(lines.sizes, weight)
    return Prose(is_prose, weight, first, last, *_distances(is_prose))


def _best_run(sizes: Floats, weight: Floats) -> tuple[int, int]:
    """The run of lines whose prose outweighs what else stands in it by most.

    Found as the largest sum of neighbours (J. Bentley, "Programming pearls", CACM 27, 1984); the
    weights are those of body text extraction (A. Finn et al., 2001) on lines.
    """
    score = np.where(weight > 0, weight, -4 - 0.15 * sizes)
    sums = np.zeros(len(score) + 1)
    sums[1:] = score.cumsum()
    last = int((sums[1:] - np.minimum.accumulate(sums)[:-1]).argmax())
    return int(sums[: last + 1].argmin()), last


def _distances(is_prose: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    at = np.arange(len(is_prose))
    before = np.maximum.accumulate(np.where(is_prose, at, -FAR))
    behind = np.minimum.accumulate(np.where(is_prose, at, len(at) + FAR)[::-1])[::-1]
    since, until = np.minimum(at - before, FAR), np.minimum(behind - at, FAR)
    return since.astype(np.float32), until.astype(np.float32)
