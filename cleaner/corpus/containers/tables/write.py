"""Batches of Arrow to a Parquet file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from cleaner.corpus.containers.hashed import Hashed, Written
from cleaner.corpus.records.arrow import received
from cleaner.corpus.records.batch import Done
from cleaner.model import InputError

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 32 << 20
"""Bytes of a row group, as they are sent about."""


class TableWriter:
    """A Parquet file, row group after row group."""

    def __init__(self, out: Hashed) -> None:
        self._out = out
        self._file: Any = None
        self._schema: pa.Schema | None = None
        self._held: list[pa.RecordBatch] = []
        self._size = self._records = 0

    def add(self, done: Done) -> None:
        """As of `Writer`."""
        if not isinstance(done.rows, bytes):
            raise InputError("lines of JSON do not go into a Parquet file; write --to jsonl")
        batch = received(done.rows)
        if self._schema is None:
            self._begin(batch.schema)
        elif not batch.schema.equals(self._schema):
            raise InputError(
                f"other columns than before: {_difference(self._schema, batch.schema)}"
            )
        self._held.append(batch)
        self._size += len(done.rows)
        self._records += batch.num_rows
        if self._size >= GROUP:
            self._flush()

    def close(self) -> Written:
        """As of `Writer`."""
        import pyarrow as pa

        if self._schema is None:
            self._begin(pa.schema([]))
        self._flush()
        self._file.close()
        return self._out.done(self._records)

    def discard(self) -> None:
        """As of `Writer`."""
        self._out.discard()

    def _begin(self, schema: pa.Schema) -> None:
        import pyarrow.parquet as pq

        self._schema = schema
        self._file = pq.ParquetWriter(_Sink(self._out), schema, compression="zstd")

    def _flush(self) -> None:
        import pyarrow as pa

        table = pa.Table.from_batches(self._held, schema=self._schema)
        if table.num_rows:
            self._file.write_table(table.unify_dictionaries(), row_group_size=table.num_rows)
        self._held, self._size = [], 0


class _Sink(io.RawIOBase):
    """A draft as Arrow wants a file to be."""

    def __init__(self, out: Hashed) -> None:
        super().__init__()
        self._out = out

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._out.size

    def write(self, data: Any) -> int:  # noqa: ANN401 – any buffer
        return self._out.write(bytes(data))


def _difference(one: pa.Schema, other: pa.Schema) -> str:
    """The first column in which two tables differ, in words."""
    for field in other:
        at = one.get_field_index(field.name)
        if at < 0:
            return f"{field.name!r} is new"
        if one.field(at) != field:
            return f"{field.name!r} is {field.type}, was {one.field(at).type}"
    missing = [name for name in one.names if name not in other.names]
    return f"{missing[0]!r} is missing" if missing else "they stand in another order"
