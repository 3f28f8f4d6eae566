"""What is opened, never closed, and so hides the rest of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from cleaner.read.html.tags import TAG

_UNFINISHED = re.compile(r"<(?:[!?](?:\[CDATA\[)?|[a-zA-Z/][^<]*)")
_GREEDY = re.compile(
    r"<(/?)(title|textarea|noscript|template|select|iframe|noembed|datalist|audio|video|canvas)"
    r"(?=[\s/>])",
    re.IGNORECASE | re.ASCII,
)


def mend(page: str) -> str:
    """Undo what swallows the rest of a page: open comments, open quotes, a ``<title>`` left open.

    Attributes go, for an open quote hides where they end.  An open script or style stays: what
    follows it cannot be told from code.
    """
    closed = max(page.rfind("-->"), page.rfind("--!>"), 0)
    comment = page.find("<!--", closed)
    if comment >= 0:
        page = page[:comment] + page[comment:].replace("<!--", "")
    page = TAG.sub(r"<\1>", page)
    last = page.rfind(">") + 1
    page = page[:last] + _UNFINISHED.sub(" ", page[last:])
    return _with_divs(page, _open_names(page))


def _open_names(page: str) -> list[tuple[int, int]]:
    """Where the names of tags stand that no end tag of their kind follows, in order."""
    names: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in _GREEDY.finditer(page):
        name = match[2].lower()
        if match[1]:
            names[name].clear()
        else:
            names[name].append(match.span(2))
    return sorted(span for spans in names.values() for span in spans)


def _with_divs(page: str, names: Iterable[tuple[int, int]]) -> str:
    """The page with "div" for these names."""
    out: list[str] = []
    at = 0
    for start, end in names:
        out += (page[at:start], "div")
        at = end
    return "".join((*out, page[at:]))
