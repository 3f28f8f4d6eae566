"""The inputs as one flow of pieces: batches, records that could not be read, ends of shards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cleaner.corpus.containers.many import batches
from cleaner.corpus.records.batch import Batch, Failed
from cleaner.corpus.run.plan import RefusedError, Run, Stretch
from cleaner.model import InputError


@dataclass(frozen=True, slots=True)
class End:
    """A shard ends.

    Attributes:
        records: records of the input that it stands for.
        last: whether the input ends here.
        problem: why it could not be read on, where that is so.
        skipped: what the container held that is no text, where the input ends.
    """

    records: int
    last: bool
    problem: str | None = None
    skipped: int = 0


class Piece(NamedTuple):
    """Something of a shard; ``read`` are bytes of the input read so far, for who watches."""

    source: int
    shard: int
    start: int
    what: Batch | Failed | End
    read: int = 0


def pieces(run: Run, todo: Iterable[Stretch]) -> Iterator[Piece]:
    """What there is to do, in order; each shard ends with an `End`.

    Raises:
        RefusedError: the very first record of all has fields of its own where results would go.
    """
    from cleaner.corpus.records.worked import first_clash

    fresh = True
    for stretch in todo:
        fresh &= not (stretch.source or stretch.start)
        for piece in _stretch(run, stretch):
            if fresh and isinstance(piece.what, Batch):
                fresh = False
                clash = first_clash(piece.what, run.recipe)
                if clash is not None:
                    raise RefusedError(f"{piece.what.name}:{piece.what.numbers[0]}: {clash}")
            yield piece


def _stretch(run: Run, stretch: Stretch) -> Iterator[Piece]:
    source, shard, start = stretch.source, stretch.shard, stretch.start
    count, read, problem, skipped = 0, 0, None, 0
    try:
        reading = batches(
            run.sources[source].held,
            run.sources[source].kind.form,
            run.limits,
            start=start,
            every=run.shard_size,
        )
        with reading:
            for what in reading:
                if count == (stretch.count or run.shard_size):
                    yield Piece(source, shard, start, End(count, last=False), read)
                    if stretch.count is not None:
                        return
                    shard, start, count = shard + 1, start + count, 0
                read = reading.consumed
                yield Piece(source, shard, start, what, read)
                count += len(what) if isinstance(what, Batch) else 1
            skipped = reading.skipped
    except InputError as error:
        problem = str(error)
    yield Piece(source, shard, start, End(count, True, problem, skipped), read)
