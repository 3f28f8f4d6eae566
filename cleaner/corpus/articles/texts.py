"""One text to paragraphs, cleaned or as it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from cleaner.corpus.articles.outlets import host_of, outlet_name
from cleaner.corpus.folders import site_of_folder
from cleaner.model import Cleaned, Document, Options
from cleaner.overlap.records import Gone
from cleaner.overlap.texts import parts_of
from cleaner.read.document import Form, read_bytes, read_text
from cleaner.read.sniff import looks_like_html
from cleaner.read.split import split
from cleaner.read.together import ONE_LINE
from cleaner.strip.engine import strip
from cleaner.strip.obstacle import PAYWALL
from cleaner.strip.rulebook.book import OBSTACLES, RuleBook
from cleaner.text import Offsets


class Text(NamedTuple):
    """A text that was read: where its paragraphs stand and what it says of itself.

    ``rendered`` says that it is the text of a page of HTML, so that offsets count in that text;
    ``site`` is the outlet whose rules acted, ``outlet`` what the page calls its own, ``host`` where
    it says that it stands.
    """

    text: str
    paragraphs: tuple[Offsets, ...]
    kept: tuple[bool, ...]
    gone: tuple[Gone, ...] = ()
    heads: tuple[Offsets, ...] = ()
    rendered: bool = False
    site: str | None = None
    outlet: str | None = None
    host: str | None = None
    date: dt.date | None = None
    time: dt.datetime | None = None
    title: str | None = None
    warnings: tuple[str, ...] = ()


class About(NamedTuple):
    """What is known of the text of a row: a name for messages, what it is taken for."""

    name: str
    form: Form
    url: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaning:
    """How texts are read: without a ``book`` they are compared raw."""

    book: RuleBook | None = None
    options: Options = field(default_factory=Options)

    def of_bytes(self, raw: bytes, *, name: str, form: Form) -> Text:
        """The text of a file.

        Raises:
            InputError: it is no text.
        """
        ask = self.book is not None and not self.options.model
        return self._read(read_bytes(raw, name=name, form=form, ask=ask), None)

    def of_row(self, text: str, about: About) -> Text:
        """A text that is a field of a row.

        Raises:
            InputError: it is HTML that cannot be read.
        """
        bare = about.form != "html" and not ("<" in text and looks_like_html(text))
        if self.book is None and bare:
            spans = bare_paragraphs(text)
            return Text(text=text, paragraphs=spans, kept=_all_kept(len(spans)))
        ask = self.book is not None and not self.options.model
        document = read_text(text, name=about.name, form=about.form, url=about.url, ask=ask)
        return self._read(document, about.outlet)

    def _read(self, document: Document, outlet: str | None) -> Text:
        spans = zip(document.blocks.starts, document.blocks.ends, strict=True)
        known = Text(
            text=document.text,
            paragraphs=tuple(spans),
            kept=(True,) * len(document.blocks),
            rendered=document.source.media == "html",
            outlet=outlet_name(document.outlet) if document.outlet else None,
            host=host_of(document.url) if document.url else None,
            date=document.date,
            time=document.time,
            title=document.title,
            warnings=document.warnings,
        )
        return known if self.book is None else self.cleaned(document, known, outlet)

    def cleaned(self, document: Document, known: Text, outlet: str | None) -> Text:
        """What is known of a text once it is cleaned; ``outlet`` is what its row names."""
        assert self.book is not None  # noqa: S101 – for mypy
        site = self.book.with_rules(outlet)
        if not outlet:
            site = site_of_folder(self.book, document)
        cleaned = strip(document, options=self.options, book=self.book, site=site)
        if cleaned.obstacle not in (None, PAYWALL):
            return _without_article(known, cleaned)
        parts = parts_of(cleaned)
        return known._replace(
            paragraphs=parts.paragraphs,
            kept=parts.kept,
            gone=parts.gone,
            heads=cleaned.heads,
            site=cleaned.site,
            title=cleaned.title,
            warnings=cleaned.warnings,
        )


def _without_article(known: Text, cleaned: Cleaned) -> Text:
    """A page that stands where an article should: many outlets show the same, and none wrote it."""
    why = Gone(0, len(known.text), "obstacle", f"{OBSTACLES}/{cleaned.obstacle}")
    kept = (False,) * len(known.paragraphs)
    return known._replace(kept=kept, gone=(why,), site=cleaned.site, warnings=cleaned.warnings)


def bare_paragraphs(text: str) -> tuple[Offsets, ...]:
    """Where the paragraphs of plain text stand; most rows of a set of paragraphs are just one."""
    if len(text) >= ONE_LINE or "\n" in text or "\r" in text:
        blocks, _ = split(text)
        return tuple(zip(blocks.starts, blocks.ends, strict=True))
    if text[:1].isspace() or text[-1:].isspace():
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return ((start, end),) if start < end else ()
    return _whole(len(text)) if text else ()


@lru_cache(4096)
def _whole(size: int) -> tuple[Offsets, ...]:
    """One paragraph of that size; the same record for millions of rows."""
    return ((0, size),)


@lru_cache(256)
def _all_kept(count: int) -> tuple[bool, ...]:
    return (True,) * count
