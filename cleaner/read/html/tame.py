"""Pages that would hang or kill a parser: what costs it squared time or gigabytes is made harmless.

A page beyond these limits is attacked, not written.  What is done to it keeps its text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from cleaner.read.html.tags import INLINE, MARKS, RAW, TAG

MAX_LEVELS = 1000
"""Nested elements up to which a page is parsed as it is; beyond, tags become white space."""

_MANY_TAGS = 50_000
_PIECE_TAGS = 25_000
_MANY_OPEN = 4  # formatting elements
_LONG_TAG = 5000  # characters
_MANY_ATTRIBUTES = 1000
_FLAT = "<pre>\n"

_NO_CASE = re.IGNORECASE | re.ASCII
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_UP_TO_END = re.compile(r"[^>]+")
_TAG_START = re.compile(r"<[a-zA-Z][^\s<>/]*")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ODD = re.compile(r"<(/?)(frameset|noframes|noscript|plaintext|xmp)(?=[\s/>])", _NO_CASE)
_ODD_NAMES = {
    "frameset": "div",
    "noframes": "div",
    "noscript": "template",  # text in a <noscript> of the head would end the head
    "plaintext": "pre",
    "xmp": "pre",
}
_FORMAT = re.compile(
    r"<(/?)(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", _NO_CASE
)
_NESTED = re.compile(
    r"<(/?)(?!(?:area|br|col|dd|dt|hr|img|input|li|link|meta|option|p|source|td|th|tr)[\s/>])"
    r"([a-z][^\s<>/]*)",
    _NO_CASE,
)


def drop_attributes(page: str) -> str:
    """The page; but tags with thousands of attributes lose them: each is compared with all."""
    out, at = [], 0
    for match in _UP_TO_END.finditer(page):
        if match.end() - match.start() < _LONG_TAG:
            continue
        tag = _TAG_START.search(page, match.start(), match.end())
        if tag and _attributes(page[tag.end() : match.end()]) > _MANY_ATTRIBUTES:
            out.append(page[at : tag.end()])
            at = match.end()
    return "".join((*out, page[at:])) if out else page


def _attributes(tag: str) -> int:
    """About how many attributes these are, from above; a short tag has few enough."""
    names = _QUOTED.sub(" ", tag) if len(tag) > _LONG_TAG else ""
    return len(names.replace("/", " ").replace("=", " ").split())


def nesting(page: str) -> int:
    """Levels of elements in the page, from above; 0 where they are too few to matter."""
    return _most_open(_NESTED, page) if page.count("<") > MAX_LEVELS else 0


def _most_open(tags: re.Pattern[str], page: str) -> int:
    """The most tags open at once, by a linear count in which nothing is closed by implication."""
    names: defaultdict[str, int] = defaultdict(int)
    depth = deepest = 0
    for match in tags.finditer(page):
        name = match[2].lower()
        if not match[1]:
            names[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif names[name]:
            names[name] -= 1
            depth -= 1
    return deepest


def tame(page: str, depth: int) -> str:
    """The page without what would swallow text or cost the parser squared time.

    ``depth`` is its ``nesting``.
    """
    page = _ODD.sub(_rename_odd, page)
    if depth > MAX_LEVELS or page.count("<") > _MANY_TAGS:
        return _FLAT + TAG.sub(_flat, _BLANKS.sub(" ", page))
    # The standard reopens every open <b class=...> in every new paragraph: n squared elements.
    return _FORMAT.sub(r"<\1span", page) if _most_open(_FORMAT, page) > _MANY_OPEN else page


def _rename_odd(match: re.Match[str]) -> str:
    """The tag under a name that is parsed alike everywhere in a page."""
    return f"<{match[1]}{_ODD_NAMES[match[2].lower()]}"


def _flat(match: re.Match[str]) -> str:
    """The white space that stands for a tag of an absurdly deep or large page."""
    name = match[1].removeprefix("/").lower()
    if name in RAW:
        return match[0]
    return MARKS.get(name, "" if name in INLINE else "\n")


def pieces(page: str) -> Iterator[str]:
    """The page, whole; but a page of very many tags in parts, for its tree would take gigabytes.

    ``page`` comes from ``tame``; at least one piece comes out, and all together are the page.
    """
    tags = page.count("<")
    size = len(page) if tags <= _MANY_TAGS else max(1, len(page) * _PIECE_TAGS // tags)
    start = _FLAT if page.startswith(_FLAT) else ""
    at = len(start)
    while True:
        cut = page.find("<", at + size) if at + size < len(page) else -1
        yield start + page[at : cut if cut >= 0 else None]
        if cut < 0:
            return
        at = cut
