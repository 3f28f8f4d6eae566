"""A cleaned document as one line of JSON (JSON Lines, UTF-8)."""

from __future__ import annotations

from cleaner import __version__
from cleaner.cli.streams import printable
from cleaner.model import Cleaned
from cleaner.text import json_text

_REMOVED = ("start", "end", "line", "by", "kind", "why", "score")


def json_line(cleaned: Cleaned) -> str:
    """The record without its line feed; every key is there, null where nothing is known."""
    return json_text(_record(cleaned))


def _record(cleaned: Cleaned) -> dict[str, object]:
    document = cleaned.document
    return {
        "name": printable(document.name),
        "site": cleaned.site,
        "url": document.url,
        "title": cleaned.title,
        "author": document.author,
        "date": document.date.isoformat() if document.date else None,
        "outlet": document.outlet,
        "language": document.language,
        "text": cleaned.text,
        "removed": [{key: getattr(gone, key) for key in _REMOVED} for gone in cleaned.dropped],
        "obstacle": cleaned.obstacle,
        "warnings": list(cleaned.warnings),
        "clean_version": __version__,
    }
