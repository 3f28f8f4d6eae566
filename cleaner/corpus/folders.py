"""The outlet of a text by the folder that it lies in, where nothing else tells it."""

from __future__ import annotations

from pathlib import Path

from cleaner.model import Document
from cleaner.strip.rulebook.book import RuleBook
from cleaner.strip.shown import as_shown
from cleaner.strip.site import choose_site


def folder_of(name: str) -> str | None:
    """How the folder of a text is called; the name of a row begins with that of its file."""
    if name == "-" or name.startswith("-:"):
        return None
    return Path(name).absolute().parent.name or None


def site_of_folder(book: RuleBook, document: Document) -> str | None:
    """The outlet that the folder is called like, if it has rules and the text tells no other."""
    site = book.with_rules(folder_of(document.name))
    if site is None:
        return None
    seen = as_shown(document)
    return choose_site(book, seen.blocks, seen.url) or site
