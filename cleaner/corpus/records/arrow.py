"""Arrow batches as bytes and back; what Python makes of a column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import pyarrow as pa


def sent(batch: pa.RecordBatch) -> bytes:
    """A batch as an Arrow stream (IPC), exact in all types."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return cast(bytes, sink.getvalue().to_pybytes())


def received(stream: bytes) -> pa.RecordBatch:
    """The batch of such a stream."""
    import pyarrow as pa

    with pa.ipc.open_stream(stream) as batches:
        return batches.read_next_batch()


def some_rows(batch: pa.RecordBatch, stays: Sequence[bool]) -> pa.RecordBatch:
    """The rows that stay."""
    import pyarrow as pa

    try:
        return batch.filter(pa.array(stays, pa.bool_()))
    except pa.ArrowNotImplementedError:
        rows = [at for at, stay in enumerate(stays) if stay]
        table = picked(pa.Table.from_batches([batch]), rows).combine_chunks()
        return next(iter(table.to_batches()), batch.slice(0, 0))


def picked(table: pa.Table, rows: Sequence[int]) -> pa.Table:
    """The rows of those numbers, in that order; of columns, too, that Arrow cannot take (views)."""
    import pyarrow as pa

    try:
        return table.take(pa.array(rows, pa.int64()))
    except pa.ArrowNotImplementedError:
        runs = [table.slice(0, 0)]
        for _, run in groupby(enumerate(rows), lambda placed: placed[1] - placed[0]):
            numbers = [number for _, number in run]
            runs.append(table.slice(numbers[0], len(numbers)))
        return pa.concat_tables(runs)


def values_of(column: pa.Array) -> list[Any]:
    """What Python makes of a column; text that is not UTF-8 comes as bytes."""
    try:
        values: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        values = [_value(scalar) for scalar in column]
    return values


def _value(scalar: pa.Scalar) -> object:
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return scalar.as_buffer().to_pybytes() if hasattr(scalar, "as_buffer") else b""
