"""Which inputs hold records, and what they become in a run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from cleaner.cli.inputs import Input
from cleaner.cli.plan import Container, Records
from cleaner.cli.report import UsageError
from cleaner.corpus.containers.held import Held
from cleaner.corpus.containers.kinds import Kind, kind_of
from cleaner.read.document import Form

OURS = ("manifest.jsonl", "errors.jsonl", "summary.json", "summary.html")
"""What a run writes beside its shards."""


def of_records(inputs: Sequence[Input], asked: Records, form: Form) -> list[tuple[Input, Kind]]:
    """The inputs with their kinds, where they hold records; nothing where they are texts.

    Raises:
        UsageError: some hold records, and some are texts.
    """
    if asked.form is not None:
        kept = [here for here in inputs if not _is_beside(here)]
        return [(here, _kind(here, asked.form)) for here in kept]
    if form != "auto":
        return []
    kinds = [(here, None if here.is_stdin else kind_of(here.place.name)) for here in inputs]
    records = [(here, kind) for here, kind in kinds if kind is not None and not _is_beside(here)]
    texts = [here for here, kind in kinds if kind is None and not _is_beside(here)]
    if records and texts:
        raise UsageError(
            f"{records[0][0].name} holds records, {texts[0].name} is one text; clean them apart, "
            "or say with --from what all of them are"
        )
    return records


def _kind(here: Input, form: Container) -> Kind:
    """The kind of an input that is said to be of a form, whatever its name."""
    if here.is_stdin:
        return Kind(form, "", "stdin")
    named = kind_of(here.place.name)
    return named._replace(form=form) if named else Kind(form, "", here.place.name)


def _is_beside(here: Input) -> bool:
    """Whether a file of a folder is no input: a mark of Spark's, or what an earlier run noted."""
    if not here.walked:
        return False
    name = here.place.name
    if name.startswith("_"):
        return True
    return name in OURS and here.path is not None and _holds_run(here.path.parent)


def _holds_run(folder: Path) -> bool:
    if not (folder / OURS[0]).is_file():
        return False
    try:
        with (folder / OURS[0]).open("rb") as file:
            return file.read(12) == b'{"manifest":'
    except OSError:
        return False


def held(here: Input) -> Held:
    """What holds the records; standard input is not read at once.

    Raises:
        InputError: it is a pipe or a device that was found in a folder.
    """
    here.check()
    if here.is_stdin:
        from cleaner.corpus.stores.piped import Piped

        return Piped("-", sys.stdin.buffer)
    return here.stored or here
