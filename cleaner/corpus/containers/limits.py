"""How much is taken from a container: no input may eat the machine."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on what is read.

    Attributes:
        record: bytes of one record; a bigger one fails, the others go on (``--max-record``).
        expansion: how many times its size a packed input may unpack to, looked at after every
            `CHECKED` bytes (``--max-expansion``); real text packs 3 to 30 times, HTML up to 60.
        rows: records of a batch.
        bytes: bytes of a batch; the record that passes the mark is its last.
    """

    record: int = 64 * MIB
    expansion: int = 250
    rows: int = 64
    bytes: int = MIB


CHECKED = 256 * MIB
"""Unpacked bytes between two looks at how much they were packed."""


def too_big(size: int, limits: Limits) -> str:
    """What is said of a record that is not taken."""
    return (
        f"has {size:,} bytes, more than a record may have ({limits.record:,}); "
        "raise the limit with --max-record, or split it"
    )
