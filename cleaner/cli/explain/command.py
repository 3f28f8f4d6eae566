"""``clean explain``: every line, whether it goes, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli.explain.shows import OnPage, in_terminal
from cleaner.cli.files.inputs import Input, found_inputs
from cleaner.cli.files.one_text import text_of
from cleaner.cli.files.passed_over import chosen
from cleaner.cli.options import (
    Drop,
    Fast,
    From,
    GalleryMode,
    Keep,
    NoModel,
    NoSiteRules,
    Paths,
    Rules,
    Site,
    Url,
    made_options,
)
from cleaner.cli.paint import Color, Paint
from cleaner.cli.report import Failures, Progress, UsageError
from cleaner.cli.streams import STANDARD
from cleaner.model import InputError
from cleaner.read.document import Form, read_bytes
from cleaner.strip.engine import strip
from cleaner.strip.prove import usable_book


def explain(  # noqa: PLR0913 – one parameter an option
    paths: Paths = None,
    *,
    whole: Annotated[bool, typer.Option("--all", help="Show long runs in full.")] = False,
    color: Annotated[
        Color, typer.Option(help="Colours; of itself only on a terminal, without NO_COLOR.")
    ] = "auto",
    page: Annotated[
        Path | None, typer.Option("--html", metavar="FILE|-", help="Write one page to look at.")
    ] = None,
    form: From = "auto",
    site: Site = None,
    url: Url = None,
    rules: Rules = None,
    no_site_rules: NoSiteRules = False,
    no_model: NoModel = False,
    fast: Fast = False,
    galleries: GalleryMode = "drop",
    keep: Keep = None,
    drop: Drop = None,
) -> None:
    """Show every line, whether it goes, what it is, why, by which rule, and how sure that is.

    \b
    clean explain scrape.txt
    clean explain --all --color always scrape.txt | less -R
    clean explain --html out.html scrapes/     a page: look, note what is wrong, get rules
    """
    options = made_options(
        no_site_rules=no_site_rules,
        no_model=no_model,
        fast=fast,
        galleries=galleries,
        keep=keep,
        drop=drop,
        rules=rules,
    )
    book = usable_book(options.rules)
    show = (
        in_terminal(Paint.asked(color, sys.stdout), whole=whole) if page is None else OnPage(page)
    )
    inputs = _apart_from(page, paths or [])
    failures, progress = Failures(), Progress(len(inputs), quiet=page is None)
    for here in inputs:
        progress.step(here.name)
        with failures.noted(here.name):
            _refuse_records(here.name, form)
            ask = not options.model
            data = text_of(here, form)
            document = read_bytes(data, name=here.name, form=form, url=url, ask=ask)
            show(strip(document, options=options, book=book, site=site))
    progress.clear()
    if isinstance(show, OnPage):
        show.write(options)
    raise typer.Exit(failures.code)


def _apart_from(page: Path | None, paths: list[Path]) -> list[Input]:
    """The inputs; a page of before that lies among them is none.

    Raises:
        UsageError: it is named as an input.
    """
    inputs = [*chosen(found_inputs(paths))]
    if page is None or page == STANDARD:
        return inputs
    there = page.resolve()
    if any(path != STANDARD and path.resolve() == there for path in paths):
        raise UsageError(f"--html {page}: is an input; give the page another name")
    return [here for here in inputs if here.path is None or here.path.resolve() != there]


def _refuse_records(name: str, form: Form) -> None:
    """A file of records would be explained as one text, a record a line.

    Raises:
        InputError: its name tells that it holds records.
    """
    from cleaner.corpus.containers.kinds import kind_of

    if form == "auto" and kind_of(name) is not None:
        raise InputError(
            f"{name}: holds records; they say themselves why once they are cleaned (removed), "
            "and --from text reads it as one text"
        )
