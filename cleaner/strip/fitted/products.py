"""Products of matrices on one thread.

They are taken a few lines at a time: large ones make numpy's OpenBLAS start threads, which on a
busy machine wait for each other ten times as long as one thread needs.
"""

from __future__ import annotations

import numpy as np

from cleaner.strip.fitted.lines import Floats

ALONE = 1 << 18
"""Multiplications up to which OpenBLAS multiplies two matrices on one thread (interface/gemm.c)."""


def product(weight: Floats, rows: Floats, out: Floats | None = None) -> Floats:
    """[H, N] ``weight`` [H, K] times ``rows`` [K, N], on one thread; into ``out`` if given."""
    count = rows.shape[1]
    found = np.empty((len(weight), count), dtype=np.float32) if out is None else out
    few = max(1, ALONE // weight.size)
    whole = count - count % few
    if whole:
        np.matmul(weight, _apart(rows[:, :whole], few), out=_apart(found[:, :whole], few))
    if whole < count:
        np.matmul(weight, rows[:, whole:], out=found[:, whole:])
    return found


def _apart(rows: Floats, few: int) -> Floats:
    """[N / few, K, few] the same ``rows`` [K, N], a few lines at a time."""
    return rows.reshape(len(rows), -1, few).transpose(1, 0, 2)
