"""What a teacher who read a page as HTML would say of the lines of one of its renderings.

Renderers cut a page into other lines.  So each line of the rendering asks for its 4-grams of words
in the lines of the page, a shorter line for all its words: best as a line of its own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.lines import Floats
from cleaner.strip.fitted.tokens import Hashes
from cleaner.strip.votes import GRAM, grams
from fit.examples import Target
from fit.sheets import Sheet

LEAN = 0.8
"""Added to the teacher's logits: a student should rather keep a line in doubt."""
UNSEEN = 0.05
"""The chance of a line that stands nowhere in the page."""
LEAST = 60
"""Words of an article below which the teacher is not believed."""

Ints = NDArray[np.intp]


def target_of(page: Sheet, logits: Floats, weight: float) -> Target:
    """The target of the very lines that the teacher read."""
    inside = _chances(logits)
    shared = inside * page.sizes
    return Target(inside, page.sizes, shared, float(shared.sum()), weight)


def soft_target(page: Sheet, logits: Floats, rendering: Sheet, weight: float) -> Target | None:
    """The target of a rendering's lines; None where the teacher finds too little article.

    ``page`` is the HTML that it is a rendering of, ``logits`` what the teacher says of its lines.
    """
    chance = _chances(logits)
    gold = float(chance @ page.sizes)
    if gold < LEAST:
        return None
    sums = np.zeros(len(rendering))
    many = np.zeros(len(rendering))
    for size in range(1, GRAM + 1):
        asked, lines = _asked(rendering, size)
        found, values = _answers(page, chance, size, asked)
        sums += np.bincount(lines[found], values[found], minlength=len(rendering))
        many += np.bincount(lines[found], minlength=len(rendering))
    inside = np.where(many > 0, sums / np.maximum(many, 1), UNSEEN).astype(np.float32)
    return Target(inside, rendering.sizes, inside * rendering.sizes, gold, weight)


def _chances(logits: Floats) -> Floats:
    """[N] how likely each line is article, for who would rather keep it."""
    result: Floats = (1 / (1 + np.exp(-(logits + np.float32(LEAN))))).astype(np.float32)
    return result


def _asked(rendering: Sheet, size: int) -> tuple[Hashes, NDArray[np.int32]]:
    """Phrases of ``size`` words that lines ask for, and the line of each."""
    keys, lines = _within(rendering, size)
    if size < GRAM:
        short = rendering.sizes[lines] == size
        keys, lines = keys[short], lines[short]
    return keys, lines


def _answers(
    page: Sheet, chance: Floats, size: int, asked: Hashes
) -> tuple[NDArray[np.bool_], Floats]:
    """Which phrases the page has, and the mean chance of the lines that say each.

    Where whole lines say a short phrase, they alone count.
    """
    keys, lines = _within(page, size)
    found, values = _look_up(keys, chance[lines], asked)
    if size < GRAM:
        whole = page.sizes[lines] == size
        exact, better = _look_up(keys[whole], chance[lines][whole], asked)
        found, values = found | exact, np.where(exact, better, values)
    return found, values


def _within(sheet: Sheet, size: int) -> tuple[Hashes, NDArray[np.int32]]:
    """Hashes of all runs of ``size`` words within a line, and the line of each."""
    of = sheet.line_of
    first = np.flatnonzero(of[size - 1 :] == of[: max(0, len(of) - size + 1)])
    return grams(sheet.words, size)[first], of[first]


def _look_up(keys: Hashes, values: Floats, asked: Hashes) -> tuple[NDArray[np.bool_], Floats]:
    """For each key that is asked for whether it is there, and its mean value."""
    every, numbers = np.unique(keys, return_inverse=True)
    if not len(every):
        return np.zeros(len(asked), dtype=np.bool_), np.zeros(len(asked), dtype=np.float32)
    means = np.bincount(numbers, values) / np.bincount(numbers)
    at = np.minimum(np.searchsorted(every, asked), len(every) - 1)
    return every[at] == asked, means[at].astype(np.float32)
