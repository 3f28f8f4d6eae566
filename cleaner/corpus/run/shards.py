"""Pieces to shards: what comes of them is written in order, each shard whole or not at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from cleaner.corpus.containers.hashed import Written
from cleaner.corpus.containers.writers import Writer, shard_writer
from cleaner.corpus.records.batch import Batch, Done, Failed, failed_alone
from cleaner.corpus.records.tally import Tally, added
from cleaner.corpus.run.piece import End, Piece
from cleaner.corpus.run.plan import Run, Shard, form_out
from cleaner.corpus.stores.drafts import Draft


class Shards:
    """Writes shard after shard.

    Args:
        run: what is run.
        draft: begins the file of a name.
        note: hears of every record that failed, with the number of its input.
    """

    def __init__(
        self, run: Run, draft: Callable[[str], Draft], note: Callable[[int, Failed], None]
    ) -> None:
        self._run, self._draft, self._note = run, draft, note
        self._writer: Writer | None = None
        self._tally = Tally()

    def take(self, piece: Piece, results: Sequence[Done]) -> Shard | None:
        """What came of a piece; the shard, where it ends.

        Raises:
            StoreError: it cannot be written.
            InputError: its records do not fit together.
        """
        before = piece.start + self._tally.records
        if isinstance(piece.what, Failed):
            self._add(piece, failed_alone(replace(piece.what, before=before)))
        elif isinstance(piece.what, Batch):
            for done in results:
                self._add(piece, _placed(done, piece.what, before))
        else:
            return self._ended(piece, piece.what)
        return None

    def discard(self) -> None:
        """Leave no part of a shard behind."""
        if self._writer is not None:
            self._writer.discard()

    def _begun(self, piece: Piece) -> Writer:
        kind = self._run.sources[piece.source].kind
        draft = self._draft(self._run.name_of(piece.source, piece.shard))
        return shard_writer(form_out(kind), kind.packing, draft)

    def _add(self, piece: Piece, done: Done) -> None:
        for failed in done.failed:
            self._note(piece.source, failed)
        self._tally = added(self._tally, done.tally)
        if done.rows or done.head:
            self._writer = self._writer or self._begun(piece)
            self._writer.add(done)

    def _ended(self, piece: Piece, end: End) -> Shard:
        """A table of which not even the columns are known is not written."""
        if self._writer is None and self._run.sources[piece.source].kind.form != "parquet":
            self._writer = self._begun(piece)
        written = self._writer.close() if self._writer else Written(0, 0, "")
        tally, self._writer, self._tally = self._tally, None, Tally()
        return Shard(
            source=piece.source,
            shard=piece.shard,
            start=piece.start,
            records=end.records,
            written=written.records,
            bytes=written.bytes,
            sha256=written.sha256,
            last=end.last,
            problem=end.problem,
            tally=tally,
            skipped=end.skipped,
        )


def _placed(done: Done, batch: Batch, before: int) -> Done:
    """Of records that failed, how many stand before each; numbers of lines count empty ones too."""
    if not done.failed:
        return done
    failed = (
        replace(each, before=before + bisect_left(batch.numbers, each.number))
        for each in done.failed
    )
    return replace(done, failed=tuple(failed))
