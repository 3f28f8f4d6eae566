"""What goes of some documents and why, as one dictionary for the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from cleaner.cli.lines import Row, rows
from cleaner.cli.streams import printable
from cleaner.model import Cleaned, Options, Removal

FORMAT = 1

SIZE, MOST = 24_000_000, 2_000
"""Characters of lines, and documents, that a page can carry."""

Data = dict[str, Any]


class Explained:
    """Documents, taken in one after the other; only what the page shows of them is held."""

    def __init__(self) -> None:
        self._reasons: dict[tuple[str, str, str], int] = {}
        self._documents: list[Data] = []
        self._room = SIZE

    def __len__(self) -> int:
        return len(self._documents)

    def add(self, cleaned: Cleaned) -> bool:
        """Take in a document, unless there is no room; whether there was."""
        self._room -= len(cleaned.document.text)
        if (self._room < 0 and self._documents) or len(self) == MOST:
            return False
        self._documents.append({**_facts(cleaned), "lines": [*self._lines(cleaned)]})
        return True

    def data(self, options: Options, *, version: str) -> Data:
        """All of them.  ``reasons`` are [kind, by, why]; a line is [number, text, reason, score].

        Of a line that stays the reason is -1, and for the score stands what it is to the article:
        2 its headline, 1 another line above it, 0 a part of it.
        """
        return {
            "format": FORMAT,
            "version": version,
            "options": _changed(options),
            "reasons": [list(reason) for reason in self._reasons],
            "documents": self._documents,
        }

    def _lines(self, cleaned: Cleaned) -> Iterator[list[Any]]:
        heads = _Heads(cleaned)
        for row in rows(cleaned):
            if row.gone is None:
                yield [row.number, row.line, -1, heads.rank(row)]
            else:
                score = round(row.gone.score, 2)
                yield [row.number, row.line, self._number(row.gone), score]

    def _number(self, gone: Removal) -> int:
        reason = (gone.kind, gone.by, gone.why)
        return self._reasons.setdefault(reason, len(self._reasons))


class _Heads:
    """What lies above an article."""

    def __init__(self, cleaned: Cleaned) -> None:
        self._heads, self._headline = cleaned.heads, cleaned.headline

    def rank(self, row: Row) -> int:
        if self._headline is not None and self._headline[0] <= row.start < self._headline[1]:
            return 2
        return int(any(start <= row.start < end for start, end in self._heads))


def _facts(cleaned: Cleaned) -> Data:
    document = cleaned.document
    return {
        "name": printable(document.name),
        "site": cleaned.site,
        "title": cleaned.title,
        "url": document.url,
        "date": document.date.isoformat() if document.date else None,
        "author": document.author,
        "outlet": document.outlet,
        "language": document.language,
        "media": document.source.media,
        "obstacle": cleaned.obstacle,
        "warnings": list(cleaned.warnings),
        "chars": len(document.text),
        "gone": sum(end - start for start, end in cleaned.gone),
    }


def _changed(options: Options) -> Data:
    """The options that are not as they are unasked."""
    usual, chosen = Options(), {}
    for each in fields(Options):
        value = getattr(options, each.name)
        if value != getattr(usual, each.name):
            several = isinstance(value, frozenset | tuple)
            chosen[each.name] = sorted(map(str, value)) if several else value
    return chosen
