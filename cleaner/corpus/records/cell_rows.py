"""A row of delimited text cleaned: whatever is not the article stays as it is, byte for byte.

Facts of cleaning follow the cells that were there: what went as JSON, nothing for what is null.
Where the article gets a column of its own, that comes last, by which it is known again; an empty
cell of its column is a place to fill where the text stands elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from cleaner.corpus.cells import (
    BOM,
    Head,
    cell_like,
    cells_of,
    ended,
    new_cell,
    value_of,
)
from cleaner.corpus.json_line.dump import dumped
from cleaner.corpus.records.cleaned import RecordCleaner, Result
from cleaner.corpus.records.present import present
from cleaner.corpus.records.recipe import FACTS, Recipe, prefix_in
from cleaner.corpus.records.restore import facts_said, put_back, refuse_changed
from cleaner.model import InputError


def row_text(row: bytes) -> str:
    """The text of a row.

    Raises:
        InputError: it is not UTF-8.
    """
    try:
        return row.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 at byte {error.start + 1}; what Excel wrote may become it: "
            "iconv -f WINDOWS-1252 -t UTF-8 FILE"
        ) from None


def values_in(row: bytes, head: Head) -> dict[str, str]:
    """What the cells of a row hold, by their names.

    Raises:
        InputError: it is no row of this table.
    """
    return dict(zip(head.names, map(value_of, _cells(row, head)[0]), strict=True))


def record_in(row: bytes, head: Head, recipe: Recipe) -> Mapping[str, Any]:
    """A row as a record: of one that was cleaned the facts are what they were.

    Raises:
        InputError: it is no row of this table.
    """
    return _seen(_cells(row, head)[0], head, recipe)


def cleaned_head(head: Head, recipe: Recipe) -> Head:
    """The header with the names of the facts, and of the article, where they are new."""
    wanted = (*recipe.facts, recipe.out)
    new = [name for name in wanted if name not in head.names]
    line, end = ended(head.line)
    cells = [line, *(new_cell(name, head.comma) for name in new)]
    return Head(head.comma.join(cells) + end, head.comma, (*head.names, *new))


def cleaned_row(
    row: bytes, head: Head, cleaner: RecordCleaner, name: str = "-"
) -> tuple[bytes, Result | None]:
    """The row with the article and the facts of cleaning, and what was cleaned.

    Raises:
        InputError: as of `RecordCleaner`, or it is no row of this table.
        RuleError: a rule does not hold.
    """
    cells, end = _cells(row, head)
    result = cleaner.result(_seen(cells, head, cleaner.recipe), name=name)
    facts = {key: _told(value) for key, value in cleaner.facts(result).items()}
    out, there = cleaner.recipe.out, len(head.names)
    for at, key in enumerate(head.names):
        if key in facts:
            like = key == out and cells[at]
            cells[at] = cell_like(cells[at], facts[key]) if like else _new(facts[key], head)
    new = cleaned_head(head, cleaner.recipe).names[there:]
    cells += [_new(facts.get(key, ""), head) for key in new]
    return (head.comma.join(cells) + end).encode("utf-8", "replace"), result


def restored_head(head: Head, out: str) -> Head:
    """The header as it was before its table was cleaned.

    Raises:
        InputError: it is no table of cleaned records.
    """
    gone = _gone(head, out)
    bom = BOM if head.line.startswith(BOM) else ""
    line, end = ended(head.line.removeprefix(BOM))
    cells = zip(head.names, cells_of(line, head.comma), strict=True)
    kept = [cell for name, cell in cells if name not in gone]
    names = tuple(name for name in head.names if name not in gone)
    return Head(bom + head.comma.join(kept) + end, head.comma, names)


def restored_row(row: bytes, head: Head, out: str) -> bytes:
    """The row as it was before it was cleaned, byte for byte.

    Raises:
        InputError: it is no cleaned row, or was changed since.
    """
    gone, prefix = _gone(head, out), _prefix(head)
    cells, end = _cells(row, head)
    record = _record(cells, head)
    facts = facts_said(record, Recipe(out=out, prefix=prefix or ""))
    if facts.field is not None:
        refuse_changed(record[out], facts, out)
        at, own = head.names.index(out), facts.field == out
        cells[at] = cell_like(cells[at], put_back(record[out], facts.removed)) if own else ""
    kept = [cell for name, cell in zip(head.names, cells, strict=True) if name not in gone]
    return (head.comma.join(kept) + end).encode("utf-8")


def line_of(row: bytes, head: Head) -> bytes:
    """A row as a line of JSON."""
    record = _record(_cells(row, head)[0], head)
    return dumped(record, ascii_only=False).encode("utf-8", "replace")


def _cells(row: bytes, head: Head) -> tuple[list[str], str]:
    """The cells of a row as they stand, and its line end."""
    text, end = ended(row_text(row))
    cells = cells_of(text, head.comma)
    if len(cells) != len(head.names):
        count = f"{len(cells):,} cell{'' if len(cells) == 1 else 's'}"
        raise InputError(f"has {count}, and its header {len(head.names)}")
    return cells, end


@lru_cache(8)
def _prefix(head: Head) -> str | None:
    """What stands before the names of the facts; None where the table was not cleaned."""
    prefix = prefix_in(head.names)
    return prefix if prefix is not None and _has_facts(head, prefix) else None


def _has_facts(head: Head, prefix: str) -> bool:
    return all(f"{prefix}{name}" in head.names for name in FACTS)


@lru_cache(8)
def _gone(head: Head, out: str) -> frozenset[str]:
    """The names of the columns that cleaning has added: the article's comes behind all facts."""
    prefix = _prefix(head)
    if prefix is None:
        raise InputError(f"no cleaned records: the columns {', '.join(FACTS)} are not all there")
    if out not in head.names:
        raise InputError(f"no column {out!r} with the article; name it with --out-field")
    facts = [f"{prefix}{name}" for name in FACTS]
    added = head.names.index(out) > max(map(head.names.index, facts))
    return frozenset([*facts, out] if added else facts)


def _seen(cells: Sequence[str], head: Head, recipe: Recipe) -> Mapping[str, Any]:
    """The record of a row as cleaning sees it: a bare empty cell may be filled with the article."""
    record = _record(cells, head)
    if recipe.out in record and not cells[head.names.index(recipe.out)]:
        record[recipe.out] = None
    return present(record, recipe)


def _record(cells: Sequence[str], head: Head) -> dict[str, Any]:
    """What the cells of a row hold, by their names; facts as they were before they became cells."""
    record: dict[str, Any] = dict(zip(head.names, map(value_of, cells), strict=True))
    prefix = _prefix(head)
    if prefix is not None:
        for name in (f"{prefix}{fact}" for fact in FACTS):
            record[name] = record[name] or None
        record[f"{prefix}removed"] = _removed(record[f"{prefix}removed"])
    return record


def _removed(cell: str | None) -> object:
    """What went; a cell that cannot be ours as it is."""
    try:
        return None if cell is None else json.loads(cell)
    except (ValueError, RecursionError):
        return cell


def _told(value: object) -> str:
    """A fact as text."""
    if isinstance(value, str):
        return value
    return "" if value is None else dumped(value, ascii_only=False)


def _new(value: str, head: Head) -> str:
    return new_cell(value, head.comma)
