"""The work of ``clean overlap``: read, compare, review, write."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cleaner.cli.overlap_inputs import overlap_inputs
from cleaner.cli.overlap_plan import OverlapPlan, check_outputs, check_plan
from cleaner.cli.overlap_results import Findings, write_findings
from cleaner.cli.places import Places, identity
from cleaner.cli.report import SOME_FAILED, Progress, fail, tell, warn
from cleaner.cli.streams import printable, write_stderr
from cleaner.corpus.articles.corpus import Corpus, How, Step, read_corpus
from cleaner.corpus.articles.texts import Cleaning
from cleaner.corpus.containers.held import Held
from cleaner.corpus.problems import Problems, Tell
from cleaner.model import InputError
from cleaner.overlap.records import Overlap, OverlapOptions
from cleaner.overlap.review import Reviews, read_review
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook

CLEAR = "\r\x1b[K"
"""Takes back the last line of a terminal."""


def overlap_work(plan: OverlapPlan, paths: list[Path]) -> int:
    """Find what ``paths`` share as planned; the exit code."""
    if not paths and _on_terminal():
        tell("clean overlap: reads files, folders, or JSON Lines: clean overlap bbc/ cnn/\n")
        tell("Try `clean overlap --help`.\n")
        return 2
    check_plan(plan)
    inputs = overlap_inputs(paths, plan)
    check_outputs(plan, {identity(each.path) for each in inputs if each.path is not None})
    places = _places(plan, paths, inputs)
    reviews = _reviews(plan.review)
    book = None if plan.raw else usable_book(plan.options.rules)
    told = _unsaid if plan.quiet else _below(plan, warn)
    problems = Problems(error=_below(plan, fail), warn=told)
    corpus = _read(plan, book, inputs, problems)
    if not corpus.articles and problems.failed:
        return SOME_FAILED
    overlap = _compared(plan, corpus)
    failed = SOME_FAILED if problems.failed else 0
    found = write_findings(plan, Findings(overlap, reviews, paths, book, problems))
    if plan.drop is not None:
        from cleaner.cli.overlap_drop import write_without_copies

        failed = write_without_copies(plan, corpus, overlap, reviews, places) or failed
    return failed or int(found)


def _places(plan: OverlapPlan, paths: list[Path], inputs: list[Held]) -> Places | None:
    """Where the corpus without copies goes, if it is asked for."""
    if plan.drop is None:
        return None
    from cleaner.cli.overlap_drop import planned_places

    several = len(inputs) != 1 or any(map(os.path.isdir, paths))
    return planned_places(plan, plan.drop, inputs, several=several)


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _below(plan: OverlapPlan, say: Tell) -> Tell:
    """Says it on a line of its own."""
    shown = _shows(plan)

    def said(message: str) -> None:
        if shown:
            write_stderr(CLEAR)
        say(message)

    return said


def _unsaid(_message: str) -> None:
    return


def _reviews(path: Path | None) -> Reviews:
    if path is None:
        return {}
    try:
        return read_review(path.read_text(encoding="utf-8-sig"), name=str(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8; is this the file that the page exported?") from None


def _read(
    plan: OverlapPlan, book: RuleBook | None, inputs: list[Held], problems: Problems
) -> Corpus:
    progress = Progress(len(inputs), quiet=plan.quiet)
    cleaning = Cleaning(book=book, options=plan.options)
    how = How(form=plan.form, names=plan.names, cleaning=cleaning)
    try:
        return read_corpus(inputs, how, problems, _stepping(plan, progress))
    finally:
        if _shows(plan):
            write_stderr(CLEAR)


def _stepping(plan: OverlapPlan, progress: Progress) -> Step:
    """Shows which input is read, and how far in a long one."""
    shown = _shows(plan)

    def step(name: str, rows: int) -> None:
        if not rows:
            progress.step(name)
        elif shown:
            write_stderr(f"{CLEAR}{printable(name)[-60:]}: {rows:,} rows")

    return step


def _shows(plan: OverlapPlan) -> bool:
    """Whether somebody watches."""
    return not plan.quiet and sys.stderr is not None and sys.stderr.isatty()


def _compared(plan: OverlapPlan, corpus: Corpus) -> Overlap:
    from cleaner.overlap.engine import find_overlap

    within = plan.same_outlet or plan.drop is not None  # a copy is one, whoever has it
    options = OverlapOptions(same_outlet=within, min_words=plan.min_words)
    shown = _shows(plan)

    def tell_stage(step: str, share: float) -> None:
        if shown:
            write_stderr(f"{CLEAR}{100 * share:3.0f} % {step}")

    try:
        overlap = find_overlap(corpus.articles, options=options, progress=tell_stage)
    finally:
        if shown:
            write_stderr(CLEAR)
    for warning in overlap.warnings:
        if not plan.quiet:
            warn(warning)
    return overlap
