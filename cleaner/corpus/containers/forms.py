"""What an input is: one text, or a container of many."""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import Literal

from cleaner.corpus.containers.held import PARQUET, Held, is_regular, opened
from cleaner.corpus.containers.kinds import kind_of
from cleaner.corpus.containers.packing.unpack import packing_of

InputForm = Literal["auto", "text", "html", "jsonl", "csv", "tsv", "parquet"]


def form_of(held: Held, wanted: InputForm) -> InputForm:
    """The form that was asked for; for ``auto`` by the name, and by a look at a nameless stream.

    ``auto`` comes back for one text of which only reading tells whether it is HTML.

    Raises:
        InputError: it cannot be read.
    """
    if wanted != "auto":
        return wanted
    kind = kind_of(held.place.name)
    if kind is not None and kind.form != "warc" and kind.form != "tar":  # noqa: PLR1714 – for mypy
        return kind.form
    if held.path is not None and is_regular(held):
        with opened(held) as stream:
            return "parquet" if stream.read(4) == PARQUET else "auto"
    return _looked_at(held.read())


def _looked_at(data: bytes) -> InputForm:
    if data.startswith(PARQUET):
        return "parquet"
    if packing_of(data[:4]):
        return "jsonl"
    return "jsonl" if _is_object(data.removeprefix(BOM_UTF8).lstrip()) else "auto"


def _is_object(data: bytes) -> bool:
    """Whether the first line is an object of JSON."""
    import json

    if not data.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(data.partition(b"\n")[0]), dict)
    except (ValueError, RecursionError):
        return False
