"""Where the shards of an input begin, so that each can be made by itself."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.corpus.containers.held import opened, streamed
from cleaner.corpus.containers.lines.records import line_rows
from cleaner.corpus.containers.packing.unpack import Meter
from cleaner.corpus.run.plan import Run, Source, Stretch
from cleaner.model import InputError


def cut(run: Run, stretch: Stretch) -> list[Stretch]:
    """What there is to do in an input, in parts; the last of them goes on to the end.

    Plain JSON Lines and Parquet are cut into shards: to pass over records is far less work than to
    clean them.  What is packed stays whole, and its shards are made one after the other.
    """
    source = run.sources[stretch.source]
    if stretch.count is not None or source.kind.packing:
        return [stretch]
    rest = _records(source, run) - stretch.start
    return list(_parts(stretch, rest, run.shard_size))


def _parts(stretch: Stretch, rest: int, size: int) -> Iterator[Stretch]:
    whole = max(0, (rest - 1) // size)
    for number in range(whole + 1):
        start = stretch.start + number * size
        count = size if number < whole else None
        yield Stretch(stretch.source, stretch.shard + number, start, count)


def _records(source: Source, run: Run) -> int:
    """Records of an input, as far as they can be counted; 0 where they cannot."""
    if source.kind.form == "jsonl":
        return _lines(source, run)
    if source.kind.form == "parquet":
        return _rows(source)
    return 0


def _lines(source: Source, run: Run) -> int:
    found = 0
    try:
        with streamed(source.held) as stream:
            for _ in line_rows(stream, run.limits, Meter()):
                found += 1
    except (InputError, OSError):  # whoever makes the last part will say so
        pass
    return found


def _rows(source: Source) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with opened(source.held) as stream:
            return int(pq.read_metadata(stream).num_rows)
    except (InputError, OSError, pa.ArrowException):
        return 0
