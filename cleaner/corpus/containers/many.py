"""A container of many documents to batches of records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import BinaryIO

from cleaner.corpus.containers.cut import Cut, Row, batched
from cleaner.corpus.containers.held import Held, streamed
from cleaner.corpus.containers.kinds import Container
from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.containers.packing.unpack import Meter
from cleaner.corpus.records.batch import Batch, Failed, Read, Shape
from cleaner.corpus.stores.errors import reason
from cleaner.model import CleanerError, InputError

Rows = Callable[[BinaryIO, Limits, Meter], Iterator[Row]]

DEFAULT = Limits()


class Reading:
    """Batches, and between them the records that could not even be read.

    Attributes:
        meter: what was read and passed over so far.
    """

    def __init__(self, read: Read, meter: Meter) -> None:
        self._read = read
        self.meter = meter

    def __iter__(self) -> Reading:
        return self

    def __next__(self) -> Batch | Failed:
        return next(self._read)

    def __enter__(self) -> Reading:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """No more is wanted; the input is closed."""
        self._read.close()

    @property
    def consumed(self) -> int:
        """Bytes that were read so far, as they lie in the container."""
        return self.meter.read

    @property
    def skipped(self) -> int:
        """Parts that are no text, so far: pictures, requests, redirections."""
        return self.meter.skipped


def batches(
    held: Held, form: Container, limits: Limits = DEFAULT, *, start: int = 0, every: int = 0
) -> Reading:
    """The records of a container; packing is told by its bytes.

    Args:
        held: where it lies.
        form: what it is.
        limits: how big records and batches may be.
        start: records to pass over, those that cannot be read among them.
        every: no batch crosses a multiple of so many records.

    Raises:
        InputError: from the iterator, where the container cannot be read on; what stood before
            was given.
    """
    meter = Meter()
    cut = Cut(held.name, _SHAPES[form], limits, start, every)
    if form == "parquet":
        from cleaner.corpus.containers.tables.batches import table_batches

        return Reading(_told(table_batches(held, cut, meter), held.name), meter)
    if form in ("csv", "tsv"):
        from cleaner.corpus.containers.delimited import cell_batches, comma_by

        return Reading(_told(cell_batches(held, comma_by(form), cut, meter), held.name), meter)
    return Reading(_told(_rows_of(held, form, cut, meter), held.name), meter)


_SHAPES: dict[Container, Shape] = {
    "jsonl": "lines",
    "csv": "cells",
    "tsv": "cells",
    "parquet": "columns",
    "warc": "pages",
    "tar": "pages",
}


def _rows_of(held: Held, form: Container, cut: Cut, meter: Meter) -> Read:
    with ExitStack() as open_now:
        stream = open_now.enter_context(streamed(held))
        yield from batched(_reader(form)(stream, cut.limits, meter), cut)


def _reader(form: Container) -> Rows:
    """How a stream of that form is read."""
    if form == "warc":
        from cleaner.corpus.containers.pages.warc import warc_rows

        return warc_rows
    if form == "tar":
        from cleaner.corpus.containers.pages.tar import tar_rows

        return tar_rows
    from cleaner.corpus.containers.lines.records import line_rows

    return line_rows


def _told(read: Read, name: str) -> Read:
    """The same; errors name the input, those of remote stores among them."""
    try:
        yield from read
    except CleanerError as error:
        said = str(error)
        raise InputError(said if said.startswith(name) else f"{name}: {said}") from None
    except MemoryError:
        raise InputError(f"{name}: too large for the memory of this machine") from None
    except Exception as error:
        raise InputError(f"{name}: cannot be read: {reason(error)}") from error
