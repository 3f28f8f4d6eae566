"""The work of ``clean overlap``: read, compare, review, write."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from cleaner.cli.overlap_inputs import overlap_inputs
from cleaner.cli.overlap_plan import OverlapPlan, check_outputs, check_plan
from cleaner.cli.overlap_progress import below, cleared, staging, stepping
from cleaner.cli.overlap_results import Findings, write_findings
from cleaner.cli.places import Places, identity
from cleaner.cli.report import SOME_FAILED, fail, tell, warn
from cleaner.corpus.articles.corpus import Corpus, How, read_corpus
from cleaner.corpus.articles.texts import Cleaning
from cleaner.corpus.containers.held import Held
from cleaner.corpus.problems import Problems
from cleaner.model import InputError
from cleaner.overlap.records import Overlap, OverlapOptions
from cleaner.overlap.review import Reviews, read_review
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook
from cleaner.strip.rulebook.find import rule_files, user_folders


def overlap_work(plan: OverlapPlan, paths: list[Path]) -> int:
    """Find what ``paths`` share as planned; the exit code."""
    if not paths and _on_terminal():
        tell("clean overlap: reads files, folders, or JSON Lines: clean overlap bbc/ cnn/\n")
        tell("Try `clean overlap --help`.\n")
        return 2
    check_plan(plan)
    inputs = overlap_inputs(paths, plan)
    check_outputs(plan, {identity(each.path) for each in inputs if each.path is not None})
    work = Work(plan, paths, inputs, _book(plan), _problems(plan))
    if plan.disk is not None:
        from cleaner.cli.overlap_disk import work_on_disk

        return work_on_disk(work, plan.disk)
    return _work_in_memory(work)


def _work_in_memory(work: Work) -> int:
    plan, problems = work.plan, work.problems
    places = _places(plan, work.paths, work.inputs)
    reviews = _reviews(plan.review, problems)
    with cleared(plan):
        step = stepping(plan, len(work.inputs))
        corpus = read_corpus(work.inputs, how_to_read(work), problems, step)
    if not corpus.articles and problems.failed:
        return SOME_FAILED
    overlap = _compared(plan, corpus)
    failed = SOME_FAILED if problems.failed else 0
    found = write_findings(plan, Findings(overlap, reviews, work.paths, work.book, problems))
    if plan.drop is not None:
        from cleaner.cli.overlap_drop import write_without_copies

        failed = write_without_copies(plan, corpus, overlap, reviews, places) or failed
    return failed or int(found)


@dataclass(frozen=True, slots=True)
class Work:
    """All that is known before anything is read."""

    plan: OverlapPlan
    paths: list[Path]
    inputs: list[Held]
    book: RuleBook | None
    problems: Problems


def how_to_read(work: Work) -> How:
    """How inputs are read."""
    plan = work.plan
    cleaning = Cleaning(book=work.book, options=plan.options)
    return How(form=plan.form, names=plan.names, cleaning=cleaning)


def options_of(plan: OverlapPlan) -> OverlapOptions:
    """How articles are compared."""
    within = plan.same_outlet or plan.drop is not None  # a copy is one, whoever has it
    return OverlapOptions(same_outlet=within, min_words=plan.min_words)


def warn_about(plan: OverlapPlan, overlap: Overlap) -> None:
    """Say what a person should know of the set."""
    for warning in overlap.warnings:
        if not plan.quiet:
            warn(warning)


def _book(plan: OverlapPlan) -> RuleBook | None:
    if not plan.raw:
        return usable_book(plan.options.rules)
    for folder in user_folders(plan.options.rules):  # misspelt is misspelt, though none is read
        next(rule_files(folder), None)
    return None


def _problems(plan: OverlapPlan) -> Problems:
    return Problems(error=below(plan, fail), warn=_unsaid if plan.quiet else below(plan, warn))


def _places(plan: OverlapPlan, paths: list[Path], inputs: list[Held]) -> Places | None:
    """Where the corpus without copies goes, if it is asked for."""
    if plan.drop is None:
        return None
    from cleaner.cli.overlap_drop import planned_places

    several = len(inputs) != 1 or any(map(os.path.isdir, paths))
    return planned_places(plan, plan.drop, inputs, several=several)


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _unsaid(_message: str) -> None:
    return


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

    with cleared(plan):
        overlap = find_overlap(corpus.articles, options=options_of(plan), progress=staging(plan))
    warn_about(plan, overlap)
    return overlap
