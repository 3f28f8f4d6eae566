"""A matrix in a model file comes back as it went in, as near as 8 bits allow."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip.fitted.layers import layer_of, matrix_of

ROWS = st.integers(1, 5).flatmap(
    lambda size: st.lists(
        st.lists(
            st.floats(-1e4, 1e4, width=32) | st.sampled_from([0.0, 1e-12, -1.0, 127.0]),
            min_size=size,
            max_size=size,
        ),
        min_size=1,
        max_size=5,
    )
)


@given(ROWS)
def test_a_layer_comes_back_within_a_127th(rows):
    matrix = np.array(rows, dtype=np.float32)
    back = matrix_of(layer_of(matrix))
    most = np.maximum(np.abs(matrix).max(axis=1, keepdims=True), 1e-9)
    assert back.shape == matrix.shape
    assert back.dtype == np.float32
    assert (np.abs(back - matrix) <= most / 127).all()


@given(ROWS)
def test_a_layer_written_twice_is_the_same(rows):
    once = layer_of(matrix_of(layer_of(np.array(rows, dtype=np.float32))))
    twice = layer_of(matrix_of(once))
    assert twice.values == once.values
    assert twice.scale == pytest.approx(once.scale, rel=1e-4)
