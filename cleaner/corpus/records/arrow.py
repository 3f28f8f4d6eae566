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
    """The rows that stay; by slices where Arrow cannot filter a column (string_view)."""
    import pyarrow as pa

    try:
        return batch.filter(pa.array(stays, pa.bool_()))
    except pa.ArrowNotImplementedError:
        runs, at = [batch.slice(0, 0)], 0
        for stay, run in groupby(stays):
            length = len(list(run))
            runs += [batch.slice(at, length)] if stay else []
            at += length
        joined = pa.Table.from_batches(runs).combine_chunks().to_batches()
        return joined[0] if joined else runs[0]


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
