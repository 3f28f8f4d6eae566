"""Records that are made when they are asked for: until then a sequence of them costs nothing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import eq
from typing import Generic, TypeVar, overload

T = TypeVar("T")

BATCH = 1024
"""Records that are made at once for those who want all."""


class Lazy(Sequence[T], Generic[T]):
    """A sequence of which a kind says its length and how some of its records are made.

    Two of one kind are equal if all of their records are.
    """

    @abstractmethod
    def _made(self, lo: int, hi: int) -> Iterator[T]:
        """The records from one place up to another."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lazy) or type(other) is not type(self):
            return NotImplemented
        return self is other or (len(self) == len(other) and all(map(eq, self, other)))

    def __hash__(self) -> int:
        return hash(len(self))

    def __iter__(self) -> Iterator[T]:
        starts = range(0, len(self), BATCH)
        return chain.from_iterable(self._made(lo, min(lo + BATCH, len(self))) for lo in starts)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        return next(self._made(at, at + 1))
