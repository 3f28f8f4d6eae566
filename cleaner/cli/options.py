"""The options that several commands share, and the records made of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli.report import UsageError
from cleaner.model import KINDS, OPTIONAL_KINDS, Galleries, Options
from cleaner.read.document import Form

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE|DIR|-]...",
        help="What to clean; without any, standard input.",
        readable=False,  # one that cannot be read fails as one that is not there does
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="Of folders only files like this; may be given again."),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="Of folders no files like this; may be given again."),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="PATH",
        help="File; or folder, for several inputs or with a /; - is standard output.",
    ),
]
Site = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Outlet whose rules act (see `clean rules list`)."),
]
Url = Annotated[str | None, typer.Option(help="Where the text was found; chooses the outlet.")]
Rules = Annotated[
    list[Path] | None,
    typer.Option(metavar="DIR", help="Folder (or file) of your own rules; may be given again."),
]
NoSiteRules = Annotated[
    bool, typer.Option("--no-site-rules", help="Only what holds for all outlets.")
]
NoModel = Annotated[
    bool, typer.Option("--no-model", help="Rules and signals decide alone, without the judge.")
]
Fast = Annotated[
    bool, typer.Option("--fast", help="Judge pages of HTML without asking an extractor.")
]
GalleryMode = Annotated[
    Galleries, typer.Option(help="Photo galleries: drop them, keep the first copy, or keep all.")
]
Keep = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND", help="Kind that stays; may be given again, or with commas."),
]
Drop = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND", help="Kind that goes too: byline, dateline."),
]
From = Annotated[Form, typer.Option("--from", help="What the input is.")]


def names_folder(output: str | None) -> bool:
    """Whether an output is meant for a folder, there or not: it ends with a slash."""
    return output is not None and output.endswith(("/", os.sep))


def file_of(output: str | None) -> str | None:
    """The output that is named; None for standard output, which is also called ``-``."""
    return None if output == "-" else output


def kinds(given: list[str] | None, option: str) -> frozenset[str]:
    """The kinds of a repeatable option.

    Raises:
        UsageError: a kind that does not exist.
    """
    names = frozenset(part.strip() for word in given or () for part in word.split(",") if part)
    unknown = sorted(names - set(KINDS))
    if unknown:
        raise UsageError(f"{option} {unknown[0]}: no such kind (there are {', '.join(KINDS)})")
    return names


def made_options(  # noqa: PLR0913 – one parameter an option
    *,
    no_site_rules: bool,
    no_model: bool,
    fast: bool,
    galleries: Galleries,
    keep: list[str] | None,
    drop: list[str] | None,
    rules: list[Path] | None,
) -> Options:
    """The frozen record of what was asked for.

    Raises:
        UsageError: a kind that does not exist, or is to be both kept and dropped.
    """
    kept, dropped = kinds(keep, "--keep"), kinds(drop, "--drop")
    for kind in sorted(kept & dropped):
        raise UsageError(f"--keep {kind} and --drop {kind} do not go together; choose one")
    return Options(
        site_rules=not no_site_rules,
        galleries=galleries,
        keep=kept,
        drop=dropped & OPTIONAL_KINDS,
        model=not no_model,
        preset="fast" if fast else "default",
        rules=tuple(rules or ()),
    )
