"""A row of delimited text to its cells, and back (CSV as RFC 4180 has it, and TSV alike)."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.model import InputError

COMMAS = (",", ";", "\t")
"""What parts cells, the likeliest first: Excel writes semicolons where commas stand in numbers."""

BOM = "\ufeff"

_QUOTED = re.compile(r'"([^"]*+(?:""[^"]*+)*+)"')
_NEEDY = re.compile(r'["\r\n]')


class Head(NamedTuple):
    """The header of a table.

    Attributes:
        line: as it stands, byte order mark and carriage return too, without its line feed.
        comma: what parts the cells of the table.
        names: of the fields.
    """

    line: str
    comma: str
    names: tuple[str, ...]


def cells_of(row: str, comma: str) -> list[str]:
    r"""The cells of a row as they stand, quotes and all; the row has no line end.

    >>> cells_of('1,"Rain, ""they"" said.",', ",")
    ['1', '"Rain, ""they"" said."', '']

    Raises:
        InputError: a cell goes on behind its closing quote.
    """
    if '"' not in row:
        return row.split(comma)
    cells, at = list[str](), 0
    while True:
        quoted = _QUOTED.match(row, at)
        end = quoted.end() if quoted else row.find(comma, at)
        end = len(row) if end < 0 else end
        cells.append(row[at:end])
        if end == len(row):
            return cells
        if row[end] != comma:
            raise InputError(
                f"its cell {len(cells)} goes on behind the closing quote; "
                "a quote within a cell is written twice"
            )
        at = end + 1


def value_of(cell: str) -> str:
    """What a cell holds; a quote that does not open it is a sign like any other.

    >>> value_of('"Rain, ""they"" said."'), value_of('5" of rain')
    ('Rain, "they" said.', '5" of rain')
    """
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def cell_like(cell: str, value: str) -> str:
    """A value written as the cell was, between quotes or bare.

    Raises:
        InputError: a bare cell would begin with a quote.
    """
    if cell.startswith('"'):
        return _quoted(value)
    if value.startswith('"'):
        raise InputError("what is left of its text begins with a quote; put the cell in quotes")
    return value


def new_cell(value: str, comma: str) -> str:
    """A value as a cell, between quotes where it has to be."""
    return _quoted(value) if comma in value or _NEEDY.search(value) else value


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def ended(row: str) -> tuple[str, str]:
    """A row, and the carriage return of its line end, if there is one."""
    return (row[:-1], "\r") if row.endswith("\r") else (row, "")


def comma_of(header: str) -> str:
    """What parts the cells of a table, told by its header: a comma, unless it has other ones alone.

    >>> comma_of("id,text"), comma_of('id;"title, short"'), comma_of("text")
    (',', ';', ',')
    """
    bare = _QUOTED.sub("", header)
    return next((comma for comma in COMMAS if comma in bare), COMMAS[0])
