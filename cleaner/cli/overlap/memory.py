"""``clean overlap --engine memory``: articles are read, compared, reviewed; all is written."""

from __future__ import annotations

import os
from pathlib import Path

from cleaner.cli.articles.progress import cleared, staging, stepping
from cleaner.cli.articles.setup import how_to_read
from cleaner.cli.files.places import Places
from cleaner.cli.overlap.plan import OverlapPlan
from cleaner.cli.overlap.results import Findings, write_findings
from cleaner.cli.overlap.setup import Work, options_of, unwritten, warn_about
from cleaner.cli.report import SOME_FAILED
from cleaner.corpus.articles.corpus import Corpus, read_corpus
from cleaner.corpus.containers.held import Held
from cleaner.corpus.problems import Problems
from cleaner.model import InputError
from cleaner.overlap.records import Overlap
from cleaner.overlap.report.review import Reviews, read_review


def work_in_memory(work: Work) -> int:
    """Find what the inputs share; the exit code."""
    plan, problems = work.plan, work.problems
    places = _places(plan, work.paths, work.inputs)
    reviews = _reviews(plan.review, problems)
    with unwritten(plan):
        corpus = _read(work)
        if not corpus.articles and problems.failed:
            return SOME_FAILED
        overlap = _compared(plan, corpus)
    failed = SOME_FAILED if problems.failed else 0
    found = write_findings(plan, Findings(overlap, reviews, work.paths, work.book, problems))
    if plan.drop is not None:
        from cleaner.cli.overlap.drop import write_without_copies

        failed = write_without_copies(plan, corpus, overlap, reviews, places) or failed
    return failed or int(found)


def _read(work: Work) -> Corpus:
    quiet = work.plan.reading.quiet
    with cleared(quiet=quiet):
        step = stepping(len(work.inputs), quiet=quiet)
        how = how_to_read(work.plan.reading, work.book)
        return read_corpus(work.inputs, how, work.problems, step)


def _places(plan: OverlapPlan, paths: list[Path], inputs: list[Held]) -> Places | None:
    """Where the corpus without copies goes, if it is asked for."""
    if plan.drop is None:
        return None
    from cleaner.cli.overlap.drop import planned_places

    several = len(inputs) != 1 or any(map(os.path.isdir, paths))
    return planned_places(plan, plan.drop, inputs, several=several)


def _reviews(path: Path | None, problems: Problems) -> Reviews:
    if path is None:
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8; is this the file that the page exported?") from None
    return read_review(text, name=str(path), warn=problems.warn)


def _compared(plan: OverlapPlan, corpus: Corpus) -> Overlap:
    from cleaner.overlap.engine import find_overlap

    with cleared(quiet=plan.reading.quiet):
        progress = staging(quiet=plan.reading.quiet)
        overlap = find_overlap(corpus.articles, options=options_of(plan), progress=progress)
    warn_about(plan, overlap)
    return overlap
