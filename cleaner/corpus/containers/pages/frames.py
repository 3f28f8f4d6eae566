"""Where the records of a web archive begin and end; after a damaged one the next is sought."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from cleaner.model import InputError

HEAD = 1 << 20
"""Bytes of the head of a record, at most; of a line in it too."""

SAMPLE = 1 << 16
"""Bytes of a body that is too big: enough to see what it is."""

_BEGIN = re.compile(rb"WARC/\d+\.\d+\r?\n$")
_LENGTH = re.compile(
    rb"^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE
)


class Frame(NamedTuple):
    """A record as it stands in the archive.

    Attributes:
        head: up to and with the empty line.
        body: what follows it; of one that is bigger than a record may be the beginning (`SAMPLE`).
        size: bytes of the body.
        error: what is wrong with it.
    """

    head: bytes
    body: bytes
    size: int
    error: str | None = None


def shortened(frame: Frame) -> bytes:
    """A record that is as long as the beginning of its body."""
    length = b"Content-Length: %d\r" % len(frame.body)
    return _LENGTH.sub(length, frame.head, count=1) + frame.body


class BrokenOffError(InputError):
    """The archive ends within a record."""


def frames(stream: BinaryIO, most: int) -> Iterator[Frame]:
    """Record after record, none held that has a body of more than ``most`` bytes.

    Raises:
        BrokenOffError: the archive ends within one.
        InputError: it is no web archive.
    """
    line, _ = _next_line(stream)
    if line and not _BEGIN.fullmatch(line):
        raise InputError("no web archive: it does not begin with a record (WARC/1.0)")
    while line:
        frame = _frame(stream, line, most)
        line, apart = _next_line(stream)
        if not line or _BEGIN.fullmatch(line):
            yield frame
            continue
        if apart:
            yield frame
            yield Frame(b"", b"", 0, "is damaged: no record begins here")
        else:
            yield frame._replace(error=frame.error or "is damaged: longer or shorter than it says")
        line = _sought(stream, line)


def _frame(stream: BinaryIO, first: bytes, most: int) -> Frame:
    head = _head(stream, first)
    found = _LENGTH.search(head)
    if found is None:
        return Frame(head, b"", 0, "is damaged: its head does not say how long it is")
    size = int(found.group(1))
    body = stream.read(size if size <= most else min(size, SAMPLE))
    left = size - len(body)
    if size > most:
        left = _passed_over(stream, left)
    if left:
        raise BrokenOffError
    return Frame(head, body, size)


def _passed_over(stream: BinaryIO, left: int) -> int:
    """How many of so many bytes are not there."""
    while left and (piece := stream.read(min(left, 1 << 20))):
        left -= len(piece)
    return left


def _head(stream: BinaryIO, first: bytes) -> bytes:
    lines, size = [first], 0
    while size < HEAD:
        line = stream.readline(HEAD)
        if not line:
            raise BrokenOffError
        lines.append(line)
        if line in (b"\r\n", b"\n"):
            break
        size += len(line)
    return b"".join(lines)


def _next_line(stream: BinaryIO) -> tuple[bytes, bool]:
    """The next line that is not empty, nothing at the end; and whether empty ones came before."""
    apart = False
    while (line := stream.readline(HEAD)) in (b"\r\n", b"\n", b"\r"):
        apart = True
    return line, apart


def _sought(stream: BinaryIO, line: bytes) -> bytes:
    """The first line of the next record; nothing if there is none."""
    while line:
        if found := _BEGIN.search(line):
            return found.group()
        line = stream.readline(HEAD)
    return b""
