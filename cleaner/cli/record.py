"""A cleaned document as one line of JSON (JSON Lines, UTF-8)."""

from __future__ import annotations

import json
from typing import Any

from cleaner import __version__
from cleaner.cli.streams import printable
from cleaner.model import Cleaned

_REMOVED = ("start", "end", "line", "by", "kind", "why", "score")
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
"""What JSON lets stand, but ends a line or commands a terminal for many that read it."""


def json_line(cleaned: Cleaned) -> str:
    """The record without its line feed; every key is there, null where nothing is known."""
    return as_json(_record(cleaned))


def as_json(record: dict[str, Any]) -> str:
    """A record on one line, safe for a terminal, and for UTF-8."""
    line = json.dumps(record, ensure_ascii=False).translate(_ESCAPED)
    return line if _is_utf8(line) else json.dumps(record)


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
        "warnings": list(cleaned.warnings),
        "clean_version": __version__,
    }


def _is_utf8(text: str) -> bool:
    """Whether UTF-8 can hold it: a lone surrogate has to be escaped."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
