"""What a scraper wrote above a text about the page it is from: address, title, day, author, outlet.

Either lines like ``URL Source: https://…`` under a first ``Title: …``, up to ``Markdown Content:``,
or lines of ``key: value`` between two lines of three hyphens (front matter, in which YAML's quotes
are known and nothing else of it).  The text stays as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice
from typing import TypedDict

LONGEST = 4000
"""Characters of a preface."""

HEADINGS = 20
"""Headings of Markdown among which its title is looked for."""

_TITLE, _SOURCE, _CONTENT, _EDGE = "Title: ", "URL Source: ", "Markdown Content:", "---"
_PAIR = re.compile(r"(\w[\w .-]{0,40}?)[ \t]*:[ \t]+(\S.*)")
_HEADING = re.compile(r"^#{1,2}[ \t]+(\S.{0,999})$", re.MULTILINE)
_QUOTED = re.compile(r"\"(.*)\"|'(.*)'")

_KEYS = {
    "url": ("url source", "url", "source", "canonical", "canonical_url", "link", "permalink"),
    "title": ("title", "headline"),
    "date": ("published time", "date", "published", "publish_date", "date_published"),
    "author": ("author", "authors", "byline", "creator"),
    "outlet": ("sitename", "site_name", "site", "publisher", "outlet", "hostname"),
    "language": ("language", "lang", "locale"),
}


class Preface(TypedDict, total=False):
    """What it tells, by the names of `Document`; what it does not tell is left out."""

    url: str
    title: str
    date: dt.date
    time: dt.datetime
    author: str
    outlet: str
    language: str


def preface(text: str) -> Preface:
    r"""What stands above a text.

    >>> preface("Title: Ferry back\nURL Source: https://a.example/f\nMarkdown Content:\n…")
    {'url': 'https://a.example/f', 'title': 'Ferry back'}
    """
    begins = text[: len(_TITLE)].lstrip()
    if not begins.startswith((_TITLE, _EDGE)):
        return {}
    lines = [line.strip() for line in text[:LONGEST].split("\n") if line.strip()]
    told = _told(_titled(lines) if begins.startswith(_TITLE) else _between(lines))
    if "title" in told:
        told["title"] = _headline(text, told["title"])
    return told


def _headline(text: str, title: str) -> str:
    """A title, without the outlet's name where a heading of the text says the rest of it."""
    from cleaner.read.html.values import cut_down

    headings = (found[1].rstrip("# \t\r") for found in islice(_HEADING.finditer(text), HEADINGS))
    cut = (cut_down(title, heading) for heading in headings)
    return next((shorter for shorter in cut if shorter != title), title)


def _titled(lines: list[str]) -> list[str]:
    """Those from a title up to the mark of the content, an address among them."""
    if _CONTENT not in lines or not any(line.startswith(_SOURCE) for line in lines[:4]):
        return []
    return lines[: lines.index(_CONTENT)]


def _between(lines: list[str]) -> list[str]:
    """Those between two lines of hyphens."""
    return lines[1 : lines.index(_EDGE, 1)] if lines[0] == _EDGE and _EDGE in lines[1:] else []


def _told(lines: list[str]) -> Preface:
    from cleaner.read.html.values import (
        day,
        first,
        language,
        names,
        one_line,
        site_name,
        web_url,
    )
    from cleaner.read.moments import moment

    pairs: dict[str, str] = {}
    for key, value in (found.groups() for found in map(_PAIR.fullmatch, lines) if found):
        quoted = _QUOTED.fullmatch(value)
        pairs.setdefault(key.lower(), quoted[1] or quoted[2] or "" if quoted else value)

    def of(name: str) -> list[str]:
        return [pairs[key] for key in _KEYS[name] if key in pairs]

    dated = next(filter(day, of("date")), None)
    told = {
        "url": first(web_url, of("url")),
        "title": first(one_line, of("title")),
        "date": day(dated),
        "time": moment(dated),
        "author": "; ".join(names(of("author")[:1])) or None,
        "outlet": first(site_name, of("outlet")),
        "language": first(language, of("language")),
    }
    return {name: value for name, value in told.items() if value is not None}  # type: ignore[return-value]
