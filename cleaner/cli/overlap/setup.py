"""What a run of ``clean overlap`` knows before anything is read, wherever matches are found."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from cleaner.cli.articles.setup import problems_of
from cleaner.cli.overlap.plan import OverlapPlan
from cleaner.cli.report import warn
from cleaner.cli.stoppable import stoppable
from cleaner.corpus.containers.held import Held
from cleaner.corpus.problems import Problems
from cleaner.overlap.records import Overlap, OverlapOptions
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook
from cleaner.strip.rulebook.find import rule_files, user_folders


@dataclass(frozen=True, slots=True)
class Work:
    """All that is known before anything is read."""

    plan: OverlapPlan
    paths: list[Path]
    inputs: list[Held]
    book: RuleBook | None
    problems: Problems


def set_up(plan: OverlapPlan, paths: list[Path], inputs: list[Held]) -> Work:
    """The work that is planned, with its rules at hand."""
    return Work(plan, paths, inputs, _book(plan), problems_of(plan.reading))


def options_of(plan: OverlapPlan) -> OverlapOptions:
    """How articles are compared."""
    within = plan.same_outlet or plan.drop is not None  # a copy is one, whoever has it
    return OverlapOptions(same_outlet=within, min_words=plan.min_words)


def unwritten(plan: OverlapPlan) -> AbstractContextManager[None]:
    """A signal ends the run meanwhile; it is said that nothing is there, and what would help."""
    again = "nothing was written, and the next run begins anew"
    if plan.raw:
        return stoppable(again)
    return stoppable(
        f"{again}; cleaning, which takes longest, can go on where it was: "
        "clean run -o FOLDER/ --resume, then clean overlap --raw FOLDER/"
    )


def warn_about(plan: OverlapPlan, overlap: Overlap) -> None:
    """Say what a person should know of the set."""
    for warning in overlap.warnings:
        if not plan.reading.quiet:
            warn(warning)


def _book(plan: OverlapPlan) -> RuleBook | None:
    folders = plan.reading.options.rules
    if not plan.raw:
        return usable_book(folders)
    for folder in user_folders(folders):  # misspelt is misspelt, though none is read
        next(rule_files(folder), None)
    return None
