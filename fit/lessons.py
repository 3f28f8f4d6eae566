"""Pages and what should be said of them, by people or by a teacher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.votes import vote_columns
from fit.examples import Example, Input, Target
from fit.phrases import Phrases
from fit.rows import DataError
from fit.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page, what should be said of it, and the chance that an epoch shows it."""

    sheet: Sheet
    target: Target
    chance: float = 1.0


def lesson_of(sheet: Sheet, weight: float = 1.0) -> Lesson:
    """A page that people labelled.

    Raises:
        DataError: nobody did.
    """
    labels, gold = sheet.labels, sheet.gold
    if labels is None or gold is None:
        raise DataError(f"{sheet.origin.id}: the page has no gold")
    shared = np.minimum(labels.shared, labels.sizes)
    target = Target(labels.inside.astype(np.float32), labels.sizes, shared, labels.words, weight)
    return Lesson(sheet, target)


def example_of(lesson: Lesson, phrases: Phrases, voters: Sequence[str]) -> Example:
    """The lesson for a net that knows these phrases and hears these extractors."""
    return Example(input_of(lesson.sheet, phrases, voters), lesson.target, lesson.chance)


def input_of(sheet: Sheet, phrases: Phrases, voters: Sequence[str]) -> Input:
    """The page as such a net sees it."""
    numbers, counts = phrases.find(sheet)
    return Input(_features(sheet, voters), numbers, counts)


def names_of(sheet: Sheet, voters: Sequence[str]) -> tuple[str, ...]:
    """The names of the features that such a net sees."""
    return (*sheet.names, *vote_columns({name: sheet.votes[name] for name in voters}, sheet.sizes))


def _features(sheet: Sheet, voters: Sequence[str]) -> NDArray[np.float16]:
    if not voters:
        return sheet.table
    columns = vote_columns({name: sheet.votes[name] for name in voters}, sheet.sizes)
    votes = np.stack(list(columns.values()), axis=1).astype(np.float16)
    return np.hstack([sheet.table, votes])
