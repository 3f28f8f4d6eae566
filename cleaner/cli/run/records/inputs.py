"""Which inputs hold records, and what they become in a run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cleaner.cli.files.inputs import Input
from cleaner.cli.files.passed_over import OURS, is_of_a_run
from cleaner.cli.report import UsageError
from cleaner.cli.run.plan import Records
from cleaner.corpus.containers.held import Held
from cleaner.corpus.containers.kinds import Container, Kind, kind_of
from cleaner.corpus.containers.limits import Limits
from cleaner.model import InputError
from cleaner.read.document import Form


def of_records(inputs: Sequence[Input], asked: Records, form: Form) -> list[tuple[Input, Kind]]:
    """The inputs with their kinds, where they hold records; nothing where they are texts.

    Of a folder in which both lie, it is what there is more of; `strays` are the others.

    Raises:
        UsageError: some that were named hold records, and some are texts.
    """
    if asked.form is not None:
        kept = [here for here in inputs if not _is_beside(here)]
        return [(here, _kind(here, asked.form)) for here in kept]
    if form != "auto":
        return []
    kinds = [(here, None if here.is_stdin else kind_of(here.place.name)) for here in inputs]
    records = [(here, kind) for here, kind in kinds if kind is not None and not _is_beside(here)]
    texts = [here for here, kind in kinds if kind is None and not _is_beside(here)]
    return records if _are_records([here for here, _ in records], texts) else []


def strays(inputs: Sequence[Input], records: Sequence[tuple[Input, Kind]]) -> list[Input]:
    """The texts that were found in a folder of records; they fail, and the records go on."""
    known = {id(here) for here, _ in records}
    return [here for here in inputs if id(here) not in known and not _is_beside(here)]


def refused_stray(here: Input) -> InputError:
    """What is said of a text among records."""
    return InputError(
        f"{here.name}: is one text, and the others hold records; clean it apart, or leave it out "
        "with --exclude"
    )


def _are_records(records: Sequence[Input], texts: Sequence[Input]) -> bool:
    """Whether it is a run over records: what was named decides, else what there is more of.

    Raises:
        UsageError: records were named, and texts were.
    """
    record, text = (
        next((here for here in some if not here.walked), None) for some in (records, texts)
    )
    if record is not None and text is not None:
        raise UsageError(
            f"{record.name} holds records, {text.name} is one text; clean them apart, "
            "or say with --from what all of them are"
        )
    more = len(records) > len(texts)
    return more if record is None and text is None else record is not None


def _kind(here: Input, form: Container) -> Kind:
    """The kind of an input that is said to be of a form, whatever its name."""
    if here.is_stdin:
        return Kind(form, "", "stdin")
    named = kind_of(here.place.name)
    return named._replace(form=form) if named else Kind(form, "", here.place.name)


def run_folders(inputs: Sequence[Input]) -> list[Path]:
    """The folders that hold a run, of those that were walked."""
    notes = (here for here in inputs if here.walked and here.place.name == OURS[0])
    return [here.path.parent for here in notes if here.path is not None and is_of_a_run(here)]


def _is_beside(here: Input) -> bool:
    """Whether a file of a folder is no input: a mark of Spark's, or what an earlier run noted."""
    if not here.walked:
        return False
    return here.place.name.startswith("_") or is_of_a_run(here)


def limits(asked: Records, usual: Limits) -> Limits:
    """What is too big: what was asked for, and else the usual."""
    return replace(
        usual,
        record=asked.most or usual.record,
        expansion=asked.expansion or usual.expansion,
    )


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
