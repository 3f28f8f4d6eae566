"""Bytes or text to a `Document`: decode, tell HTML from text, split into blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from os import PathLike, fsdecode
from pathlib import Path
from typing import Literal

from cleaner.model import Document, InputError, Source
from cleaner.read.decode import decode
from cleaner.read.links import may_hold_links
from cleaner.read.preface import preface
from cleaner.read.shown import Shown, shown
from cleaner.read.sniff import declared_charset, looks_like_html, refuse_binary
from cleaner.read.split import split, split_lines, unwrapped

Form = Literal["auto", "text", "html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How to read.

    ``name`` stands in messages; ``ask`` lets an extractor say what is the article of an HTML page.
    """

    name: str = "-"
    form: Form = "auto"
    url: str | None = None
    ask: bool = True


def read_any(
    raw: str | bytes | bytearray | memoryview | PathLike[str] | PathLike[bytes],
    *,
    url: str | None = None,
    ask: bool = True,
) -> Document:
    """A document from text, from bytes, or from the file of a path; see `Reading`.

    Raises:
        InputError: the file cannot be read, or is no text.
        TypeError: it is none of these.
    """
    if isinstance(raw, str):
        return read_text(raw, url=url, ask=ask)
    if isinstance(raw, bytes | bytearray | memoryview):
        return read_bytes(bytes(raw), url=url, ask=ask)
    if isinstance(raw, PathLike):
        return read_path(Path(fsdecode(raw)), url=url, ask=ask)
    raise TypeError(f"clean() takes text, bytes or a path, not {type(raw).__name__}")


def read_bytes(
    raw: bytes,
    *,
    name: str = "-",
    form: Form = "auto",
    url: str | None = None,
    ask: bool = True,
) -> Document:
    """A document from the bytes of a file; see `Reading`.

    Raises:
        InputError: the bytes are no text.
    """
    refuse_binary(raw, name=name)
    text, source = decode(raw, name=name, declared=declared_charset(raw))
    return _document(text, source, Reading(name=name, form=form, url=url, ask=ask))


def read_text(
    text: str, *, name: str = "-", form: Form = "auto", url: str | None = None, ask: bool = True
) -> Document:
    """A document from text that is decoded already; see `Reading`."""
    raw = text.encode("utf-8", "surrogatepass")
    source = Source(sha256=hashlib.sha256(raw).hexdigest(), size=len(raw))
    return _document(text, source, Reading(name=name, form=form, url=url, ask=ask))


def read_path(
    path: Path, *, form: Form = "auto", url: str | None = None, ask: bool = True
) -> Document:
    """A document from a file; see `Reading`.

    Raises:
        InputError: the file cannot be read, or is no text.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    return read_bytes(raw, name=str(path), form=form, url=url, ask=ask)


def _document(text: str, source: Source, reading: Reading) -> Document:
    if reading.form == "html" or (reading.form == "auto" and looks_like_html(text)):
        return _from_html(text, source, reading)
    seen = _shown(text) if may_hold_links(text) else None
    blocks, layout = split(text) if seen is None else (seen.placed(text), seen.layout)
    told = preface(text)
    if reading.url is not None:
        told["url"] = reading.url
    return Document(
        text, blocks, name=reading.name, layout=layout, source=source, shown=seen, **told
    )


def _shown(text: str) -> Shown | None:
    """The text as a reader sees it; with addresses in its lines, no line tells where it is full."""
    return shown(unwrapped(text) if "](" in text else text)


def _from_html(page: str, source: Source, reading: Reading) -> Document:
    from cleaner.read.html import render

    rendered = render(page, name=reading.name, ask=reading.ask)
    return Document(
        rendered.text,
        split_lines(rendered.text),
        name=reading.name,
        source=Source(sha256=source.sha256, size=source.size, media="html"),
        url=reading.url or rendered.url,
        title=rendered.title,
        date=rendered.date,
        time=rendered.time,
        author=rendered.author,
        outlet=rendered.outlet,
        language=rendered.language,
        markup=rendered.markup,
        extracted=rendered.extracted,
        warnings=rendered.warnings,
    )
