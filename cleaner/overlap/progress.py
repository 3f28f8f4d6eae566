"""How far a comparison is: told as the name of a step and the share of the work before it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float], None]


def silent(_step: str, _share: float) -> None:
    """Tells nobody."""
