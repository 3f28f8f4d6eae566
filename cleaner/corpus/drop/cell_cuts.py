"""What of a table of delimited text goes, as it stands: rows, and pieces of cells."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from cleaner.corpus.cells import Head, cells_of, ended, value_of
from cleaner.corpus.containers.delimited import Delimited
from cleaner.corpus.drop.cuts import Cut, Loss, cuts_in_row
from cleaner.corpus.drop.rest import Losses
from cleaner.corpus.fields import FieldNames
from cleaner.corpus.records.batch import Failed


def cuts_of_cells(text: str, losses: Losses, names: FieldNames, comma: str | None) -> Iterator[Cut]:
    """The pieces of a table that go, by the lines on which their rows begin."""
    starts = _starts(text)
    table = Delimited(iter((text.encode("utf-8", "replace"),)), comma, sys.maxsize)
    for row in table.rows():
        if isinstance(row, Failed) or row[0] not in losses or table.head is None:
            continue
        number, data = row
        assert isinstance(data, bytes)  # noqa: S101 – for mypy
        start = starts[number - 1]
        for cut in _cuts_of_row(data.decode(), table.head, losses[number], names):
            end = min(start + cut.end, len(text))
            yield replace(cut, start=start + cut.start, end=end, line=number)


def _starts(text: str) -> list[int]:
    """Where the lines begin."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _cuts_of_row(row: str, head: Head, loss: Loss, names: FieldNames) -> Iterator[Cut]:
    """Pieces of its text; where all of it goes, the row and its line feed with it."""
    cells = cells_of(ended(row)[0], head.comma)
    values = list(map(value_of, cells))
    path = names.text_path(dict(zip(head.names, values, strict=True)))
    if path is None:
        return
    at = head.names.index(path[0])
    before = sum(len(cell) + 1 for cell in cells[:at])
    place = partial(_place, cells[at], values[at])
    yield from cuts_in_row(loss, lambda sign: before + place(sign), len(row) + 1)


def _place(cell: str, value: str, sign: int) -> int:
    """Where a sign of a value stands in its cell; quotes within quotes stand twice."""
    place = 1 + sign + value.count('"', 0, sign) if cell.startswith('"') else sign
    return min(place, len(cell))
