"""Attention, against the same sums in plain loops."""

from __future__ import annotations

import math
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest

from cleaner.strip.fitted.attention import REACH, Attention
from cleaner.strip.fitted.products import ALONE


def some_attention(seed: int, *, hidden: int = 4, heads: int = 2, size: int = 3) -> Attention:
    draw = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray:
        return draw.normal(0, 0.7, shape).astype(np.float32)

    wide = heads * size
    return Attention(
        ask=some(3 * wide, hidden),
        ask_bias=some(3 * wide, 1),
        tell=some(hidden, wide),
        tell_bias=some(hidden, 1),
        far=some(heads),
    )


def some_rows(seed: int, count: int, hidden: int = 4) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 1, (hidden, count)).astype(np.float32)


def dot(left, right) -> float:
    return math.fsum(float(a) * float(b) for a, b in zip(left, right, strict=True))


def led(weight: np.ndarray, bias: np.ndarray, row) -> list[float]:
    return [dot(line, row) + float(b) for line, b in zip(weight, bias[:, 0], strict=True)]


def in_loops(attention: Attention, rows: np.ndarray, listening: range) -> list[list[float]]:
    """What the lines of ``listening`` hear."""
    heads, count = len(attention.far), rows.shape[1]
    size = attention.tell.shape[1] // heads
    told = [led(attention.ask, attention.ask_bias, rows[:, at]) for at in range(count)]
    found = []
    for at in listening:
        heard: list[float] = []
        near = range(max(0, at - REACH), min(count, at + REACH + 1))
        for head in range(heads):
            asked, answer, said = (
                slice((kind * heads + head) * size, (kind * heads + head + 1) * size)
                for kind in range(3)
            )
            fits = [
                dot(told[at][asked], told[other][answer]) / math.sqrt(size)
                - float(attention.far[head]) * math.log1p(abs(at - other))
                for other in near
            ]
            shares = [math.exp(fit - max(fits)) for fit in fits]
            for unit in range(said.start, said.stop):
                words = [told[other][unit] for other in near]
                heard.append(dot(shares, words) / math.fsum(shares))
        found.append(led(attention.tell, attention.tell_bias, heard))
    return found


@pytest.mark.parametrize("count", [1, 2, 7, 40])
@pytest.mark.parametrize("seed", range(3))
def test_line_by_line(seed, count):
    attention, rows = some_attention(seed), some_rows(seed + 50, count)
    expected = np.array(in_loops(attention, rows, range(count))).T
    assert np.abs(attention.heard(rows) - expected).max() < 1e-4


@pytest.mark.parametrize("count", [REACH, REACH + 1, 2 * REACH + 5, 600])
def test_a_long_page_line_by_line(count):
    """Some lines at its ends, and where lines stop to listen together."""
    attention, rows = some_attention(3), some_rows(4, count)
    found = attention.heard(rows)
    for first in (0, count // 2 - 2, count - 4, *(at for at in (46, 94, 478) if at + 4 <= count)):
        lines = range(first, first + 4)
        expected = np.array(in_loops(attention, rows, lines)).T
        assert np.abs(found[:, first : first + 4] - expected).max() < 1e-4


def test_no_line_hears_further_than_it_reaches():
    attention, rows = some_attention(5), some_rows(6, 2 * REACH + 100)
    other = rows.copy()
    other[:, REACH + 50] += 1
    before, after = attention.heard(rows), attention.heard(other)
    changed = np.flatnonzero((before != after).any(axis=0))
    assert (changed.min(), changed.max()) == (50, 2 * REACH + 50)


def test_what_answers_far_too_well_is_heard_and_breaks_nothing():
    attention = some_attention(7)
    rows = some_rows(8, 9) * np.float32(1e4)
    assert np.isfinite(attention.heard(rows)).all()


def test_what_is_heard_better_the_further_away_breaks_nothing():
    attention = replace(some_attention(13), far=np.array([-40, 40], dtype=np.float32))
    rows = some_rows(14, 60)
    expected = np.array(in_loops(attention, rows, range(60))).T
    assert np.abs(attention.heard(rows) - expected).max() < 1e-3


def test_the_rows_are_left_as_they_are():
    attention, rows = some_attention(9), some_rows(10, 200)
    before = rows.copy()
    attention.heard(rows)
    assert (rows == before).all()


@pytest.mark.parametrize("count", [1, 100, 128, 129, 1000])
@pytest.mark.parametrize("size", [3, 16])
def test_products_are_taken_on_one_thread(count, size, monkeypatch):
    sizes, matmul = [], np.matmul

    def watched(left, right, **options):
        sizes.append(left.shape[-2] * left.shape[-1] * right.shape[-1])
        return matmul(left, right, **options)

    monkeypatch.setattr(np, "matmul", watched)
    some_attention(1, size=size).heard(some_rows(2, count))
    assert max(sizes) <= ALONE


def test_a_long_text_needs_no_room_for_all_pairs_of_its_lines():
    attention, rows = some_attention(11), some_rows(12, 50_000)
    tracemalloc.start()
    try:
        attention.heard(rows)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20 * rows.nbytes
