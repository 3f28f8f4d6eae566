"""What trees see of a line, against the same in plain loops."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.strip.fitted.features import FEATURES
from cleaner.strip.fitted.surroundings import (
    BEYOND,
    SEEN,
    STEPS,
    WINDOWS,
    Surroundings,
    phrase_rows,
    seen_rows,
    width,
)


def mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def expected(table: np.ndarray, said: np.ndarray, at: int) -> list[float]:
    """The same, a line at a time."""
    near = [*(table[FEATURES.index(name)].tolist() for name in SEEN), said[0].tolist()]
    count = table.shape[1]
    steps = [row[at - step] if 0 <= at - step < count else BEYOND for step in STEPS for row in near]
    windows = [
        mean([row[i] for i in range(at + first, at + last + 1) if 0 <= i < count])
        for first, last in WINDOWS
        for row in near
    ]
    return [*table[:, at], *said[:, at], *steps, *windows, *map(mean, near)]


@pytest.mark.parametrize("count", [1, 2, 4, 30])
def test_each_line_sees_its_neighbours_stretches_and_page(count):
    draw = np.random.default_rng(count)
    table = draw.normal(0, 1, (len(FEATURES), count)).astype(np.float32)
    said = draw.normal(0, 1, (2, count)).astype(np.float32)
    found = Surroundings.of(table, seen_rows(FEATURES), said).seen(np.arange(count))
    assert found.shape == (width(len(FEATURES)), count)
    assert found.dtype == np.float32
    for at in range(count):
        assert found[:, at] == pytest.approx(expected(table, said, at), abs=1e-4)


def test_some_lines_are_seen_as_among_all():
    draw = np.random.default_rng(1)
    table = draw.normal(0, 1, (len(FEATURES), 20)).astype(np.float32)
    said = draw.normal(0, 1, (2, 20)).astype(np.float32)
    at = np.array([3, 4, 19])
    page = Surroundings.of(table, seen_rows(FEATURES), said)
    assert (page.seen(at) == page.seen(np.arange(20))[:, at]).all()


def test_the_odds_of_phrases_over_the_root_of_their_number():
    odds = np.array([1.0, -3.0, 0.5], dtype=np.float32)
    found = phrase_rows(odds, np.array([0, 1, 1, 2, 0]), np.array([0, 2, 2, 2, 2]), 4)
    assert found[0] == pytest.approx([1.0, 0.0, (-3 - 3 + 0.5 + 1) / 2, 0.0])
    assert found[1].tolist() == [1, 0, 4, 0]


def test_a_page_without_phrases():
    none = np.zeros(0, dtype=np.intp)
    assert not phrase_rows(np.ones(3, dtype=np.float32), none, none, 5).any()


def test_a_feature_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="quotes"):
        seen_rows([name for name in FEATURES if name != "quotes"])
