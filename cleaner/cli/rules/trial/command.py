"""``clean rules try``: what rule files do to pages, before one trusts them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli.articles.options import From, HtmlField, OutletField, Paths, Quiet, TextField
from cleaner.cli.articles.reading import Reading
from cleaner.cli.options import NoModel, Site
from cleaner.corpus.fields import FieldNames
from cleaner.model import Options


def try_rules(  # noqa: PLR0913 – one parameter an option
    rules: Annotated[
        Path, typer.Argument(metavar="RULES", help="A rule file, or a folder of them.")
    ],
    paths: Paths = None,
    *,
    against: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR", help="Rules (folder or file) that hold before; may be given again."
        ),
    ] = None,
    site: Site = None,
    form: From = "auto",
    text_field: TextField = None,
    html_field: HtmlField = None,
    outlet_field: OutletField = None,
    whole: Annotated[bool, typer.Option("--all", help="List all lines that change.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write all of it as JSON.")] = False,
    no_model: NoModel = False,
    quiet: Quiet = False,
) -> None:
    """Show what rules do to pages: what each takes, and what goes or stays because of them.

    \b
    clean rules try my-rules/ scrapes/
    clean rules try my-rules/harbourpost.example.toml --site harbourpost.example scrape.txt
    clean rules try my-rules/ news.jsonl --outlet-field site
    clean rules try my-rules/ scrapes/ --against old-rules/
    clean rules try my-rules/ scrapes/ --json > tried.json

    Every text is cleaned twice: without the tried files, then with them on top.  The outlet is
    what --site or a row says, else what address or boilerplate tell, else the folder of the text.
    """
    from cleaner.cli.rules.trial.work import TryPlan, try_work

    plan = TryPlan(
        rules=rules,
        against=tuple(against or ()),
        site=site,
        whole=whole,
        as_json=as_json,
        reading=Reading(
            options=Options(model=not no_model),
            form=form,
            names=FieldNames(
                text=text_field,
                html=html_field,
                outlet=outlet_field,
                unread=frozenset({"id", "date", "title"}),
            ),
            quiet=quiet,
        ),
    )
    raise typer.Exit(try_work(plan, paths or []))
