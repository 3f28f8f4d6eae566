"""Whether what was handed in is of the kind that is meant, told before anything is done with it."""

from __future__ import annotations

from reprlib import repr as brief
from types import UnionType


def check(name: str, given: object, kind: type | UnionType, what: str) -> None:
    """Nothing, where it is.

    Raises:
        TypeError: it is something else.

    >>> check("url", 5, str | None, "text")
    Traceback (most recent call last):
    TypeError: url takes text, not 5
    """
    if not isinstance(given, kind):
        raise TypeError(f"{name} takes {what}, not {brief(given)}")
