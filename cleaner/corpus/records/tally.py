"""Counts over records, small however many they are; those of parts add up to those of the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """What was read, written and removed.

    Attributes:
        records: that were read.
        failed: of these, records that could not be cleaned.
        empty: records without text; they are written as they are.
        chars: characters of text that came in.
        removed: of these, characters that went.
        kinds: removed characters by kind.
        rules: pieces removed, by rule or signal.
        sites: for each outlet whose rules acted ("" for none), its records, characters, removed
            characters.
        outliers: records worth reading: those that lost most, a fixed number (`MOST`), as
            (share removed, name, number, characters).
    """

    records: int = 0
    failed: int = 0
    empty: int = 0
    chars: int = 0
    removed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    sites: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    outliers: list[tuple[float, str, int, int]] = field(default_factory=list)
