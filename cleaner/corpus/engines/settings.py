"""How a run of an engine compares; sent to every worker."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.overlap.records import OverlapOptions

ROWS = 4096
"""Rows that a map stage takes at once."""

NOTHING_SAMPLED = 1 << 62
"""Of so many words one is compared by its spelling: for stages that need no spelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that statements and map stages must know.

    Attributes:
        options: how to compare.
        every: of how many words one is compared by its spelling (`tokens.sampling`).
        gathered: of how many seeds at once the pairs are gathered, in memory; 0 for all.
    """

    options: OverlapOptions
    every: int = 1
    gathered: int = 0
