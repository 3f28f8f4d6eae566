"""The options of ``clean run`` that matter for records and long runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from cleaner.cli.report import UsageError
from cleaner.cli.run.plan import Engine
from cleaner.corpus.containers.kinds import Container
from cleaner.read.document import Form

FromAny = Literal["auto", "text", "html", "jsonl", "csv", "tsv", "parquet", "warc", "tar"]

From = Annotated[
    FromAny, typer.Option("--from", help="What the inputs are; else their names tell.")
]
Jobs = Annotated[
    int, typer.Option("-j", "--jobs", metavar="N", min=0, help="Processes; 0: one a core.")
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on where an earlier run into the folder ended.")
]
ShardSize = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Records of an input in one output file. [50000]"),
]
TextField = Annotated[
    str | None, typer.Option(metavar="NAME", help="Field with plain text. [text, body, content]")
]
HtmlField = Annotated[
    str | None, typer.Option(metavar="NAME", help="... a page of HTML. [html, raw_html]")
]
UrlField = Annotated[str | None, typer.Option(metavar="NAME", help="... the address. [url, link]")]
OutletField = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="... the outlet. [outlet, source, publisher, site, domain]"),
]
OutField = Annotated[str, typer.Option(metavar="NAME", help="Field that the article goes to.")]
Prefix = Annotated[
    str, typer.Option(metavar="TEXT", help="Put before removed, clean_site, clean_version, ...")
]
MaxRecord = Annotated[
    str | None,
    typer.Option(metavar="SIZE", help="Biggest record; bigger ones fail. [64M]"),
]
MaxExpansion = Annotated[
    int | None,
    typer.Option(metavar="TIMES", min=1, help="How far a packed input may unpack. [250]"),
]
Errors = Annotated[
    Path | None,
    typer.Option(metavar="FILE.jsonl|-", help="Note records that fail; a folder has its own."),
]
Check = Annotated[
    bool,
    typer.Option("--check", help="Write nothing; a line a file that has something to remove."),
]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="Who does the work: this machine, or Apache Spark.")
]
Master = Annotated[
    str | None, typer.Option(metavar="URL", help="The master of --engine spark. [local[*]]")
]

_SIZE = re.compile(r"(\d{1,15})\s*([KMG]?)(?:i?B)?", re.IGNORECASE)


def size(given: str | None, option: str) -> int | None:
    """Bytes of a size with or without a unit.

    >>> size("64M", "--max-record"), size("1000", "--max-record")
    (67108864, 1000)

    Raises:
        UsageError: it is none.
    """
    if given is None:
        return None
    found = _SIZE.fullmatch(given.strip())
    if not found or not int(found[1]):
        raise UsageError(f"{option} {given}: no size; write bytes, or 500K, 64M, 2G")
    return int(found[1]) << {"": 0, "K": 10, "M": 20, "G": 30}[found[2].upper()]


def split_form(form: FromAny) -> tuple[Form, Container | None]:
    """Which text an input is, or which container."""
    match form:
        case "auto" | "text" | "html":
            return form, None
        case _:
            return "auto", form
