"""The units of judgement that a text is split into."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sys import intern
from typing import overload

SHORT = 40
"""Characters of a line that may well be said again."""


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of judgement: a line, a paragraph of several, a bullet with its line, a sentence.

    Invariant: ``text == document.text[start:end]``, without white space at either end.
    """

    index: int
    start: int
    end: int
    text: str


def shared(text: str) -> str:
    """The same text; a short one only once in memory, however often it is said."""
    return intern(text) if len(text) <= SHORT else text


class Blocks(Sequence[Block]):
    """The blocks of a text, in order, disjoint, with only white space between them.

    Two arrays of offsets stand for millions of blocks; a `Block` is made when it is asked for.
    """

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str, starts: array[int], ends: array[int]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Blocks):
            return NotImplemented
        return (self.text, self.starts, self.ends) == (other.text, other.starts, other.ends)

    def __hash__(self) -> int:
        return hash((self.text, len(self.starts)))

    def __repr__(self) -> str:
        return f"<Blocks: {len(self):,} in {len(self.text):,} characters>"

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> list[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | list[Block]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        at = range(len(self))[index] if index < 0 else index
        start, end = self.starts[at], self.ends[at]
        return Block(at, start, end, self.text[start:end])

    def some(self, places: Iterable[int]) -> Blocks:
        """The blocks at some places, in that order."""
        wanted = list(places)
        starts = array("q", map(self.starts.__getitem__, wanted))
        return Blocks(self.text, starts, array("q", map(self.ends.__getitem__, wanted)))

    def texts(self) -> list[str]:
        """The text of every block, in order."""
        text = self.text
        spans = zip(self.starts, self.ends, strict=True)
        return [shared(text[start:end]) for start, end in spans]
