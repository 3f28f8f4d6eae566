"""The work of ``clean rules try``: books made, pages read and tried, what came of it written."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleaner.cli.articles.progress import cleared, stepping
from cleaner.cli.articles.reading import Reading
from cleaner.cli.articles.setup import problems_of
from cleaner.cli.files.inputs import nothing_named
from cleaner.cli.overlap.inputs import overlap_inputs
from cleaner.cli.overlap.plan import OverlapPlan
from cleaner.cli.paint import Paint, terminal_width
from cleaner.cli.report import SOME_FAILED, USAGE, tell, warn
from cleaner.cli.streams import write_stdout
from cleaner.corpus.articles.corpus import Corpus, How, pass_on
from cleaner.corpus.articles.tried import Trying
from cleaner.corpus.containers.held import Held
from cleaner.corpus.problems import Problems
from cleaner.overlap.records import Article
from cleaner.strip.trial.books import Books, trial_books
from cleaner.strip.trial.page import Trial
from cleaner.strip.trial.tally import SHOWN, Changes, Tally

OFTEN = 200
"""Rows after which progress is told; each is cleaned twice."""


@dataclass(frozen=True, slots=True)
class TryPlan:
    """What is tried, how it is told of, and what is read, as `clean overlap` reads it."""

    rules: Path
    against: tuple[Path, ...]
    site: str | None
    whole: bool
    as_json: bool
    reading: Reading


def try_work(plan: TryPlan, paths: list[Path]) -> int:
    """Try the rules on what is named; the exit code."""
    if nothing_named(paths):
        tell("clean rules try: needs pages to try the rules on: clean rules try RULES scrapes/\n")
        tell("Try `clean rules try --help`.\n")
        return USAGE
    books = trial_books(plan.rules, plan.against)
    books.after.active(books.after.named(plan.site))  # an outlet without rules is misspelt
    problems = problems_of(plan.reading)
    tally = _tally(plan, books, _inputs(plan, paths), problems)
    if not tally.pages and problems.failed:
        return SOME_FAILED
    if not plan.reading.quiet:
        for doubt in _doubts(tally, paths):
            warn(doubt)
    _write(plan, books, tally, problems)
    return SOME_FAILED if problems.failed else 0


def _inputs(plan: TryPlan, paths: list[Path]) -> list[Held]:
    """What is read, by name: however inputs are named, the same lines are told of."""
    found = overlap_inputs(sorted(paths), OverlapPlan(reading=plan.reading))
    return sorted(found, key=lambda held: held.name)


def _tally(plan: TryPlan, books: Books, inputs: list[Held], problems: Problems) -> Tally:
    most = None if plan.whole or plan.as_json else SHOWN
    tally = Tally(books.rules, Changes(most), Changes(most))
    reading = plan.reading
    trying = Trying(
        book=books.after,
        options=reading.options,
        trial=Trial(books, reading.options),
        take=tally.add,
        site=plan.site,
    )
    how = How(form=reading.form, names=reading.names, cleaning=trying, often=OFTEN)
    with cleared(quiet=reading.quiet):
        step = stepping(len(inputs), quiet=reading.quiet)
        pass_on(Corpus([], inputs), how, problems, step, _forgotten)
    return tally


def _forgotten(_article: Article) -> None:
    return


def _doubts(tally: Tally, paths: list[Path]) -> Iterator[str]:
    """What a person should know of a trial that shows little."""
    if not tally.pages:
        yield f"{', '.join(map(str, paths)) or '-'}: no pages there; nothing was tried"
    elif not tally.acted:
        yield (
            "no page is known to be of an outlet with tried rules; name it with --site, or put "
            "the pages in a folder called like it"
        )


def _write(plan: TryPlan, books: Books, tally: Tally, problems: Problems) -> None:
    if plan.as_json:
        from cleaner.cli.rules.trial.data import trial_data
        from cleaner.text import json_text

        data = trial_data(books, tally, (plan.rules, plan.against), problems)
        write_stdout(f"{json_text(data)}\n".encode())
        return
    from cleaner.cli.rules.trial.shown import shown

    paint = Paint.on_stream(sys.stdout)
    lines = shown(tally, paint=paint, width=terminal_width(), whole=plan.whole)
    write_stdout("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
