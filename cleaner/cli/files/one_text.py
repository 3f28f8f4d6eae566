"""The bytes of an input that is read as one text; records are not cut up as prose."""

from __future__ import annotations

from cleaner.cli.files.inputs import Input
from cleaner.cli.report import UsageError
from cleaner.corpus.containers.kinds import kind_of
from cleaner.corpus.containers.look_alike import binary_records_in, records_in
from cleaner.model import InputError
from cleaner.read.document import Form

AMONG_TEXTS = (
    "holds records by its name, and the others are texts; clean it apart, or leave it out with "
    "--exclude"
)


def text_of(here: Input, form: Form) -> bytes:
    """Its bytes.

    Raises:
        InputError: it cannot be read.
        UsageError: it holds records, by its name or by its look, and it was not said that it is a
            text.
    """
    if form != "auto":
        return here.read()
    if here.walked and kind_of(here.place.name) is not None:
        _refuse(here.name, AMONG_TEXTS)
    data = here.read()
    binary = binary_records_in(data)
    if binary is not None:
        raise InputError(f"{here.name}: {binary}")
    _refuse(here.name, records_in(data))
    return data


def _refuse(name: str, said: str | None) -> None:
    if said is not None:
        raise UsageError(f"{name}: {said}")
