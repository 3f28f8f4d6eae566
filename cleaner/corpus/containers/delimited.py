"""Delimited text (CSV, TSV) to rows: the header names the fields, cells are text."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from cleaner.corpus.cells import BOM, Head, cells_of, comma_of, ended, value_of
from cleaner.corpus.containers.cut import Cut, Row, batched
from cleaner.corpus.containers.held import Held, opened, streamed
from cleaner.corpus.containers.limits import Limits, too_big
from cleaner.corpus.containers.look_alike import WIDE, WIDE_SAID
from cleaner.corpus.containers.packing.unpack import DamagedError, Meter, pieces
from cleaner.corpus.containers.split_rows import RawRow, split_rows
from cleaner.corpus.problems import Problems
from cleaner.corpus.records.batch import Batch, Failed, Read
from cleaner.corpus.records.cell_rows import row_text, values_in
from cleaner.model import InputError

HEADER = 1 << 20
"""Bytes of a header at most."""

_BLANK = b" \r"
"""What a line without cells may hold; tabs part empty cells."""

_BEFORE = re.compile(rb"\A(?:\xef\xbb\xbf(?:[ \r]*\n)*|(?:[ \r]*\n)*(?:\xef\xbb\xbf)?)")
"""What may stand before a header: a byte order mark and empty lines."""

_OPEN = "a quote that opens a cell is never closed"


def comma_by(form: str) -> str | None:
    """What parts the cells of a form; None where the header tells."""
    return "\t" if form == "tsv" else None


def cell_batches(held: Held, comma: str | None, cut: Cut, meter: Meter) -> Read:
    """The rows in batches; a table without rows gives one batch that has none.

    Raises:
        InputError: it is no table, or cannot be read on; the rows before were given.
    """
    given = cut.start > 0
    with streamed(held) as stream:
        table = Delimited(pieces(stream, cut.limits, meter), comma, cut.limits.record)
        for each in batched(table.rows(), cut):
            if isinstance(each, Batch):
                given = True
                yield replace(each, head=table.head)
            else:
                yield each
    if table.head is not None and not given:
        yield Batch(cut.name, "cells", (), (), table.head)


def rows(
    held: Held, problems: Problems, comma: str | None = None
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows and the numbers of the lines on which they begin; one that is none is a problem.

    Raises:
        InputError: it is no table, or cannot be read on; the rows before were given.
    """
    limits = Limits()
    with opened(held) as stream:
        table = Delimited(pieces(stream, limits, Meter()), comma, limits.record)
        try:
            for row in table.rows():
                if isinstance(row, Failed):
                    problems.error(row.said(held.name))
                elif (values := _values(row, table, held.name, problems)) is not None:
                    yield row[0], values
        except InputError as error:
            raise InputError(f"{held.name}: {error}") from None
        except OSError as error:
            raise InputError(f"{held.name}: cannot be read: {error.strerror}") from None


def _values(
    row: tuple[int, object], table: Delimited, name: str, problems: Problems
) -> dict[str, str] | None:
    number, data = row
    assert isinstance(data, bytes) and table.head is not None  # noqa: S101, PT018 – for mypy
    try:
        return values_in(data, table.head)
    except InputError as error:
        problems.error(f"{name}:{number}: {error}")
    return None


class Delimited:
    """A table that is read.

    Attributes:
        head: its header, once the first row was given, or all is read.
    """

    def __init__(self, plain: Iterator[bytes], comma: str | None, most: int) -> None:
        self._plain, self._comma, self._most = plain, comma, most
        self.head: Head | None = None

    def rows(self) -> Iterator[Row]:
        """The rows as they stand, with the numbers of the lines on which they begin.

        Raises:
            InputError: it is no table, or cannot be read on; the rows before were given.
        """
        line = 0
        try:
            bom, empty, first = _beginning(self._plain)
            told = comma_of(first.partition(b"\n")[0].decode("utf-8", "replace"))
            comma = self._comma or told
            plain = chain((first,), self._plain)
            for row in split_rows(plain, comma.encode(), self._most, empty + 1):
                line = row.number
                if row.data is not None and not row.data.strip(_BLANK):
                    continue
                if self.head is None:
                    self.head = _head(row, comma, bom)
                else:
                    yield _row(row, self._most)
        except DamagedError as error:
            raise InputError(f"{error} after line {line}") from None


def _beginning(plain: Iterator[bytes]) -> tuple[str, int, bytes]:
    """A byte order mark; how many empty lines come first; what follows, a whole line at least.

    Raises:
        InputError: it is UTF-16.
    """
    read, bare = b"", b""
    for piece in plain:
        read += piece
        bare = _BEFORE.sub(b"", read, count=1)
        if b"\n" in bare or len(read) > HEADER:
            break
    if read[:2] in WIDE:
        raise InputError(WIDE_SAID)
    before = read[: len(read) - len(bare)]
    return BOM if BOM_UTF8 in before else "", before.count(b"\n"), bare


def _head(row: RawRow, comma: str, bom: str) -> Head:
    """The header, behind a byte order mark, if there is one.

    Raises:
        InputError: it is none, or its names are not told apart.
    """
    if row.is_open:
        raise InputError(f"{_OPEN}, in its header")
    if row.data is None or row.size > HEADER:
        raise InputError(f"its header has {row.size:,} bytes; is it a table?")
    line = row_text(row.data)
    text, _ = ended(line)
    if "\0" in text:
        raise InputError("its header holds NUL; is it a table, and UTF-8?")
    if "\r" in text.replace("\r\n", "\n"):
        raise InputError("its lines end with CR alone; try: tr '\\r' '\\n' < FILE")
    names = tuple(map(value_of, cells_of(text, comma)))
    _tell_apart(names)
    return Head(bom + line, comma, names)


def _tell_apart(names: Sequence[str]) -> None:
    """Fields are known by their names: of two with one name, one would take the other's place."""
    for name, count in Counter(names).items():
        if count > 1:
            called = f"are called {name!r}; rename one" if name else "have no name; name them"
            raise InputError(f"{count} columns {called}")


def _row(row: RawRow, most: int) -> Row:
    if row.is_open:
        few = row.data if row.size <= HEADER else None
        return Failed(row.number, f"{_OPEN}; all up to the end of the table would be in it", few)
    if row.data is None:
        return Failed(row.number, too_big(row.size, Limits(record=most)))
    return row.number, row.data
