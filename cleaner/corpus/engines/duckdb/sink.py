"""Batches to a Parquet file that appears when it is whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

BYTES, ROWS = 1 << 25, 1 << 17
"""Bytes and rows from which batches are written as one group of rows, unless fewer are wanted."""


class Sink:
    """Takes batches of one schema; `close` lets the file appear."""

    def __init__(self, path: Path, schema: pa.Schema, *, rows: int = ROWS) -> None:
        import pyarrow.parquet as pq

        self._path, self._schema, self._rows = path, schema, rows
        self._unfinished = path.with_suffix(".unfinished")
        self._writer = pq.ParquetWriter(
            self._unfinished, schema, compression="zstd", compression_level=1
        )
        self._held: list[pa.RecordBatch] = []
        self._bytes = self._count = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Take a batch."""
        self._held.append(batch)
        self._bytes, self._count = self._bytes + batch.nbytes, self._count + len(batch)
        if self._bytes >= BYTES or self._count >= self._rows:
            self._write()

    def close(self) -> None:
        """Write what is left, and let the file appear under its name."""
        self._write()
        self._writer.close()
        self._unfinished.replace(self._path)

    def _write(self) -> None:
        import pyarrow as pa

        if self._held:
            table = pa.Table.from_batches(self._held, self._schema)
            self._writer.write_table(table, row_group_size=self._rows)
        self._held, self._bytes, self._count = [], 0, 0
