"""Counts for whoever watches a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaner.corpus.records.batch import Failed
from cleaner.corpus.records.tally import Tally
from cleaner.corpus.run.piece import End, Piece
from cleaner.corpus.run.plan import Run, Stretch
from cleaner.corpus.run.watch import Meter, Watch


class Metered:
    """Keeps a `Meter` as pieces come out."""

    def __init__(self, run: Run, watch: Watch, todo: Sequence[Stretch]) -> None:
        self._run, self._watch = run, watch
        sizes = {each.source: _size(run, each.source) for each in todo}
        total = sum(size or 0 for size in sizes.values())
        self._meter = Meter(total=None if None in sizes.values() else total)
        self._before = self._failed = 0

    def count(self, piece: Piece, tallies: Iterable[Tally]) -> None:
        """A piece came out."""
        alone = [Tally(records=1, failed=1)] if isinstance(piece.what, Failed) else []
        for tally in (*tallies, *alone):
            self._meter.add(tally)
            self._failed += tally.failed
        self._meter.read = self._before + piece.read
        if isinstance(piece.what, End) and piece.what.last:
            self._end(piece, piece.what)
        self._watch.moved(self._meter)

    def _end(self, piece: Piece, end: End) -> None:
        self._before += _size(self._run, piece.source) or piece.read
        name = self._run.sources[piece.source].name
        if end.problem is not None:
            self._watch.broke(name, end.problem, piece.start + end.records - self._failed)
        self._watch.ended(name)
        self._failed = 0


def _size(run: Run, source: int) -> int | None:
    held = run.sources[source].held
    try:
        return held.path.stat().st_size if held.path is not None else getattr(held, "size", None)
    except OSError:
        return None
