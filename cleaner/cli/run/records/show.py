"""``--check`` and ``--dry-run`` over records: a line an input, nothing written."""

from __future__ import annotations

from cleaner.cli.report import SOME_FAILED
from cleaner.cli.run.plan import Plan
from cleaner.cli.run.records.progress import RunProgress
from cleaner.cli.streams import printable, write_stdout
from cleaner.corpus.records.batch import Failed
from cleaner.corpus.records.tally import Tally
from cleaner.corpus.run.dry_run import Looked, looking
from cleaner.corpus.run.flow import pieces
from cleaner.corpus.run.metered import Metered
from cleaner.corpus.run.piece import End
from cleaner.corpus.run.plan import Run, Stretch
from cleaner.corpus.run.spread import all_cores, spread


def show(plan: Plan, run: Run) -> int:
    """Say what would go; the exit code: 1 where something would, and a check was asked for."""
    watch = RunProgress(quiet=plan.quiet, verbose=plan.verbose, done_with="counted")
    todo = [Stretch(source, 0, 0) for source in range(len(run.sources))]
    metered, seen, found = Metered(run, watch, todo), Looked(), False
    with spread(looking(run.recipe), pieces(run, todo), plan.jobs or all_cores()) as worked:
        for piece, results in worked:
            name = run.sources[piece.source].name
            for looked in results:
                _add(seen, looked)
                for failed in looked.failed:
                    watch.failed(name, failed)
            if isinstance(piece.what, Failed):
                watch.failed(name, piece.what)
            metered.count(piece, map(_tally, results))
            if isinstance(piece.what, End) and piece.what.last:
                watch.done()
                if seen.touched or plan.mode == "dry-run":
                    write_stdout(f"{printable(name)}: {_line(seen)}\n".encode("utf-8", "replace"))
                found |= bool(seen.touched)
                seen = Looked()
    if watch.problems.failed:
        return SOME_FAILED
    return int(found and plan.mode == "check")


def _add(seen: Looked, looked: Looked) -> None:
    seen.records += looked.records
    seen.touched += looked.touched
    seen.chars += looked.chars
    seen.kinds.update(looked.kinds)


def _tally(looked: Looked) -> Tally:
    return Tally(records=looked.records, failed=len(looked.failed))


def _line(seen: Looked) -> str:
    """``something goes from 12 of 50 records, 345 characters (newsletter 7, share 5)``."""
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in seen.kinds.most_common())
    of = f"{seen.touched:,} of {seen.records:,} records"
    if not seen.touched:
        return f"nothing goes from {seen.records:,} records"
    return f"something goes from {of}, {seen.chars:,} characters ({kinds})"
