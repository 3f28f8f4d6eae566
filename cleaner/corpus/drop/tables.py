"""Tables of Arrow changed in a few rows, everything else as it was."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cleaner.corpus.records.arrow import picked

if TYPE_CHECKING:
    import pyarrow as pa


def with_texts(
    table: pa.Table, texts: Mapping[int, str], paths: Mapping[int, tuple[str, ...]]
) -> pa.Table:
    """The table with other texts in some rows, everything else as it was."""
    import pyarrow as pa

    for path in sorted(set(paths.values())):
        at = table.schema.get_field_index(path[0])
        mine = {row: text for row, text in texts.items() if paths[row] == path}
        chunks, first = [], 0
        for chunk in table.column(at).chunks:
            here = {row - first: mine[row] for row in mine if 0 <= row - first < len(chunk)}
            chunks.append(_changed(chunk, path[1:], here) if here else chunk)
            first += len(chunk)
        column = pa.chunked_array(chunks, type=table.schema.field(at).type)
        table = table.set_column(at, table.schema.field(at), column)
    return table


def _changed(array: pa.Array, path: Sequence[str], texts: Mapping[int, str]) -> pa.Array:
    import pyarrow as pa

    if not path:
        values = array.to_pylist()
        for row, text in texts.items():
            values[row] = text
        return pa.array(values, type=array.type)
    children = array.flatten()
    at = array.type.get_field_index(path[0])
    children[at] = _changed(children[at], path[1:], texts)
    fields = [array.type.field(number) for number in range(array.type.num_fields)]
    return pa.StructArray.from_arrays(children, fields=fields, mask=array.is_null())


def without_rows(table: pa.Table, gone: Sequence[int]) -> pa.Table:
    """The other rows."""
    left = set(gone)
    return picked(table, [row for row in range(table.num_rows) if row not in left])


def with_rows(table: pa.Table, back: pa.Table, gone: Sequence[int]) -> pa.Table:
    """The rows that went, each in its place again."""
    import numpy as np
    import pyarrow as pa

    order = np.empty(table.num_rows + back.num_rows, np.int64)
    there = np.zeros(len(order), bool)
    there[list(gone)] = True
    order[~there] = np.arange(table.num_rows)
    order[there] = table.num_rows + np.arange(back.num_rows)
    return picked(pa.concat_tables([table, back.cast(table.schema)]), order.tolist())


def stream(table: pa.Table) -> bytes:
    """The table as a stream of Arrow, exact in all types."""
    import pyarrow as pa

    out = io.BytesIO()
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def codec_of(file: Any) -> str:  # noqa: ANN401 – pyarrow has no types
    """How the file is compressed, by its first column."""
    if not file.metadata.num_row_groups or not file.metadata.num_columns:
        return "snappy"
    codec = str(file.metadata.row_group(0).column(0).compression).lower()
    return "none" if codec == "uncompressed" else codec


def written(table: pa.Table, codec: str) -> bytes:
    """The table as a file of Parquet."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(table, out, compression=codec)
    return out.getvalue()
