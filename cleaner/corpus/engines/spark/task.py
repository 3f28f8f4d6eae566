"""What one task of the cluster writes: shards by themselves, as a local run makes them."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.corpus.records.batch import Failed
from cleaner.corpus.run.flow import pieces
from cleaner.corpus.run.plan import Run, Shard, Stretch
from cleaner.corpus.run.shards import Shards
from cleaner.corpus.run.tasks import clean_piece, weight
from cleaner.corpus.stores.folders import folder_at


def shards_of(run: Run, target: str, stretch: Stretch) -> Iterator[tuple[Shard, list[Failed]]]:
    """Write the shards of a stretch below a folder, and say what came of each.

    Done twice they are the same.

    Raises:
        StoreError: one cannot be written.
    """
    failed: list[Failed] = []
    folder = folder_at(target)
    shards = Shards(run, folder.draft, lambda _source, each: failed.append(each))
    try:
        for piece in pieces(run, [stretch]):
            results = [clean_piece(piece, run.recipe)] if weight(piece) else []
            shard = shards.take(piece, results)
            if shard is not None:
                yield shard, failed
                failed = []
    finally:
        shards.discard()
