"""JSON Lines to records: each line as it is, byte for byte."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import BinaryIO

from cleaner.corpus.containers.cut import Row
from cleaner.corpus.containers.limits import Limits, too_big
from cleaner.corpus.containers.lines.split import split_lines
from cleaner.corpus.containers.look_alike import opens_object, refuse_other_json
from cleaner.corpus.containers.packing.unpack import DamagedError, Meter, pieces
from cleaner.corpus.records.batch import Failed
from cleaner.model import InputError


def line_rows(stream: BinaryIO, limits: Limits, meter: Meter) -> Iterator[Row]:
    """The lines with their numbers, without their line feed; empty ones are no records.

    Raises:
        InputError: it cannot be read on, the lines before were given; or it is no JSON Lines.
    """
    rows = _lines(stream, limits, meter)
    for first in rows:
        if isinstance(first, Failed):
            yield first
            continue
        second = next(rows, None) if opens_object(_bytes(first)) else None
        refuse_other_json(_bytes(first), b"" if second is None else _bytes(second))
        yield from (row for row in (first, second) if row is not None)
        break
    yield from rows


def _bytes(row: Row) -> bytes:
    return row[1] if isinstance(row, tuple) and isinstance(row[1], bytes) else b""


def _lines(stream: BinaryIO, limits: Limits, meter: Meter) -> Iterator[Row]:
    number = 0
    try:
        for line, size in split_lines(pieces(stream, limits, meter), limits.record):
            number += 1
            if line is None:
                yield Failed(number, too_big(size, limits))
            elif not _is_blank(line):
                yield number, line
    except DamagedError as error:
        raise InputError(f"{error} after line {number}") from None


def _is_blank(line: bytes) -> bool:
    """Whether a line holds nothing; a byte order mark alone is nothing."""
    bare = line.removeprefix(BOM_UTF8)
    return not bare or bare.isspace()
