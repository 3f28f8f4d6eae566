"""Parquet to batches of columns: row group after row group, a few rows at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import compress
from typing import TYPE_CHECKING

from cleaner.corpus.containers.cut import Cut
from cleaner.corpus.containers.held import Held
from cleaner.corpus.containers.limits import too_big
from cleaner.corpus.containers.packing.unpack import Meter
from cleaner.corpus.containers.tables.parquet import table_source
from cleaner.corpus.records.arrow import sent, some_rows
from cleaner.corpus.records.batch import Batch, Failed, Read
from cleaner.corpus.stores.errors import reason
from cleaner.model import InputError

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

BUFFER = 1 << 20
"""Bytes of a column that are read at once."""

DICTIONARY = 1 << 16
"""Bytes of a column's dictionary that are sent with every batch without a thought."""


def table_batches(held: Held, cut: Cut, meter: Meter) -> Read:
    """The rows in batches; a table without rows gives one batch that has none.

    Raises:
        InputError: the file is damaged; what stood before was given.  Or two columns have one name.
    """
    with _open_table(held) as file:
        schema, before = file.schema_arrow, 0
        _tell_apart(schema.names)
        if not file.metadata.num_rows:
            empty = schema.empty_table().to_batches() or [_no_rows(schema)]
            yield Batch(cut.name, "columns", (), sent(empty[0]))
        for number in range(file.metadata.num_row_groups):
            group, read = file.metadata.row_group(number), meter.read
            size = _packed_size(group)
            if before + group.num_rows > cut.start:
                for at, rows in _slices(file, number, before, cut):
                    done = at + rows.num_rows - before
                    meter.read = read + size * done // group.num_rows
                    yield from _given(rows, at, cut, schema)
            before += group.num_rows
            meter.read = read + size


def _packed_size(group: pq.RowGroupMetaData) -> int:
    """The bytes of a row group in the file."""
    return sum(group.column(at).total_compressed_size for at in range(group.num_columns))


@contextmanager
def _open_table(held: Held) -> Iterator[pq.ParquetFile]:
    """The open file.

    Raises:
        InputError: it cannot be read as Parquet, now or while it is read on.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(
            table_source(held), buffer_size=BUFFER, page_checksum_verification=True
        )
        with file:
            yield file
    except (pa.ArrowException, OSError, EOFError, ValueError, KeyError) as error:
        raise InputError(f"cannot be read as Parquet: {reason(error)}") from None


def _tell_apart(names: Sequence[str]) -> None:
    """Columns are known by their names: of two with one name, one would take the other's place."""
    for name, count in Counter(names).items():
        if count > 1:
            raise InputError(f"two columns are called {name!r}; rename one")


def _slices(
    file: pq.ParquetFile, number: int, before: int, cut: Cut
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The rows of a row group that are wanted, cut small, with the rows that stand before each."""
    size = _rows_at_once(file.metadata.row_group(number), cut)
    at = before
    for batch in file.iter_batches(batch_size=size, row_groups=[number], use_threads=False):
        start = max(0, cut.start - at)
        while start < batch.num_rows:
            marked = cut.every - (at + start) % cut.every if cut.every else batch.num_rows
            length = min(marked, batch.num_rows - start)
            yield at + start, batch.slice(start, length)
            start += length
        at += batch.num_rows


def _rows_at_once(group: pq.RowGroupMetaData, cut: Cut) -> int:
    """So many rows of a row group as make a batch, if they are of a size."""
    row = group.total_byte_size // max(group.num_rows, 1) + 1
    return int(max(1, min(cut.limits.rows, cut.limits.bytes // row)))


def _given(rows: pa.RecordBatch, before: int, cut: Cut, schema: pa.Schema) -> Read:
    """A batch, and of rows that are too big what is said of them."""
    import pyarrow as pa

    rows = pa.RecordBatch.from_arrays([_light(column) for column in rows.columns], schema=schema)
    numbers = tuple(range(before + 1, before + rows.num_rows + 1))
    if rows.nbytes > cut.limits.record:
        fits = []
        for number, size in zip(numbers, _sizes(rows), strict=True):
            fits.append(size <= cut.limits.record)
            if not fits[-1]:
                yield Failed(number, too_big(size, cut.limits))
        rows, numbers = some_rows(rows, fits), tuple(compress(numbers, fits))
    if numbers:
        yield Batch(cut.name, "columns", numbers, sent(rows))


def _sizes(rows: pa.RecordBatch) -> list[int]:
    """The bytes of each row, of what its dictionaries and views stand for."""
    columns = [_plain(column) for column in rows.columns]
    return [sum(column.slice(at, 1).nbytes for column in columns) for at in range(rows.num_rows)]


def _plain(column: pa.Array) -> pa.Array:
    """A column of which a slice has the bytes of its own rows alone."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        return column.dictionary_decode()
    if pa.types.is_string_view(kind) or pa.types.is_binary_view(kind):
        return column.cast(pa.large_binary())
    return column


def _light(column: pa.Array) -> pa.Array:
    """A column whose dictionary holds little but what is used: it is sent with every batch."""
    import pyarrow as pa

    kind = column.type
    if not pa.types.is_dictionary(kind) or kind.ordered or column.dictionary.nbytes < DICTIONARY:
        return column
    plain = column.dictionary_decode().dictionary_encode()
    return pa.DictionaryArray.from_arrays(plain.indices.cast(kind.index_type), plain.dictionary)


def _no_rows(schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_arrays([pa.array([], each.type) for each in schema], schema=schema)
