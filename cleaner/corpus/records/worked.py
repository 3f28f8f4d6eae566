"""The work on a batch, the same in every process: records in, cleaned records out."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.corpus.cells import Head
from cleaner.corpus.records.batch import Batch, Done, Failed, Page
from cleaner.corpus.records.cell_rows import cleaned_head, cleaned_row
from cleaner.corpus.records.cleaned import RecordCleaner, Result
from cleaner.corpus.records.lines import cleaned_line
from cleaner.corpus.records.pages import page_line
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.tally import Tally
from cleaner.corpus.records.why import cleaner_of, why

KEPT = 1 << 20
"""Bytes of a failed record that are kept."""


def worked(batch: Batch, recipe: Recipe) -> Done:
    """What comes of a batch; a record that fails is noted, the others go on.

    Raises:
        RuleError: a rule does not hold; it would hold for no other record either.
    """
    cleaner = cleaner_of(recipe)
    if isinstance(batch.rows, bytes):
        from cleaner.corpus.records.columns import worked_columns

        return worked_columns(batch, cleaner)
    tally, rows, failed = Tally(), list[bytes](), list[Failed]()
    for number, row in _numbered(batch):
        place = f"{batch.name}:{number}"
        try:
            line, result = _cleaned(row, batch.head, cleaner, place)
        except Exception as error:  # noqa: BLE001 – the other records go on
            failed.append(Failed(number, why(error, place), _bytes(row), _called(row)))
            tally.note_failed()
            continue
        rows.append(line)
        tally.note(result and result.cleaned, batch.name, number)
    head = batch.head and cleaned_head(batch.head, recipe)
    return Done(tuple(rows), tuple(failed), tally.settle(), head)


def _numbered(batch: Batch) -> Iterator[tuple[int, bytes | Page]]:
    yield from zip(batch.numbers, batch.rows, strict=True)


def _cleaned(
    row: bytes | Page, head: Head | None, cleaner: RecordCleaner, name: str
) -> tuple[bytes, Result | None]:
    if isinstance(row, Page):
        return page_line(row, cleaner, name)
    if head is not None:
        return cleaned_row(row, head, cleaner, name)
    return cleaned_line(row, cleaner, name)


def _called(row: bytes | Page) -> str | None:
    """What a page is called; a line is known by its number alone."""
    return row.called if isinstance(row, Page) else None


def _bytes(row: bytes | Page) -> bytes | None:
    """The record, if it is a line and not too long to be kept."""
    return row if isinstance(row, bytes) and len(row) <= KEPT else None
