"""``clean overlap --engine duckdb``: articles stream to disk, and are joined there."""

from __future__ import annotations

from dataclasses import replace

from cleaner.cli.articles.progress import cleared, staging, stepping
from cleaner.cli.articles.setup import how_to_read
from cleaner.cli.overlap.plan import Disk, OverlapPlan
from cleaner.cli.overlap.results import Findings, write_findings
from cleaner.cli.overlap.setup import Work, options_of, unwritten, warn_about
from cleaner.cli.report import SOME_FAILED
from cleaner.cli.streams import STANDARD, OutputError
from cleaner.corpus.articles.corpus import Corpus, pass_on
from cleaner.corpus.engines.duckdb.find import Means, compared, opened_store
from cleaner.corpus.engines.duckdb.spool import Spool
from cleaner.corpus.engines.duckdb.store import Store
from cleaner.overlap.records import Overlap

DOCUMENTS, MATCHES = 100_000, 100_000
"""Most documents and matches of which a whole report is made: it is made in memory."""


def work_on_disk(work: Work, disk: Disk) -> int:
    """Find what the inputs share; the exit code.

    Raises:
        EngineError: duckdb is not installed, memory does not suffice, or the disk is full.
        OutputError: a whole report was asked for, and there is too much for one.
    """
    means = Means(memory=disk.memory, folder=disk.folder)
    with opened_store(means) as store:
        with unwritten(work.plan):
            count = _read(work, store)
            if not count and work.problems.failed:
                return SOME_FAILED
            overlap = _compared(work.plan, store)
        found = _written(work, overlap)
    return (SOME_FAILED if work.problems.failed else 0) or int(found)


def _read(work: Work, store: Store) -> int:
    """The articles to disk; how many there are."""
    spool = Spool(store)
    step = stepping(len(work.inputs), quiet=work.plan.reading.quiet)
    with cleared(quiet=work.plan.reading.quiet):
        corpus = Corpus([], work.inputs)
        read = pass_on(
            corpus, how_to_read(work.plan.reading, work.book), work.problems, step, spool.add
        )
        return spool.settle(read, work.problems)


def _compared(plan: OverlapPlan, store: Store) -> Overlap:
    with cleared(quiet=plan.reading.quiet):
        overlap = compared(store, options_of(plan), staging(quiet=plan.reading.quiet))
    warn_about(plan, overlap)
    return overlap


def _written(work: Work, overlap: Overlap) -> bool:
    """Write what was asked for; whether an article shares more than it may."""
    plan = work.plan
    whole = _whole_report(plan)
    documents, matches = len(overlap.words), len(overlap.matches)
    fits = documents <= DOCUMENTS and matches <= MATCHES
    if whole and fits:
        overlap = replace(
            overlap, articles=tuple(overlap.articles), clusters=tuple(overlap.clusters)
        )
    if whole and not fits:
        summary = plan.show == "summary" and plan.html == STANDARD  # which nobody asked for
        if plan.show != "json" and not summary:  # what else was asked for is written
            _findings(work, replace(plan, html=None), overlap)
        raise OutputError(
            f"{whole}: {matches:,} matches of {documents:,} documents are too many for one report "
            f"(at most {MATCHES:,} of {DOCUMENTS:,}); use --to jsonl, csv or parquet"
        )
    return _findings(work, plan, overlap)


def _whole_report(plan: OverlapPlan) -> str | None:
    """The option that asks for all that was found at once, if one does."""
    if plan.html is not None:
        return "--html"
    return "--json" if plan.show == "json" else None


def _findings(work: Work, plan: OverlapPlan, overlap: Overlap) -> bool:
    return write_findings(plan, Findings(overlap, {}, work.paths, work.book, work.problems))
