"""``clean restore``: what was taken out is put back, byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli.inputs import are_several, found_inputs
from cleaner.cli.options import Paths, UsageError
from cleaner.cli.places import Places, identity, keep_apart
from cleaner.cli.report import Failures
from cleaner.cli.streams import write_file, write_stdout
from cleaner.model import AuditError
from cleaner.strip.audit import Entry, read_audit, restore_bytes


def restore(
    paths: Paths = None,
    *,
    audit: Annotated[Path, typer.Option(metavar="FILE.jsonl", help="What --audit wrote.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File, or folder for several inputs.")
    ] = None,
) -> None:
    """Put back what was taken out; the input comes out again, byte for byte.

    For a page of HTML it is the page's rendered text.

    \b
    clean --audit a.jsonl < scrape.txt > article.txt
    clean restore --audit a.jsonl article.txt > scrape-again.txt
    """
    inputs = found_inputs(paths or [])
    several = are_several(paths or [], inputs)
    if several and output is None:
        raise UsageError("several texts: name a folder with -o")
    keep_apart("-o", output, {identity(audit)})
    places = Places(output, inputs, several=several) if output is not None else None
    entries, failures = _entries(audit), Failures()
    for here in inputs:
        with failures.noted():
            data = restore_bytes(here.read(), entries, name=here.name)
            if places is None:
                write_stdout(data)
            else:
                write_file(places.of(here), data)
    raise typer.Exit(failures.code)


def _entries(audit: Path) -> list[Entry]:
    try:
        with audit.open(encoding="utf-8", newline="\n") as lines:
            return read_audit(lines, name=str(audit))
    except OSError as error:
        raise AuditError(f"{audit}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise AuditError(f"{audit}: not UTF-8; is this the file that --audit wrote?") from None
