"""Texts read as those of `clean overlap` are, each handed on once it is cleaned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cleaner.corpus.articles.texts import Cleaning, Text
from cleaner.corpus.folders import site_of_folder
from cleaner.model import Cleaned, Document
from cleaner.read.document import Form, read_bytes
from cleaner.strip.engine import strip


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing(Cleaning):
    """``take`` gets each text; ``site`` is the outlet of all, ``url`` where files were found."""

    take: Callable[[Cleaned], None]
    site: str | None = None
    url: str | None = None

    def of_bytes(self, raw: bytes, *, name: str, form: Form) -> Text:
        """The text of a file.

        Raises:
            InputError: it is no text.
        """
        ask = not self.options.model
        return self._read(read_bytes(raw, name=name, form=form, url=self.url, ask=ask), None)

    def cleaned(self, document: Document, known: Text, outlet: str | None) -> Text:
        """What is known of a text."""
        assert self.book is not None  # noqa: S101 – for mypy
        site = self.site or self.book.with_rules(outlet)
        if not (self.site or outlet or self.url):
            site = site_of_folder(self.book, document)
        self.take(strip(document, options=self.options, book=self.book, site=site))
        return known
