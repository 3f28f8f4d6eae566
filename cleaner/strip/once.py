"""What is read once and kept: by one thread at a time, for not every library likes two at once."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")

_READING = RLock()


def kept(most: int | None) -> Callable[[Callable[_P, _T]], Callable[_P, _T]]:
    """A cache of at most ``most`` results (None: all); the first call of each is nobody else's."""

    def decorate(function: Callable[_P, _T]) -> Callable[_P, _T]:
        cached = functools.lru_cache(maxsize=most)(function)

        @functools.wraps(function)
        def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _T:
            with _READING:
                return cached(*args, **kwargs)  # type: ignore[arg-type]

        return guarded

    return decorate


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    """What has no hash, compared by identity, so that results can be kept by it."""

    value: Any

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)
