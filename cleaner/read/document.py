"""Bytes or text to a `Document`: decode, tell HTML from text, split into blocks."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from cleaner.model import Document, InputError, Source
from cleaner.read.decode import decode
from cleaner.read.sniff import declared_charset, looks_like_html, refuse_binary
from cleaner.read.split import split

Form = Literal["auto", "text", "html"]


def read_bytes(
    raw: bytes, *, name: str = "-", form: Form = "auto", url: str | None = None
) -> Document:
    """A document from the bytes of a file.

    Raises:
        InputError: the bytes are no text.
    """
    refuse_binary(raw, name=name)
    text, source = decode(raw, name=name, declared=declared_charset(raw))
    return _document(text, source, name=name, form=form, url=url)


def read_text(
    text: str, *, name: str = "-", form: Form = "auto", url: str | None = None
) -> Document:
    """A document from text that is decoded already."""
    raw = text.encode("utf-8", "surrogatepass")
    source = Source(sha256=hashlib.sha256(raw).hexdigest(), size=len(raw))
    return _document(text, source, name=name, form=form, url=url)


def read_path(path: Path, *, form: Form = "auto", url: str | None = None) -> Document:
    """A document from a file.

    Raises:
        InputError: the file cannot be read, or is no text.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    return read_bytes(raw, name=str(path), form=form, url=url)


def _document(text: str, source: Source, *, name: str, form: Form, url: str | None) -> Document:
    if form == "html" or (form == "auto" and looks_like_html(text)):
        return _from_html(text, source, name=name, url=url)
    blocks, layout = split(text)
    return Document(text, blocks, name=name, layout=layout, source=source, url=url)


def _from_html(page: str, source: Source, *, name: str, url: str | None) -> Document:
    from cleaner.read.html import render

    rendered = render(page, name=name)
    blocks, layout = split(rendered.text)
    return Document(
        rendered.text,
        blocks,
        name=name,
        layout=layout,
        source=Source(sha256=source.sha256, size=source.size, media="html"),
        url=url or rendered.url,
        title=rendered.title,
        date=rendered.date,
        author=rendered.author,
        outlet=rendered.outlet,
        language=rendered.language,
        extracted=rendered.extracted,
        warnings=rendered.warnings,
    )
