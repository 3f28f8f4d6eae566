"""Labelled pages: JSONL, gzipped or not, one page or one rendering of a page a line.

A row of HTML holds ``id, html, gold`` and may hold ``source, lang, url``.  A row of text holds
``id, text, gold`` and may hold ``page`` (the page that it is a rendering of), ``renderer``,
``source, lang``.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

Form = Literal["html", "text"]


class DataError(Exception):
    """Data that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Page:
    """One input of a tool.

    Attributes:
        id: its name in the data.
        page: the page it is a rendering of; its own id where it is the page itself.
        raw: HTML or text, as ``form`` says.
        gold: the article.
        source, lang, renderer: what results are grouped by; "" where unknown.
        url: where it was found, or None.
    """

    id: str
    page: str
    form: Form
    raw: str
    gold: str
    source: str = ""
    lang: str = ""
    renderer: str = ""
    url: str | None = None


def read_pages(path: Path, form: Form, *, every: int = 1) -> Iterator[Page]:
    """The rows of every ``every``-th page, a page with all its renderings.

    Raises:
        DataError: the file cannot be read, or a row is no page.
    """
    order: dict[str, int] = {}
    for number, row in _rows(path):
        page = _page(row, form, f"{path.name}:{number}")
        if order.setdefault(page.page, len(order)) % every == 0:
            yield page


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    number = 0
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, json.loads(line)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise DataError(f"{path.name}:{number + 1}: cannot be read: {error}") from error


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _page(row: object, form: Form, place: str) -> Page:
    if not isinstance(row, dict):
        raise DataError(f"{place}: a row must be an object")
    for key in ("id", form, "gold"):
        if not isinstance(row.get(key), str):
            raise DataError(f"{place}: {key!r} is missing or no string")
    labels = {key: str(row.get(key) or "") for key in ("source", "lang", "renderer")}
    return Page(
        id=row["id"],
        page=str(row.get("page") or row["id"]),
        form=form,
        raw=row[form],
        gold=row["gold"],
        url=str(row["url"]) if row.get("url") else None,
        **labels,
    )
