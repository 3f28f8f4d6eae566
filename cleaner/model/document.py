"""A text as it was read, and what is known about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from reprlib import repr as brief
from typing import Literal, Protocol

from cleaner.model.blocks import Blocks

Layout = Literal["lines", "paragraphs", "wrapped", "bullets", "fragments", "one-line"]


@dataclass(frozen=True, slots=True)
class Source:
    """What it takes, beside the text, to write the very bytes that were read.

    ``patches`` holds the bytes that were not valid in ``encoding``, each with the offset of the
    U+FFFD that stands for it in the text.  ``raw`` is set only where a codec does not write back
    what it read; then it holds the input whole.
    """

    encoding: str = "utf-8"
    bom: bytes = b""
    patches: tuple[tuple[int, bytes], ...] = ()
    raw: bytes | None = None
    sha256: str = ""
    size: int = 0
    media: Literal["text", "html"] = "text"


class Shown(Protocol):
    """A text as a reader sees it: without the addresses of its links, and without pictures."""

    @property
    def text(self) -> str:
        """What a reader sees."""

    @property
    def blocks(self) -> Blocks:
        """The blocks of it."""

    def outer(self, span: tuple[int, int]) -> tuple[int, int]:
        """Where a span of it stands in the text as it was written, its links included."""

    def cut(self, gone: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
        """Where spans that go stand, each with what is not seen that goes with all of them."""


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """One text as it was read, and what is known about it.

    What a page says of itself is one line each, and None where it says nothing: ``date`` is the
    day of publication as the outlet dates it, ``time`` its moment in UTC where the page says that
    with an offset, ``author`` one or more names with semicolons between them, ``outlet`` the
    name of the site, ``language`` the primary subtag of a language tag (BCP 47).

    ``shown`` is set for a text with links or pictures in Markdown: it is judged as a reader sees
    it.

    ``extracted`` is set for HTML: the spans of the rendered text that an extractor takes for the
    article, in order; None where no extractor had a say.
    """

    text: str
    blocks: Blocks
    name: str = "-"
    layout: Layout = "lines"
    source: Source = field(default_factory=Source)
    url: str | None = None
    title: str | None = None
    date: dt.date | None = None
    time: dt.datetime | None = None
    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    markup: object | None = field(default=None, compare=False)
    shown: Shown | None = field(default=None, compare=False)
    extracted: tuple[tuple[int, int], ...] | None = None
    warnings: tuple[str, ...] = ()

    def __repr__(self) -> str:
        size = f"{len(self.text):,} characters, {len(self.blocks):,} blocks"
        return f"<Document {brief(self.name)}: {size}, {self.layout}>"
