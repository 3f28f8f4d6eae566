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
    for first in range(0, count, few):
        some = slice(first, first + few)
        np.matmul(weight, rows[:, some], out=found[:, some])
    return found
