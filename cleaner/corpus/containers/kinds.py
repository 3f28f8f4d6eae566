"""What a container is, by the name of its file."""

from __future__ import annotations

from typing import Literal, NamedTuple

Container = Literal["jsonl", "csv", "tsv", "parquet", "warc", "tar"]
Packing = Literal["", "gz", "zst"]

_FORMS: dict[str, Container] = {
    **dict.fromkeys((".jsonl", ".ndjson", ".jl", ".json"), "jsonl"),
    ".csv": "csv",
    **dict.fromkeys((".tsv", ".tab"), "tsv"),
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    **dict.fromkeys((".warc", ".wet"), "warc"),
    ".tar": "tar",
}
_PACKINGS: dict[str, Packing] = {".gz": "gz", ".zst": "zst", ".zstd": "zst"}
_SHORT = {".tgz": ".tar.gz", ".tzst": ".tar.zst"}


class Kind(NamedTuple):
    """A container's form, how it is packed, and its name without what says so."""

    form: Container
    packing: Packing
    stem: str


def kind_of(name: str) -> Kind | None:
    """The kind of container that a file's name tells; None for a single text.

    >>> kind_of("news/2031.jsonl.zst")
    Kind(form='jsonl', packing='zst', stem='2031')
    """
    name = name.rpartition("/")[2]
    for short, long in _SHORT.items():
        if name.lower().endswith(short):
            name = name[: -len(short)] + long
    packing: Packing = ""
    stem, suffix = _split(name)
    if suffix in _PACKINGS:
        packing = _PACKINGS[suffix]
        stem, suffix = _split(stem)
    form = _FORMS.get(suffix)
    return Kind(form, packing, stem) if form and stem else None


def _split(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    return (stem, f".{suffix.lower()}") if dot else (name, "")
