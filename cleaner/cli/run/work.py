"""The work of ``clean run`` on texts: read, clean, note, write; records go another way."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cleaner.cli.files.inputs import Input, are_several, found_inputs, nothing_named
from cleaner.cli.files.passed_over import Choice, chosen
from cleaner.cli.report import USAGE, Failures, Progress, tell, warn
from cleaner.cli.run.plan import Plan
from cleaner.cli.run.records.inputs import of_records, strays
from cleaner.cli.run.texts.outcome import Outcome, outcome_of
from cleaner.cli.run.texts.writers import chosen_writer
from cleaner.cli.streams import on_terminal
from cleaner.cli.words import refuse_late
from cleaner.strip.prove import usable_book


def work(plan: Plan, paths: list[Path]) -> int:
    """Clean what ``paths`` name as planned; the exit code."""
    if nothing_named(paths):
        tell("clean: reads a file, a folder, or standard input: clean < scrape.txt\n")
        tell("Try `clean --help`.\n")
        return USAGE
    refuse_late(paths)
    choice = Choice(include=plan.include, exclude=plan.exclude, audit=plan.audit)
    inputs = chosen(found_inputs(paths, backup=plan.backup), choice, quiet=plan.quiet)
    if not inputs:
        warn(f"{', '.join(map(str, paths))}: no files there; nothing to do")
        return 0
    records = of_records(inputs, plan.records, plan.form)
    if records:
        from cleaner.cli.run.records.work import run_records

        return run_records(plan, records, strays(inputs, records))
    if plan != Plan():
        from cleaner.cli.run.check import check_for_texts

        check_for_texts(plan)
    return _work_texts(plan, paths, inputs)


def _work_texts(plan: Plan, paths: list[Path], inputs: list[Input]) -> int:
    book = usable_book(plan.options.rules)
    book.active(
        book.named(plan.site)
    )  # an outlet without rules is an error before anything is written
    several = are_several(paths, inputs)
    write = chosen_writer(plan, inputs, several=several)
    failures, changed = Failures(alone=not several, total=len(inputs)), 0
    progress = Progress(len(inputs), quiet=plan.quiet or _shares_its_terminal(plan))
    with _made(plan, inputs) as made:
        for here, outcome in made:
            progress.step(here.name)
            with failures.noted(here.name), progress.cleared():
                if isinstance(outcome, Exception):
                    raise outcome
                whole = outcome or outcome_of(here, plan, book)
                write(here, whole)
                changed += whole.gone
                _tell(plan, here, whole, progress)
    progress.done(_told(plan, len(inputs), changed, failures.count))
    return failures.code or int(changed > 0 and plan.mode in ("diff", "check"))


def _told(plan: Plan, count: int, changed: int, failed: int) -> str:
    """How it ended, for those who watch; what goes to standard output says it itself."""
    if plan.output is None and not plan.in_place:
        return ""
    went = f"something went from {changed:,}" if changed else "nothing to remove"
    also = f"; {failed:,} failed" if failed else ""
    return f"clean: {count - failed:,} texts, {went}{also}\n"


Made = Iterator[tuple[Input, Outcome | Exception | None]]
"""Inputs with what came of them; None where they are still to be cleaned."""


@contextmanager
def _made(plan: Plan, inputs: list[Input]) -> Iterator[Made]:
    """The texts in order; cleaned by other processes, where that was asked for."""
    if plan.jobs == 1 or len(inputs) == 1:
        yield ((here, None) for here in inputs)
        return
    from cleaner.cli.run.texts.jobs import made_by_others

    with made_by_others(plan, inputs) as made:
        yield made


def _tell(plan: Plan, here: Input, made: Outcome, progress: Progress) -> None:
    """What a person should know of a text, and what they asked for."""
    warnings = [] if plan.quiet else [*made.warnings]
    if made.gone and not plan.quiet and not made.data.strip(b"\xef\xbb\xbf \t\r\n"):
        warnings.insert(0, "nothing is left of it; see clean explain")
    if warnings or made.said:
        progress.clear()
    for warning in warnings:
        warn(f"{here.name}: {warning}")
    if made.said:
        tell(made.said)


def _shares_its_terminal(plan: Plan) -> bool:
    """Whether what comes out is shown where progress would be."""
    shown = plan.output is None and not plan.in_place
    return shown and on_terminal(sys.stdout)
