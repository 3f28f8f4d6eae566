"""Parquet to rows, a batch at a time, only the columns that are needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import repeat
from typing import TYPE_CHECKING, Any

from cleaner.corpus.containers.held import Held, Opens, is_regular
from cleaner.corpus.records.arrow import values_of
from cleaner.model import InputError

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

BATCH = 8192


def rows(
    held: Held, wanted: Sequence[str], spare: Mapping[str, Sequence[str]] | None = None
) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows and their numbers, from 1; ``wanted`` are names of fields, dotted or not.

    Columns with a name in ``spare`` are null where all rows at hand have something in one of those
    that it names instead: pages of HTML beside their texts would be most of what is read.

    Raises:
        InputError: the file is damaged; what stood before was given.
    """
    number = 0
    with parquet_file(held) as file:
        names = file.schema_arrow.names
        columns = columns_of(names, wanted) or names
        for batch in file.iter_batches(batch_size=BATCH, columns=columns):
            for values in zip(*_listed(batch, spare or {}), strict=True):
                number += 1
                yield number, dict(zip(batch.schema.names, values, strict=True))


def _listed(batch: pa.RecordBatch, spare: Mapping[str, Sequence[str]]) -> list[Iterable[Any]]:
    """What Python makes of the columns."""
    names = batch.schema.names
    listed: dict[str, Iterable[Any]] = {
        name: values_of(batch[name]) for name in names if name not in spare
    }
    for name in names:
        if name in spare:
            instead = [listed[each] for each in spare[name] if each in listed]
            full = bool(instead) and all(map(any, zip(*instead, strict=True)))
            listed[name] = repeat(None, batch.num_rows) if full else values_of(batch[name])
    return [listed[name] for name in names]


def columns_of(names: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """The columns behind fields: by the whole name, else by what stands before its first dot."""
    tops = {name if name in names else name.partition(".")[0] for name in wanted}
    return [name for name in names if name in tops]


@contextmanager
def parquet_file(held: Held) -> Iterator[pq.ParquetFile]:
    """The open file.

    Raises:
        InputError: it cannot be read as Parquet, now or while it is read on.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(table_source(held)) as file:
            yield file
    except (pa.ArrowException, OSError, EOFError, ValueError, KeyError) as error:
        what = str(error).strip().partition("\n")[0][:200] or type(error).__name__
        raise InputError(f"{held.name}: cannot be read as Parquet: {what}") from None


def table_source(held: Held) -> object:
    """What Parquet can be read from: it wants to jump about; a pipe has to be held whole."""
    import pyarrow as pa

    if isinstance(held, Opens):
        stream = held.open()
        return stream if stream.seekable() else pa.BufferReader(stream.read())
    return str(held.path) if is_regular(held) else pa.BufferReader(held.read())
