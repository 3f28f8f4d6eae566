"""Records into a folder: shards, manifest, errors, summary; it can be ended and resumed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cleaner.cli.report import SOME_FAILED, UsageError, tell
from cleaner.cli.run.check import check_for_folder
from cleaner.cli.run.plan import Plan
from cleaner.cli.run.records.progress import RunProgress, share
from cleaner.cli.stoppable import stoppable
from cleaner.cli.streams import printable
from cleaner.corpus.run.books import Books, opened_books
from cleaner.corpus.run.into_folder import run_into_folder
from cleaner.corpus.run.plan import Run
from cleaner.corpus.run.spread import all_cores
from cleaner.corpus.run.summary import write_summary
from cleaner.corpus.stores.errors import StoreError
from cleaner.corpus.stores.folders import folder_at


def into_folder(plan: Plan, run: Run, target: str) -> int:
    """Clean into a folder; the exit code.

    Raises:
        RefusedError: another run stands there.
        StoppedError: it was interrupted.
        CleanerError: it cannot go on.
    """
    check_for_folder(plan)
    if plan.records.engine == "spark" and any(each.name == "-" for each in run.sources):
        raise UsageError("--engine spark reads files, no standard input")
    watch = RunProgress(quiet=plan.quiet, verbose=plan.verbose)
    with (
        stoppable(f"whole shards stay in {target}; to go on, run it again with --resume"),
        opened_books(run, folder_at(target), resume=plan.records.resume, say=watch.say) as books,
    ):
        with _resumable(watch):
            _work(plan, books, watch)
            write_summary(books)
        if not plan.quiet:
            tell(f"clean: {_ending(books)}\n")
        return SOME_FAILED if books.tally.failed or books.broken else 0


def _work(plan: Plan, books: Books, watch: RunProgress) -> None:
    if plan.records.engine == "spark":
        from cleaner.corpus.engines.spark.run import run_on_spark

        todo = books.todo()
        for shard, failed in run_on_spark(books.run, books.folder.name, todo, plan.records.master):
            books.enter(shard, failed)
            for each in failed:
                watch.failed(books.run.sources[shard.source].name, each)
        return
    run_into_folder(books, plan.jobs or all_cores(), watch)


def _ending(books: Books) -> str:
    tally = books.tally
    failed = f", {tally.failed:,} failed (errors.jsonl)" if tally.failed else ""
    bare = sum(tally.obstacles.values())
    without = f", {bare:,} without an article (clean_obstacle)" if bare else ""
    gone = f"{share(tally.removed, tally.chars)} of the text removed"
    page = f"{printable(books.folder.name)}/summary.html"
    return f"{tally.records:,} records{failed}{without}, {gone}; see {page}"


@contextmanager
def _resumable(watch: RunProgress) -> Iterator[None]:
    """Where something cannot be written, it is said that what was written is not lost.

    Raises:
        StoreError: something could not be written.
    """
    try:
        yield
    except StoreError as error:
        raise StoreError(f"{error}; once that is mended, --resume goes on") from None
    finally:
        watch.done()
