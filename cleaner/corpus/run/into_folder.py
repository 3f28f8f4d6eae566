"""A run into a folder: shards, books, summary."""

from __future__ import annotations

from cleaner.corpus.records.batch import Failed
from cleaner.corpus.run.books import Books
from cleaner.corpus.run.flow import pieces
from cleaner.corpus.run.metered import Metered
from cleaner.corpus.run.shards import Shards
from cleaner.corpus.run.spread import spread
from cleaner.corpus.run.tasks import cleaning
from cleaner.corpus.run.watch import Watch


def run_into_folder(books: Books, jobs: int, watch: Watch) -> None:
    """Do what there is to do; what is whole is noted as it comes.

    Raises:
        CleanerError: it cannot go on; what is noted is whole, and can be resumed.
    """
    run, todo = books.run, books.todo()
    metered = Metered(run, watch, todo)

    def note(source: int, failed: Failed) -> None:
        books.note(source, failed)
        watch.failed(run.sources[source].name, failed)

    shards = Shards(run, books.folder.draft, note)
    try:
        with spread(cleaning(run.recipe), pieces(run, todo), jobs) as worked:
            for piece, results in worked:
                shard = shards.take(piece, results)
                if shard is not None:
                    books.enter(shard)
                metered.count(piece, [done.tally for done in results])
    finally:
        shards.discard()
