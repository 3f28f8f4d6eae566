"""``clean rules learn``: rule files drafted from what the pages of an outlet have in common."""

from __future__ import annotations

from typing import Annotated

import typer

from cleaner.cli.articles.options import From, HtmlField, OutletField, Paths, Quiet, TextField
from cleaner.cli.articles.reading import Reading
from cleaner.cli.options import NoModel, Output, Rules, file_of
from cleaner.corpus.fields import FieldNames
from cleaner.model import OPTIONAL_KINDS, Options


def learn_rules(  # noqa: PLR0913 – one parameter an option
    paths: Paths = None,
    *,
    output: Output = None,
    site: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet that all pages are of.")
    ] = None,
    form: From = "auto",
    text_field: TextField = None,
    html_field: HtmlField = None,
    outlet_field: OutletField = None,
    rules: Rules = None,
    no_model: NoModel = False,
    quiet: Quiet = False,
) -> None:
    """Draft rules from several pages: lines that many articles of an outlet have.

    \b
    clean rules learn harbourpost.example/ > harbourpost.example.toml
    clean rules learn scrapes/ -o my-rules/         # a file an outlet; a folder each is one
    clean rules learn news.jsonl -o my-rules/ --outlet-field site
    clean rules learn --site harbourpost.example *.txt -o my-rules/

    It takes three articles of an outlet, and ten make it better.  Short labels are learned by their
    number alone, anything longer only if it sounds like boilerplate; what is not sure stands in the
    file with a # before it.  Look the file through, then see with `clean rules try` what it does.
    """
    from cleaner.cli.rules.learn.work import LearnPlan, learn_work

    plan = LearnPlan(
        output=file_of(output),
        site=site,
        reading=Reading(
            options=Options(
                model=not no_model, rules=tuple(rules or ()), drop=frozenset(OPTIONAL_KINDS)
            ),
            form=form,
            names=FieldNames(
                text=text_field,
                html=html_field,
                outlet=outlet_field,
                unread=frozenset({"id", "date"}),
            ),
            quiet=quiet,
        ),
    )
    raise typer.Exit(learn_work(plan, paths or []))
