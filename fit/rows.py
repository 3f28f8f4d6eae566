"""Data files: gzipped JSON Lines, one page or one rendering of a page a line.

Keys: ``id``, ``site`` (the registered domain), ``html`` or ``text``; where known ``page`` (the page
that a text is a rendering of), ``renderer``, ``source``, ``lang``, ``gold`` (the article).
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Form = Literal["html", "text"]


class DataError(Exception):
    """Data that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text comes from; what figures are grouped by is "" where unknown."""

    id: str
    page: str
    site: str
    source: str
    lang: str
    renderer: str


@dataclass(frozen=True, slots=True)
class Row:
    """One page or rendering: HTML or text, and the article where somebody has marked it."""

    origin: Origin
    raw: str
    gold: str | None


def read_rows(path: Path, form: Form, *, every: int = 1) -> Iterator[Row]:
    """The rows of every ``every``-th page, a page with all its renderings.

    Raises:
        DataError: the file cannot be read, or a row is no page.
    """
    order: dict[str, int] = {}
    for number, raw in _objects(path):
        row = _row(raw, form, f"{path.name}:{number}")
        if order.setdefault(row.origin.page, len(order)) % every == 0:
            yield row


def _objects(path: Path) -> Iterator[tuple[int, object]]:
    for number, line in _lines(path):
        try:
            yield number, json.loads(line)
        except ValueError as error:
            raise DataError(f"{path.name}:{number}: cannot be read: {error}") from error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    number = 0
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield number, line
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise DataError(f"{path.name}:{number + 1}: cannot be read: {error}") from error


def _row(raw: object, form: Form, place: str) -> Row:
    if not isinstance(raw, dict):
        raise DataError(f"{place}: a row must be an object")
    for key in ("id", "site", form):
        if not isinstance(raw.get(key), str):
            raise DataError(f"{place}: {key!r} is missing or no string")
    gold = raw.get("gold")
    if gold is not None and not isinstance(gold, str):
        raise DataError(f"{place}: 'gold' is no string")
    return Row(_origin(raw, form), raw[form], gold)


def _origin(raw: dict[str, Any], form: Form) -> Origin:
    labels = {key: str(raw.get(key) or "") for key in ("source", "lang", "renderer")}
    labels["renderer"] = labels["renderer"] or form
    return Origin(id=raw["id"], page=str(raw.get("page") or raw["id"]), site=raw["site"], **labels)
