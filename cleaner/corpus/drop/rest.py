"""What inputs lose, and what is left of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cleaner.corpus.drop.cuts import Loss
from cleaner.corpus.drop.notes import Note
from cleaner.model import Source

Losses = Mapping[int, Loss]
"""What articles lose, by the line or row on which they stand; 0 for a whole file."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of an input.

    Attributes:
        data: the bytes; None where nothing is left of a file.
        plain: what the audit knows them by: the same, unpacked.
        source: what it takes to write the input again.
        notes: for the audit.
        more: further facts for its header.
        suffix: what its name gets added: a page comes out as text.
    """

    data: bytes | None
    plain: bytes
    source: Source
    notes: list[Note]
    more: dict[str, Any] = field(default_factory=dict)
    suffix: str = ""
