"""``clean overlap``: which passages outlets share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from cleaner.cli.articles.options import From, HtmlField, OutletField, Paths, Quiet
from cleaner.cli.articles.reading import Reading
from cleaner.cli.options import (
    Exclude,
    Include,
    NoModel,
    NoSiteRules,
    Rules,
    file_of,
    made_options,
    names_folder,
)
from cleaner.cli.overlap.plan import Disk, Drop, OverlapPlan, Show
from cleaner.cli.report import UsageError
from cleaner.corpus.fields import FieldNames
from cleaner.overlap.drop.choice import Choice, Keep

To = Annotated[
    Literal["jsonl", "csv", "parquet"] | None,
    typer.Option("--to", help="Write the matches, one a record."),
]
IdField = Annotated[
    str | None, typer.Option(metavar="NAME", help="Field of a row with its id. [id]")
]
TextField = Annotated[
    str | None, typer.Option(metavar="NAME", help="... with its text. [text, body, content]")
]
DateField = Annotated[
    str | None, typer.Option(metavar="NAME", help="... its day. [date, published]")
]
TitleField = Annotated[
    str | None, typer.Option(metavar="NAME", help="... its headline. [title, headline]")
]
Page = Annotated[
    Path | None, typer.Option("--html", metavar="FILE|-", help="Write the report as one page.")
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="PATH",
        help="Where --json, --to or the corpus goes; - is standard output.",
    ),
]
ReviewFile = Annotated[
    Path | None,
    typer.Option("--review", metavar="FILE", help="Verdicts and notes that the page exported."),
]
FailOver = Annotated[
    float | None,
    typer.Option(
        metavar="PERCENT",
        help="Exit 1 if an article shares more of its words with other outlets.",
    ),
]
Engine = Annotated[
    Literal["memory", "duckdb"],
    typer.Option(help="Where matches are found: duckdb for sets beyond memory, on disk."),
]
Memory = Annotated[
    str | None, typer.Option(metavar="SIZE", help="What duckdb may take, about. [4GB]")
]
Temp = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Where its tables lie meanwhile, some 5 times the text."),
]
Audit = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.jsonl|-", help="Note what is dropped; `clean restore` puts it back."
    ),
]


def overlap(  # noqa: PLR0913 – one parameter an option
    paths: Paths = None,
    *,
    include: Include = None,
    exclude: Exclude = None,
    form: From = "auto",
    id_field: IdField = None,
    text_field: TextField = None,
    html_field: HtmlField = None,
    outlet_field: OutletField = None,
    date_field: DateField = None,
    title_field: TitleField = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Compare texts as they are, boilerplate too.")
    ] = False,
    same_outlet: Annotated[
        bool, typer.Option("--same-outlet", help="Compare articles of one outlet too.")
    ] = False,
    min_words: Annotated[
        int, typer.Option(metavar="N", min=1, help="A match shares at least so many words.")
    ] = 2,
    as_json: Annotated[
        bool, typer.Option("--json", help="Write the whole report as one JSON object.")
    ] = False,
    to: To = None,
    pairs: Annotated[
        bool, typer.Option("--pairs", help="With --to: pairs of articles, one a record.")
    ] = False,
    page: Page = None,
    output: Output = None,
    review: ReviewFile = None,
    fail_over: FailOver = None,
    drop_duplicates: Annotated[
        bool,
        typer.Option(
            "--drop-duplicates",
            help="Write the corpus to -o, of all copies only one, within outlets too.",
        ),
    ] = False,
    drop_near: Annotated[
        float | None,
        typer.Option(
            metavar="PERCENT",
            help="Drop paragraphs, too, that share so many of their words with one that stays and "
            "name the same numbers and days. Other words are lost, names among them.",
        ),
    ] = None,
    keep: Annotated[Keep, typer.Option(help="Which copy stays.")] = "earliest",
    outlet_priority: Annotated[
        str | None, typer.Option(metavar="NAME,...", help="Outlets whose copies stay, best first.")
    ] = None,
    audit: Audit = None,
    engine: Engine = "memory",
    memory: Memory = None,
    temp: Temp = None,
    rules: Rules = None,
    no_site_rules: NoSiteRules = False,
    no_model: NoModel = False,
    quiet: Quiet = False,
) -> None:
    """Find the passages that outlets share: where, what kind, who was first.

    \b
    clean overlap bbc/ cnn/ --html report.html     a page to look at
    clean overlap news.jsonl --outlet-field site   rows with id, text, site, date
    clean overlap --to csv -o matches.csv news/    a match a row
    clean overlap --to csv --pairs news/           which article is in which, and how much
    clean overlap --review review.json news/       with what was kept and dismissed
    clean overlap --exclude 'bbc/*' news/          without one of the folders
    clean overlap --fail-over 30 news/             exit 1 if an article shares more
    clean overlap --drop-duplicates --audit a.jsonl -o unique/ news/
    clean restore --audit a.jsonl -o again/ unique/

    Boilerplate is left out unless --raw is given.  The outlet is what a row says, else the
    site that is recognised, else the folder where inputs lie in several, else the file.  An
    id that stands twice gets its file's name or a number added, and a warning.
    """
    output = file_of(output)
    plan = OverlapPlan(
        reading=Reading(
            options=made_options(
                no_site_rules=no_site_rules,
                no_model=no_model,
                fast=False,
                galleries="drop",
                keep=None,
                drop=None,
                rules=rules,
            ),
            form=form,
            names=FieldNames(
                id=id_field,
                text=text_field,
                html=html_field,
                outlet=outlet_field,
                date=date_field,
                title=title_field,
            ),
            quiet=quiet,
            include=tuple(include or ()),
            exclude=tuple(exclude or ()),
        ),
        raw=raw,
        same_outlet=same_outlet,
        min_words=min_words,
        show=_show(to, as_json=as_json),
        pairs=pairs,
        output=Path(output) if output else None,
        html=page,
        review=review,
        fail_over=fail_over,
        drop=_drop(
            Drop(
                choice=_choice(keep, outlet_priority, drop_near),
                into_folder=names_folder(output),
                audit=audit,
            ),
            wanted=drop_duplicates,
        ),
        disk=_disk(engine, memory, temp),
    )
    from cleaner.cli.overlap.work import overlap_work

    raise typer.Exit(overlap_work(plan, paths or []))


def _show(to: Show | None, *, as_json: bool) -> Show:
    if as_json and to is not None:
        raise UsageError(f"--json and --to {to} do not go together; choose one")
    return "json" if as_json else to or "summary"


def _disk(engine: str, memory: str | None, folder: Path | None) -> Disk | None:
    """What may be taken where matches are found on disk.

    Raises:
        UsageError: a size that is none, a folder that is not there, or either without the engine.
    """
    if engine == "memory":
        if memory is not None or folder is not None:
            raise UsageError("--memory and --temp need --engine duckdb")
        return None
    if folder is not None and not folder.is_dir():
        raise UsageError(f"--temp {folder}: is no folder")
    from cleaner.corpus.engines.duckdb.memory import memory_of

    try:
        return Disk(memory=memory_of(memory or "4GB"), folder=folder)
    except ValueError as error:
        raise UsageError(f"--memory {error}") from None


def _choice(keep: Keep, priority: str | None, near: float | None) -> Choice:
    names = tuple(name.strip() for name in (priority or "").split(",") if name.strip())
    if names:
        from cleaner.corpus.articles.outlets import outlet_name

        names = tuple(map(outlet_name, names))
    return Choice(keep=keep, priority=names, near=None if near is None else near / 100)


def _drop(drop: Drop, *, wanted: bool) -> Drop | None:
    """What copies to drop.

    Raises:
        UsageError: an option of dropping without it.
    """
    if wanted:
        return drop
    if drop.choice != Choice() or drop.audit is not None:
        raise UsageError(
            "--drop-near, --keep, --outlet-priority and --audit need --drop-duplicates"
        )
    return None
