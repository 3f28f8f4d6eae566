"""Which copies a corpus keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Keep = Literal["earliest", "longest", "priority"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which copies stay and which go.

    Attributes:
        keep: which copy stays.  Of several that are alike in that, the earliest does; then the
            first by the name of its outlet and by its id.
        priority: for ``priority`` the outlets whose copies stay, the best first.
        near: paragraphs go, too, that share so much of the words of both with one that stays, from
            0 to 1, and name the same numbers and days; None for no such.
    """

    keep: Keep = "earliest"
    priority: tuple[str, ...] = ()
    near: float | None = None
