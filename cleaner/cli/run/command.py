"""``clean [FILE|DIR|-]...``: scraped text in, the article out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from cleaner.cli.files.inputs import BACKUP
from cleaner.cli.options import (
    Drop,
    Exclude,
    Fast,
    GalleryMode,
    Include,
    Keep,
    NoModel,
    NoSiteRules,
    Output,
    Paths,
    Rules,
    Site,
    Url,
    file_of,
    made_options,
    names_folder,
)
from cleaner.cli.report import UsageError
from cleaner.cli.run.options import (
    Check,
    EngineOption,
    Errors,
    From,
    HtmlField,
    Jobs,
    Master,
    MaxExpansion,
    MaxRecord,
    OutField,
    OutletField,
    Prefix,
    Resume,
    ShardSize,
    TextField,
    UrlField,
    size,
    split_form,
)
from cleaner.cli.run.plan import OPTION_OF, Mode, Plan, Records
from cleaner.cli.run.work import work


def run(  # noqa: PLR0913 – one parameter an option
    paths: Paths = None,
    *,
    output: Output = None,
    in_place: Annotated[
        bool, typer.Option("-i", "--in-place", help="Write back; the old file stays as a backup.")
    ] = False,
    backup: Annotated[
        str,
        typer.Option(metavar="SUFFIX", help="End of a backup's name; folders are read without."),
    ] = BACKUP,
    include: Include = None,
    exclude: Exclude = None,
    audit: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl|-", help="Note what goes; `clean restore` puts it back."),
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
    check: Check = False,
    as_json: Annotated[bool, typer.Option("--json", help="Short for --to jsonl.")] = False,
    to: Annotated[
        Literal["text", "paragraphs", "jsonl"] | None,
        typer.Option(
            "--to",
            help="What comes out: the article as it stands in the text, a paragraph a line, or "
            "a JSON object a text. [text]",
        ),
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
    jobs: Jobs = 1,
    resume: Resume = False,
    shard_size: ShardSize = None,
    text_field: TextField = None,
    html_field: HtmlField = None,
    url_field: UrlField = None,
    outlet_field: OutletField = None,
    out_field: OutField = "text",
    prefix: Prefix = "",
    max_record: MaxRecord = None,
    max_expansion: MaxExpansion = None,
    errors: Errors = None,
    engine: EngineOption = "local",
    master: Master = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No warnings.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="A line a text.")] = False,
) -> None:
    """Clean scraped text: the article comes out.

    \b
    Texts and pages:
    clean < scrape.txt > article.txt        filter
    clean scrapes/ -o articles/             folder to folder, names kept
    clean -i --audit a.jsonl scrapes/       in place, with backups and an audit
    clean --to jsonl pages/ > pages.jsonl   a record a text: title, author, date, text, ...
    clean --to paragraphs wrapped.txt       a paragraph a line, however it was wrapped
    clean --explain page.html > article.txt what goes, and why
    clean --diff scrape.txt                 only show it
    clean --check scrapes/                  exit 1 if something would go

    \b
    Records (.jsonl, .csv, .parquet, .warc, .tar, also .gz and .zst; a folder of them; URLs):
    clean news.jsonl.gz -o cleaned/         in shards, with manifest and summary ...
    clean news.jsonl.gz -o cleaned/ --resume       ... and on where it was ended
    clean --jobs 0 crawl/*.warc.gz -o cleaned/     on all cores
    clean pages.csv --text-field story -o cleaned.csv
    clean news.jsonl --html-field page --out-field article -o news-clean.jsonl
    zstdcat news.jsonl.zst | clean --from jsonl | gzip > cleaned.jsonl.gz
    clean restore cleaned/ -o again/        the records as they were
    """
    form_of_text, container = split_form(form)
    if in_place and output == "-":
        raise UsageError("--in-place and -o do not go together; choose one")
    if as_json and to == "text":
        raise UsageError("--json and --to text do not go together; choose one")
    output = file_of(output)
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
        form=form_of_text,
        mode=_mode(
            {
                "diff": diff,
                "dry-run": dry_run,
                "check": check,
                "jsonl": as_json or to == "jsonl",
                "paragraphs": to == "paragraphs",
            }
        ),
        output=Path(output) if output else None,
        into_folder=names_folder(output),
        in_place=in_place,
        backup=backup,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        audit=audit,
        explain=explain,
        quiet=quiet,
        verbose=verbose,
        jobs=jobs,
        records=Records(
            form=container,
            text=text_field,
            html=html_field,
            url=url_field,
            outlet=outlet_field,
            out=out_field,
            prefix=prefix,
            resume=resume,
            shard_size=shard_size,
            most=size(max_record, "--max-record"),
            expansion=max_expansion,
            errors=errors,
            engine=engine,
            master=master,
            target=output,
        ),
    )
    raise typer.Exit(work(plan, paths or []))


def _mode(asked: dict[Mode, bool]) -> Mode:
    modes: list[Mode] = [mode for mode, wanted in asked.items() if wanted]
    if len(modes) > 1:
        one, other = (OPTION_OF[mode] for mode in modes[:2])
        raise UsageError(f"{one} and {other} do not go together; choose one")
    return modes[0] if modes else "text"
