"""``clean explain``: every line, whether it goes, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli.articles.options import From, HtmlField, OutletField, Paths, TextField
from cleaner.cli.articles.reading import Reading
from cleaner.cli.explain.plan import ExplainPlan
from cleaner.cli.options import (
    Drop,
    Fast,
    GalleryMode,
    Keep,
    NoModel,
    NoSiteRules,
    Rules,
    Site,
    Url,
    made_options,
)
from cleaner.cli.paint import Color
from cleaner.corpus.fields import FieldNames


def explain(  # noqa: PLR0913 – one parameter an option
    paths: Paths = None,
    *,
    page: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE|-", help="Write one page to look at, with all texts."),
    ] = None,
    whole: Annotated[bool, typer.Option("--all", help="Show long runs in full.")] = False,
    color: Annotated[
        Color, typer.Option(help="Colours; of itself only on a terminal, without NO_COLOR.")
    ] = "auto",
    form: From = "auto",
    text_field: TextField = None,
    html_field: HtmlField = None,
    outlet_field: OutletField = None,
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
    clean explain scrapes/ --html page.html      look, note what is wrong, get rules
    clean explain news.jsonl --html page.html    records, the first 2,000
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
    names = FieldNames(
        text=text_field,
        html=html_field,
        outlet=outlet_field,
        unread=frozenset({"id", "date", "title"}),
    )
    plan = ExplainPlan(reading=Reading(options=options, form=form, names=names), site=site, url=url)
    if page is not None:
        from cleaner.cli.explain.on_page import explain_on_page

        raise typer.Exit(explain_on_page(plan, page, paths or []))
    from cleaner.cli.explain.in_terminal import explain_in_terminal

    raise typer.Exit(explain_in_terminal(plan, paths or [], color=color, whole=whole))
