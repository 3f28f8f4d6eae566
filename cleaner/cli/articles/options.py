"""The options of commands that read many articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleaner.corpus.containers.forms import InputForm

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE|DIR|-]...",
        help="Texts, pages, JSON Lines, CSV, Parquet; without any, standard input.",
        readable=False,
    ),
]
From = Annotated[InputForm, typer.Option("--from", help="What the inputs are.")]
TextField = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Field of a row with its text. [text, body, content]"),
]
HtmlField = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="... a page of HTML, where no text is. [html, raw_html]"),
]
OutletField = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="... its outlet. [outlet, source, publisher, site, domain, or the host of url, link]",
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No warnings, no progress.")]
