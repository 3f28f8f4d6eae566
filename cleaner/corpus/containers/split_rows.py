"""Bytes of delimited text to rows as they stand: a cell between quotes may go over many lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

State = Literal["start", "bare", "quoted", "quote"]
"""Where one is in a row: before a cell, in a bare one, between quotes, behind a quote in these."""

_INSIDE = re.compile(rb'[^"]*+(?:""[^"]*+)*+')
"""What stands between quotes, up to the quote that may close it."""


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


def split_rows(pieces: Iterable[bytes], comma: bytes, most: int, line: int = 1) -> Iterator[RawRow]:
    """The rows, empty ones too; ``comma`` parts their cells, ``most`` bytes of one are held.

    The first stands on line ``line``.

    If ``pieces`` raises, the rows before were given, and the one that broke off was not.
    """
    row = _Row(comma, most, line)
    for piece in pieces:
        at = 0
        while at < len(piece):
            at = row.take(piece, at)
            if at < len(piece) and row.state != "quoted" and piece[at] == _LINE_FEED:
                yield row.given()
                row = _Row(comma, most, row.line + 1)
                at += 1
    if row.size:
        yield row.given()


_LINE_FEED = ord("\n")
_QUOTE = ord('"')


class _Row:
    """The row that is being read, part by part.

    Attributes:
        state: where one is behind what was taken.
        line: the line on which that is.
        size: bytes that were taken.
    """

    def __init__(self, comma: bytes, most: int, number: int) -> None:
        self._comma, self._most, self._number = comma, most, number
        self._parts: list[bytes] = []
        self.state: State = "start"
        self.line, self.size = number, 0

    def take(self, piece: bytes, at: int) -> int:
        """Take the next part of a piece; where the rest begins, or the line feed of the row."""
        end = self._past_quoted(piece, at) if self.state == "quoted" else self._past_bare(piece, at)
        part = piece[at:end]
        self.size += len(part)
        if self.size <= self._most:
            self._parts.append(part)
        else:
            self._parts.clear()
        return end

    def given(self) -> RawRow:
        """All of it."""
        data = b"".join(self._parts) if self.size <= self._most else None
        return RawRow(self._number, data, self.size, self.state == "quoted")

    def _past_quoted(self, piece: bytes, at: int) -> int:
        """Up to the quote that may close the cell: another may follow it in the next piece."""
        found = _INSIDE.match(piece, at)
        end = found.end() if found else at
        self.line += piece.count(b"\n", at, end)
        if end == len(piece):
            return end
        self.state = "quote"
        return end + 1

    def _past_bare(self, piece: bytes, at: int) -> int:
        """Up to a quote that opens a cell, or the line feed; other quotes are signs like any."""
        if piece[at] == _QUOTE and self.state != "bare":
            self.state = "quoted"
            return at + 1
        stop = piece.find(b"\n", at)
        stop = len(piece) if stop < 0 else stop
        opening = piece.find(self._comma + b'"', at, stop)
        if opening >= 0:
            self.state = "quoted"
            return opening + 2
        if stop > at:
            self.state = "start" if piece.endswith(self._comma, at, stop) else "bare"
        return stop
