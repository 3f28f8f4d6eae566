"""The inputs of a run as one flow of pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleaner.corpus.containers.many import batches
from cleaner.corpus.records.batch import Batch
from cleaner.corpus.run.begin import begun
from cleaner.corpus.run.piece import End, Piece
from cleaner.corpus.run.plan import Run, Stretch
from cleaner.model import InputError


def pieces(run: Run, todo: Iterable[Stretch]) -> Iterator[Piece]:
    """What there is to do, in order; each shard ends with an `End`.

    Raises:
        RefusedError: the first records of all show that none can be cleaned as was asked.
    """
    stretches = list(todo)
    flow = (piece for stretch in stretches for piece in _stretch(run, stretch))
    fresh = bool(stretches) and not (stretches[0].source or stretches[0].start)
    return begun(flow, run.recipe) if fresh else flow


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
