"""A page of a web archive, a tar file or a folder to a cleaned record."""

from __future__ import annotations

from email.message import Message
from typing import Any

from cleaner.corpus.json_line.dump import dumped
from cleaner.corpus.records.batch import Page
from cleaner.corpus.records.clash import FieldClash
from cleaner.corpus.records.cleaned import RecordCleaner, Result
from cleaner.corpus.records.found import Found
from cleaner.corpus.records.recipe import Recipe
from cleaner.model import Document
from cleaner.read.decode import decode
from cleaner.read.document import Form, read_text
from cleaner.read.sniff import declared_charset, refuse_binary
from cleaner.strip.engine import strip

OWN = ("id", "url", "fetched", "title", "author", "date", "outlet", "language")
"""The fields of a page's record before the results; every one is there, null if not known."""

HTML = ("text/html", "application/xhtml+xml")
"""Media types of pages."""


def cleaned_page(
    page: Page, cleaner: RecordCleaner, name: str = "-"
) -> tuple[dict[str, Any], Result]:
    """The record of a page: where it is from, what it says of itself, the results.

    Raises:
        InputError: it is no text.
        FieldClash: results would go where a page has fields.
    """
    refuse_own(cleaner.recipe)
    document = _document(page, cleaner, name)
    recipe = cleaner.recipe
    cleaned = strip(document, options=recipe.options, book=cleaner.book, site=recipe.site)
    result = Result(Found(document.text, recipe.out, "text"), cleaned)
    day = document.date.isoformat() if document.date else None
    facts = (page.id or page.name, document.url, page.stamp)
    said = (cleaned.title, document.author, day, document.outlet, document.language)
    return {**dict(zip(OWN, (*facts, *said), strict=True)), **cleaner.facts(result)}, result


def page_line(page: Page, cleaner: RecordCleaner, name: str) -> tuple[bytes, Result]:
    """The record of a page as a line of JSON."""
    record, result = cleaned_page(page, cleaner, name)
    return dumped(record, ascii_only=False).encode("utf-8"), result


def refuse_own(recipe: Recipe) -> None:
    """Results and a page's own fields need names of their own.

    Raises:
        FieldClash: they have not.
    """
    for name in (recipe.out, *recipe.facts):
        if name in OWN:
            raise FieldClash(
                f"pages have a field {name!r} of their own; "
                "name ours otherwise with --out-field or --prefix"
            )


def _document(page: Page, cleaner: RecordCleaner, name: str) -> Document:
    media, charset = _media(page.media)
    refuse_binary(page.body, name=name)
    declared = charset or declared_charset(page.body)
    text, _ = decode(page.body, name=name, declared=declared)
    form: Form = "html" if media in HTML else "auto"
    ask = not cleaner.recipe.options.model
    return read_text(text, name=name, form=form, url=page.url, ask=ask)


def _media(header: str | None) -> tuple[str | None, str | None]:
    """The MIME type and the charset that a header of HTTP names."""
    if not header:
        return None, None
    message = Message()
    message["content-type"] = " ".join(header.split())
    return message.get_content_type(), message.get_content_charset()
