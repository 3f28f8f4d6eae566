"""A run into one file or standard output: all inputs in order, no shards, no way back."""

from __future__ import annotations

from cleaner.corpus.containers.writers import Writer
from cleaner.corpus.records.batch import Done, Failed, failed_alone
from cleaner.corpus.records.tally import Tally, added
from cleaner.corpus.run.flow import pieces
from cleaner.corpus.run.metered import Metered
from cleaner.corpus.run.piece import Piece
from cleaner.corpus.run.plan import Run, Stretch
from cleaner.corpus.run.spread import spread
from cleaner.corpus.run.tasks import cleaning
from cleaner.corpus.run.watch import Watch


def run_into_stream(run: Run, writer: Writer, jobs: int, watch: Watch) -> Tally:
    """Clean all inputs into one writer; the counts.

    Raises:
        CleanerError: it cannot go on; nothing of it is seen then, where it is a file.
    """
    todo = [Stretch(source, 0, 0) for source in range(len(run.sources))]
    metered, tally = Metered(run, watch, todo), Tally()
    try:
        with spread(cleaning(run.recipe), pieces(run, todo), jobs) as worked:
            for piece, results in worked:
                for done in (*results, *_unread(piece)):
                    tally = added(tally, done.tally)
                    for failed in done.failed:
                        watch.failed(run.sources[piece.source].name, failed)
                    if done.rows or done.head:
                        writer.add(done)
                metered.count(piece, [done.tally for done in results])
        writer.close()
    except BaseException:
        writer.discard()
        raise
    return tally


def _unread(piece: Piece) -> tuple[Done, ...]:
    if not isinstance(piece.what, Failed):
        return ()
    return (failed_alone(piece.what),)
