"""Bytes of delimited text to rows as they stand: a cell between quotes may go over many lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

State = Literal["start", "plain", "quoted", "quote"]
"""Where one is in a row: before a cell, in a bare one, between quotes, behind a quote in these."""

_QUOTE = ord('"')


class RawRow(NamedTuple):
    """A row without its line feed.

    Attributes:
        number: the line on which it begins, from 1.
        data: its bytes; None where they are too many to be held.
        size: how many they are.
        is_open: whether the input ends in a cell whose quotes were never closed.
    """

    number: int
    data: bytes | None
    size: int
    is_open: bool


def split_rows(pieces: Iterable[bytes], comma: bytes, most: int) -> Iterator[RawRow]:
    """The rows, empty ones too; ``comma`` parts their cells, ``most`` bytes of one are held.

    If ``pieces`` raises, the rows before were given, and the one that broke off was not.
    """
    row, line = _Row(comma, most, 1), 1
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for part in ended:
            row.add(part)
            line += 1
            if row.state == "quoted":
                row.add(b"\n")
            else:
                yield row.given()
                row = _Row(comma, most, line)
        row.add(rest)
    if row.size:
        yield row.given()


class _Row:
    """The row that is being read, part by part."""

    def __init__(self, comma: bytes, most: int, number: int) -> None:
        self._comma, self._most, self._number = comma, most, number
        self._parts: list[bytes] = []
        self.size = 0
        self.state: State = "start"

    def add(self, part: bytes) -> None:
        """What follows."""
        self.state = _behind(part, self._comma, self.state)
        self.size += len(part)
        if self.size <= self._most:
            self._parts.append(part)
        else:
            self._parts.clear()

    def given(self) -> RawRow:
        """All of it."""
        data = b"".join(self._parts) if self.size <= self._most else None
        return RawRow(self._number, data, self.size, self.state == "quoted")


def _behind(part: bytes, comma: bytes, state: State) -> State:
    """Where one is behind a part of a row; a quote within a bare cell is a sign like any other."""
    if b'"' not in part:
        return _behind_bare(part, comma, state)
    at = 0
    while at < len(part):
        if state == "quoted":
            at = part.find(b'"', at) + 1
            if not at:
                return "quoted"
            state = "quote"
        elif state == "plain":
            at = part.find(comma, at) + 1
            if not at:
                return "plain"
            state = "start"
        elif part[at] == _QUOTE:
            state, at = "quoted", at + 1
        else:
            state = "plain"
    return state


def _behind_bare(part: bytes, comma: bytes, state: State) -> State:
    """The same where there is no quote."""
    if state == "quoted" or not part:
        return state
    return "start" if part.endswith(comma) else "plain"
