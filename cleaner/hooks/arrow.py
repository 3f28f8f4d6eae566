"""Tables and streams of Arrow, an article a row: how DuckDB and others hand rows on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from cleaner.hooks.columns import ColumnCleaner, OnError
from cleaner.hooks.library import check_kind
from cleaner.hooks.restored import columns_before
from cleaner.hooks.rows import Lazy
from cleaner.records import Recipe

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 1_000
"""So many rows of a table are turned into Python's own values at a time."""


def clean_table(
    table: pa.Table, recipe: Recipe | None = None, *, on_error: OnError = "raise"
) -> pa.Table:
    """The table with its articles cleaned, and what went and why; rows and their order stay.

    Args:
        table: an article a row.
        recipe: which columns hold what, and how to clean.
        on_error: ``"raise"`` ends at the first row that cannot be cleaned; with ``"keep"`` such a
            row stays as it is, and the column ``clean_error`` says why.

    Raises:
        InputError: a row cannot be cleaned, or a column has the name of a result.
        RuleError: a rule does not hold.
        TypeError: it is no table.
    """
    import pyarrow as pa

    check_kind(table, pa.Table, "clean_table() takes a table of pyarrow")
    return clean_reader(table.to_reader(max_chunksize=ROWS), recipe, on_error=on_error).read_all()


def clean_reader(
    stream: Any,  # noqa: ANN401 – of many libraries
    recipe: Recipe | None = None,
    *,
    on_error: OnError = "raise",
) -> pa.RecordBatchReader:
    """The same for a stream: only one batch is in memory at a time.

    Args:
        stream: anything that hands its rows on by Arrow (``__arrow_c_stream__``): a reader, a
            relation of DuckDB, a scanner of a dataset.
        recipe: as above.
        on_error: as above.

    Raises:
        InputError: while it is read: as above.
        RuleError: while it is read: as above.
    """
    import pyarrow as pa

    reader = pa.RecordBatchReader.from_stream(stream)
    clean = ColumnCleaner(recipe, on_error)
    schema = with_results(reader.schema, clean)
    return pa.RecordBatchReader.from_batches(schema, _cleaned(reader, clean, schema))


def restore_table(table: pa.Table, recipe: Recipe | None = None) -> pa.Table:
    """The table as it was before `clean_table`; order and other columns stay.

    Args:
        table: cleaned, in memory or by way of a file.
        recipe: how it was cleaned.

    Raises:
        InputError: these are no cleaned records, or one was changed since.
        TypeError: it is no table.
    """
    import pyarrow as pa

    check_kind(table, pa.Table, "restore_table() takes a table of pyarrow")
    recipe = recipe or Recipe()
    columns = Lazy(table.column_names, lambda name: table[name].to_pylist())
    articles, gone = columns_before(columns, recipe)
    if articles is not None:
        at, field = table.column_names.index(recipe.out), table.schema.field(recipe.out)
        table = table.set_column(at, field, pa.array(articles, field.type))
    return table.select([name for name in table.column_names if name not in gone])


def _cleaned(
    reader: pa.RecordBatchReader, clean: ColumnCleaner, schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    start = 0
    for batch in reader:
        numbers = range(start, start + batch.num_rows)
        results = clean(Lazy(batch.schema.names, partial(_values, batch)), numbers)
        arrays = [
            pa.array(results[name], kind) if name in results else batch[name]
            for name, kind in zip(schema.names, schema.types, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)
        start = numbers.stop


def _values(batch: pa.RecordBatch, name: str) -> list[Any]:
    values: list[Any] = batch[name].to_pylist()
    return values


def with_results(schema: pa.Schema, clean: ColumnCleaner) -> pa.Schema:
    """The schema with the results, each in place of a column of its name or after all others."""
    import pyarrow as pa

    for field in clean.schema:
        at = schema.get_field_index(field.name)
        if at < 0:
            schema = schema.append(field)
        elif field.name != clean.article or schema.field(at).type == pa.null():
            schema = schema.set(at, field)
    return schema
