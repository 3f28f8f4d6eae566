"""Kinds of arrays, and what is done with the rows of several at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]
U64 = NDArray[np.uint64]


def changes(*columns: NDArray[Any]) -> Ints:
    """Where rows begin that differ from the one before.

    >>> changes(np.array([7, 7, 7, 9]), np.array([1, 1, 2, 2])).tolist()
    [0, 2, 3]
    """
    new = np.zeros(len(columns[0]), bool)
    new[:1] = True
    for column in columns:
        new[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(new)


def ranges(start: Ints, size: Ints) -> Ints:
    """``start``, ``start + 1``, … so many numbers for each row, the rows behind each other.

    >>> ranges(np.array([5, 20]), np.array([3, 2])).tolist()
    [5, 6, 7, 20, 21]
    """
    before = np.cumsum(size) - size
    return np.repeat(start - before, size) + np.arange(int(size.sum()))


def edges(sizes: Ints) -> Ints:
    """Where blocks of so many rows begin that lie behind each other, and where the last one ends.

    >>> edges(np.array([3, 2])).tolist()
    [0, 3, 5]
    """
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])


def tallied(marked: NDArray[np.bool_], edges: Ints) -> Ints:
    """How many are marked between each two edges; quick where few are.

    >>> tallied(np.array([True, False, True, True]), np.array([0, 1, 4])).tolist()
    [1, 2]
    """
    return np.diff(np.searchsorted(np.flatnonzero(marked), edges))


def order_of(numbers: Ints) -> Ints:
    """How to put numbers from 0 on in order, equal ones as they stand, in half of numpy's time.

    They are parted by their upper bits, which scipy does in one pass; the rest is nearly in order.

    >>> order_of(np.array([7, 0, 7, 3])).tolist()
    [1, 3, 0, 2]
    """
    bits = max(1, len(numbers).bit_length() - 2)
    low = max(0, int(numbers.max(initial=0)).bit_length() - bits)
    order = parted(np.arange(len(numbers)), numbers >> low, 1 << bits)[0]
    return order.take(np.argsort(numbers.take(order), kind="stable"))


def parted(values: NDArray[Any], part: Ints, parts: int) -> tuple[NDArray[Any], NDArray[np.int32]]:
    """Values by their parts, those of one as they stand, and where each part begins."""
    from scipy.sparse import csr_array

    row = np.array([0, len(values)], np.int32)
    table = csr_array((values, part.astype(np.int32), row), shape=(1, parts)).tocsc()
    return table.data, table.indptr
