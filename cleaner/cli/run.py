"""``clean [FILE|DIR|-]...``: scraped text in, the article out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from cleaner.cli.options import (
    Drop,
    Fast,
    From,
    GalleryMode,
    Keep,
    NoModel,
    NoSiteRules,
    Output,
    Paths,
    Rules,
    Site,
    Url,
    made_options,
    names_folder,
)
from cleaner.cli.plan import OPTION_OF, Mode, Plan
from cleaner.cli.report import UsageError
from cleaner.cli.work import work


def run(  # noqa: PLR0913 – one parameter an option
    paths: Paths = None,
    *,
    output: Output = None,
    in_place: Annotated[
        bool, typer.Option("-i", "--in-place", help="Write back; the old file stays as a backup.")
    ] = False,
    backup: Annotated[str, typer.Option(metavar="SUFFIX", help="Name of the backup.")] = ".orig",
    audit: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl", help="Note what goes; `clean restore` puts it back."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also say why, on standard error.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show the change and write nothing; exit 1 if any.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say how much would go and write nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Short for --to jsonl.")] = False,
    to: Annotated[
        Literal["text", "jsonl"],
        typer.Option("--to", help="What comes out: the article, or a JSON object a text."),
    ] = "text",
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
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No warnings.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="A line a text.")] = False,
) -> None:
    """Clean scraped text: the article comes out.

    \b
    clean < scrape.txt > article.txt        filter
    clean scrapes/ -o articles/             folder to folder, names kept
    clean -i --audit a.jsonl scrapes/       in place, with backups and an audit
    clean --to jsonl pages/ > pages.jsonl   a record a text: title, author, date, text, ...
    clean --explain page.html > article.txt what goes, and why
    clean --diff scrape.txt                 only show it
    """
    plan = Plan(
        options=made_options(
            no_site_rules=no_site_rules,
            no_model=no_model,
            fast=fast,
            galleries=galleries,
            keep=keep,
            drop=drop,
            rules=rules,
        ),
        site=site,
        url=url,
        form=form,
        mode=_mode(diff=diff, dry_run=dry_run, jsonl=as_json or to == "jsonl"),
        output=Path(output) if output else None,
        into_folder=names_folder(output),
        in_place=in_place,
        backup=backup,
        audit=audit,
        explain=explain,
        quiet=quiet,
        verbose=verbose,
    )
    raise typer.Exit(work(plan, paths or []))


def _mode(*, diff: bool, dry_run: bool, jsonl: bool) -> Mode:
    asked: list[Mode] = []
    asked += ["diff"] if diff else []
    asked += ["dry-run"] if dry_run else []
    asked += ["jsonl"] if jsonl else []
    if len(asked) > 1:
        one, other = (OPTION_OF[mode] for mode in asked[:2])
        raise UsageError(f"{one} and {other} do not go together; choose one")
    return asked[0] if asked else "text"
