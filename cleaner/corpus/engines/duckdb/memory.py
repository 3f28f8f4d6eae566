"""How much memory a run may take, and which share of it DuckDB gets."""

from __future__ import annotations

import re

_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([KMGT]?)(i?)B?\s*", re.IGNORECASE)
_POWERS = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}

OURS = 800 << 20
"""Bytes that map stages and what they write take beside DuckDB (measured: `bench.engines`)."""


def memory_of(text: str) -> int:
    """A size in bytes.

    Raises:
        ValueError: it is no size, or less than 1 GB.

    >>> memory_of("4GB"), memory_of("1.5 GiB")
    (4000000000, 1610612736)
    """
    found = _SIZE.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no size; write it like 4GB")
    base = 1024 if found[3] else 1000
    size = int(float(found[1]) * base ** _POWERS[found[2].upper()])
    if size < 10**9:
        raise ValueError(f"{text}: 1GB is the least")
    return size


def share_of_duckdb(memory: int) -> int:
    """Bytes that DuckDB may take, of all that the process may."""
    return max(memory // 2, memory - OURS)
