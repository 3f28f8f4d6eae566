"""The markup of a page, where a document has one; a text is clean before its parser had loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.model import Document

if TYPE_CHECKING:
    from cleaner.read.html.markup import Markup


def markup_of(document: Document) -> Markup | None:
    """The markup of a page of HTML; None of a text."""
    if document.markup is None:
        return None
    from cleaner.read.html.markup import Markup

    return document.markup if isinstance(document.markup, Markup) else None
