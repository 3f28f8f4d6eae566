"""``clean restore``: what was taken out is put back, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal, TextIO

import typer

from cleaner.cli.files.inputs import Input, are_several, found_inputs
from cleaner.cli.files.places import Places, identity, keep_apart
from cleaner.cli.options import Output, Paths, file_of, names_folder
from cleaner.cli.report import Failures, UsageError, warn
from cleaner.cli.run.options import MaxExpansion, OutField, size
from cleaner.cli.run.plan import Records
from cleaner.cli.streams import STANDARD, read_stdin, write_file, write_stdout
from cleaner.corpus.drop.restore import digests, gone_whole, restored, whole_again
from cleaner.model import AuditError, InputError
from cleaner.strip.audit import Entry, read_audit
from cleaner.strip.audit_trail import Trails


@dataclass(frozen=True, slots=True)
class Asked:
    """The audit, and the document in it that was named, if one was."""

    audit: Path
    document: str | None


def restore(  # noqa: PLR0913 – one parameter an option
    paths: Paths = None,
    *,
    audit: Annotated[
        Path | None,
        typer.Option(metavar="FILE.jsonl|-", help="What --audit wrote; records need none."),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|HASH",
            help="Where several documents came out alike, the one that is meant.",
        ),
    ] = None,
    output: Output = None,
    form: Annotated[
        Literal["auto", "jsonl", "csv", "tsv", "parquet"],
        typer.Option("--from", help="What cleaned records lie in; else their names tell."),
    ] = "auto",
    out_field: OutField = "text",
    max_record: Annotated[
        str | None,
        typer.Option(metavar="SIZE", help="Biggest cleaned record; bigger ones fail. [1G]"),
    ] = None,
    max_expansion: MaxExpansion = None,
) -> None:
    """Put back what was taken out; the input comes out again, byte for byte.

    For a page of HTML it is the page's rendered text; a table of Parquet has the same rows, and
    what was packed with gzip the same content.

    \b
    clean --audit a.jsonl < scrape.txt > article.txt
    clean restore --audit a.jsonl article.txt > scrape-again.txt

    Cleaned records need no audit; of JSON Lines every byte comes back.

    \b
    clean news.jsonl -o cleaned/
    clean restore cleaned/news-*.jsonl > news-again.jsonl
    clean restore cleaned/ -o again/
    clean restore < cleaned.jsonl > again.jsonl
    """
    output = file_of(output)
    if audit is not None:
        _refuse_for_texts(
            {"--from": form != "auto", "--max-record": max_record, "--max-expansion": max_expansion}
        )
        code = _restore_texts(paths or [], Asked(audit, document), output)
    elif document is not None:
        raise UsageError("--document needs --audit: it names a document in it")
    else:
        asked = Records(
            form=None if form == "auto" else form,
            out=out_field,
            most=size(max_record, "--max-record"),
            expansion=max_expansion,
        )
        code = _restore_records(paths or [], output, asked)
    raise typer.Exit(code)


def _refuse_for_texts(given: Mapping[str, object]) -> None:
    """Refuse what only records know.

    Raises:
        UsageError: says which option.
    """
    for option, value in given.items():
        if value:
            raise UsageError(f"{option} is for records, and these need no --audit")


def _restore_records(paths: list[Path], output: str | None, asked: Records) -> int:
    from cleaner.cli.restore.records import restore_records
    from cleaner.corpus.containers.kinds import kind_of

    inputs = found_inputs(paths)
    several = are_several(paths, inputs) and kind_of(output or "") is None
    target = Path(output) if output else None
    into_folder = several or names_folder(output)
    return restore_records(inputs, target, asked, into_folder=into_folder)


def _restore_texts(paths: list[Path], asked: Asked, output: str | None) -> int:
    audit = asked.audit
    if audit == STANDARD and (not paths or STANDARD in paths):
        raise UsageError("--audit -: standard input is the audit; name the texts")
    inputs = _texts(paths, audit)
    several = are_several(paths, inputs)
    if several and output is None:
        raise UsageError("several texts: name a folder with -o")
    if several and asked.document is not None:
        raise UsageError("--document chooses for one text; name one")
    target = Path(output) if output else None
    keep_apart("-o", target, {identity(audit)})
    into_folder = several or names_folder(output)
    places = Places(target, inputs, into_folder=into_folder) if target is not None else None
    entries, failures = _entries(audit), Failures(total=len(inputs))
    _write_restored(inputs, entries, asked, places, failures)
    _write_whole(entries, target if into_folder else None, failures)
    return failures.code


def _texts(paths: list[Path], audit: Path) -> list[Input]:
    """What is named, without the audit where it lies in a folder of texts; it knows backups."""
    itself = identity(audit)
    return [
        here
        for here in found_inputs(paths, backup=None)
        if not (here.walked and here.path is not None and identity(here.path) == itself)
    ]


def _write_restored(
    inputs: list[Input],
    entries: list[Entry],
    asked: Asked,
    places: Places | None,
    failures: Failures,
) -> None:
    known, went_in = Trails(entries), {entry.source.sha256 for entry in entries}
    for here in inputs:
        with failures.noted(here.name):
            cleaned = here.read()
            digest = sha256(cleaned).hexdigest()
            if here.walked and digest in went_in and not known.knows(digest):
                continue  # what --in-place left beside the text: it is whole already
            data = _restored(cleaned, known, here, asked)
            if places is None:
                write_stdout(data)
            else:
                write_file(places.of(here), data)


def _write_whole(entries: list[Entry], folder: Path | None, failures: Failures) -> None:
    """Documents that --drop-duplicates left out whole come back beside the others."""
    gone = gone_whole(entries)
    if gone and folder is None:
        count = f"{len(gone):,} document{'' if len(gone) == 1 else 's'}"
        warn(f"{count} went whole; to have them back, restore a folder with -o")
        return
    for entry in gone.values():
        with failures.noted(entry.name):
            path, data = whole_again(entry, folder or Path())
            if not path.exists():
                write_file(path, data)


def _restored(output: bytes, known: Trails, here: Input, asked: Asked) -> bytes:
    """The bytes that came in, however often they were cleaned since."""
    name = here.name
    trail = known.back(digests(output), name=name, document=asked.document)
    try:
        for entry in trail:
            output = restored(output, entry, name=name)
    except (InputError, LookupError, UnicodeError) as error:
        raise AuditError(
            f"{asked.audit}: was changed; it does not give {name} back: {error}"
        ) from None
    return output


def _entries(audit: Path) -> list[Entry]:
    try:
        with _opened(audit) as lines:
            return read_audit(lines, name=str(audit))
    except OSError as error:
        raise AuditError(f"{audit}: cannot be read: {error.strerror}") from None
    except OverflowError:
        raise AuditError(f"{audit}: an offset in it is no number; it was changed") from None
    except UnicodeDecodeError:
        raise AuditError(f"{audit}: not UTF-8; is this the file that --audit wrote?") from None


def _opened(audit: Path) -> TextIO:
    if audit == STANDARD:
        return StringIO(read_stdin().decode("utf-8"), newline="\n")
    return audit.open(encoding="utf-8", newline="\n")
