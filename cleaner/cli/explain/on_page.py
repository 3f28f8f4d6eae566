"""An explanation as one page: all texts and records of the inputs, up to what a browser bears."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cleaner import __version__
from cleaner.cli.articles.progress import cleared, stepping
from cleaner.cli.articles.setup import problems_of
from cleaner.cli.explain.data import Explained
from cleaner.cli.explain.plan import ExplainPlan
from cleaner.cli.explanation import heading
from cleaner.cli.files.inputs import found_inputs
from cleaner.cli.files.passed_over import chosen
from cleaner.cli.files.places import identity
from cleaner.cli.report import SOME_FAILED, UsageError, warn
from cleaner.cli.streams import STANDARD, printable, write_file, write_stdout
from cleaner.corpus.articles.corpus import Corpus, How, pass_on
from cleaner.corpus.articles.handed import Handing
from cleaner.corpus.containers.held import Held, Once, is_regular
from cleaner.model import Cleaned
from cleaner.strip.prove import usable_book

OFTEN = 200
"""Rows after which progress is told."""


class _FullError(BaseException):
    """The page has what it can carry; no failure of an input, which would be told."""


def explain_on_page(plan: ExplainPlan, page: Path, paths: Sequence[Path]) -> int:
    """Write the page, and say of each text how much goes.  The exit code.

    Raises:
        UsageError: the page is an input.
        OutputError: it cannot be written; nothing is left behind.
    """
    inputs = _inputs(page, paths)
    explained, reading = Explained(), plan.reading
    problems = problems_of(reading)

    def take(cleaned: Cleaned) -> None:
        if not explained.add(cleaned):
            raise _FullError
        if page != STANDARD:
            _say(heading(cleaned))

    book = usable_book(reading.options.rules)
    handing = Handing(book=book, options=reading.options, take=take, site=plan.site, url=plan.url)
    how = How(form=reading.form, names=reading.names, cleaning=handing, often=OFTEN)
    with cleared(quiet=page != STANDARD):
        step = stepping(len(inputs), quiet=page != STANDARD)
        try:
            pass_on(Corpus([], inputs), how, problems, step, lambda _: None)
        except _FullError:
            warn(f"the page holds the first {len(explained):,} texts; more would be too many")
    _write(page, explained, plan)
    return SOME_FAILED if problems.failed else 0


def _inputs(page: Path, paths: Sequence[Path]) -> list[Held]:
    """The inputs; a page of before that lies among them is none.

    Raises:
        UsageError: it is named as an input.
    """
    there = identity(page) if page != STANDARD and page.exists() else None
    inputs: list[Held] = []
    for here in chosen(found_inputs(list(paths))):
        if there is not None and here.path is not None and identity(here.path) == there:
            if not here.walked:
                raise UsageError(f"--html {page}: is an input; give the page another name")
        else:
            inputs.append(here if is_regular(here) else Once(here))
    return inputs


def _write(page: Path, explained: Explained, plan: ExplainPlan) -> None:
    from cleaner.cli.explain.page import html_page

    data = html_page(explained.data(plan.reading.options, version=__version__)).encode()
    if page == STANDARD:
        write_stdout(data)
    else:
        write_file(page, data)
        _say("", f"The page: {printable(str(page))}")


def _say(*lines: str) -> None:
    write_stdout("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
