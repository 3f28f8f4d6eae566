"""The records of a batch one by one, as cleaning sees them."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.corpus.records.arrow import received
from cleaner.corpus.records.batch import Batch, Page
from cleaner.corpus.records.cell_rows import record_in
from cleaner.corpus.records.found import Record
from cleaner.corpus.records.lines import record_of
from cleaner.corpus.records.recipe import Recipe

Row = bytes | Page | Record


def rows_in(batch: Batch, recipe: Recipe) -> Iterator[Row]:
    """The records, as far as it takes no reading: lines and cells are bytes still."""
    if isinstance(batch.rows, bytes):
        from cleaner.corpus.records.columns import rows_of

        yield from rows_of(received(batch.rows), recipe)
        return
    yield from batch.rows


def record_from(row: Row, batch: Batch, recipe: Recipe) -> Page | Record:
    """A row of a batch as a record.

    Raises:
        InputError: it is no JSON, or no row of its table.
    """
    if not isinstance(row, bytes):
        return row
    return record_of(row) if batch.head is None else record_in(row, batch.head, recipe)
