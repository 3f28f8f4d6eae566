"""Products of matrices, a few lines at a time."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.strip.fitted.products import ALONE, product


@pytest.mark.parametrize("count", [0, 1, 36, 37, 38, 1000])
def test_products_are_taken_a_few_lines_at_a_time(count, monkeypatch):
    draw = np.random.default_rng(count)
    weight = draw.normal(0, 1, (48, 144)).astype(np.float32)
    rows = draw.normal(0, 1, (144, count)).astype(np.float32)
    sizes, matmul = [], np.matmul

    def watched(left, right, **options):
        sizes.append(left.size * right.shape[-1])
        return matmul(left, right, **options)

    monkeypatch.setattr(np, "matmul", watched)
    into = np.zeros((48, count), dtype=np.float32)
    found = product(weight, rows, out=into)
    assert found is into
    assert found == pytest.approx(weight.astype(np.float64) @ rows, abs=1e-4)
    assert product(weight, rows).tolist() == found.tolist()
    assert all(size <= ALONE for size in sizes)
