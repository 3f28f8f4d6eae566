"""Pages that would hang or kill a parser: what costs it squared time or gigabytes is made harmless.

A page beyond these limits is attacked, not written.  What is done to it keeps its text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from cleaner.read.html.tags import INLINE, MARKS, RAW, TAG

MAX_LEVELS = 1000
"""Nested elements up to which a page is parsed as it is; beyond, tags become white space."""

_FEW_TAGS = 10_000
_MANY_TAGS = 50_000
_PIECE_TAGS = 25_000
_MANY_OPEN = 4  # formatting elements
_LONG_TAG = 5000  # characters
_MANY_ATTRIBUTES = 1000
_FLAT = "<pre>\n"

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_TAG_START = re.compile(rb"<[a-zA-Z][^\s<>/]*")
_NAME = re.compile(r"<(/?[a-zA-Z][^\s/>]*)")
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_ODD_NAMES = {
    "frameset": "div",
    "noframes": "div",
    "noscript": "template",  # text in a <noscript> of the head would end the head
    "plaintext": "pre",
    "xmp": "pre",
}
_ODD = re.compile(  # and elements that format text
    rf"<(?=/?[bcefinpstux])(/?)({'|'.join(_ODD_NAMES)}|"
    r"b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])",
    re.IGNORECASE | re.ASCII,
)
_UNENDED = "area br col dd dt hr img input li link meta option p source td th tr"
_UNNESTED = frozenset(f"{slash}{name}" for name in _UNENDED.split() for slash in ("", "/"))
"""Tags of elements that do not nest for want of an end tag."""


def drop_attributes(page: bytes) -> bytes:
    """The page; but tags with thousands of attributes lose them: each is compared with all."""
    out, at = [], 0
    for start, end in _long_runs(page):
        tag = _TAG_START.search(page, start, end)
        if tag and _attributes(page[tag.end() : end]) > _MANY_ATTRIBUTES:
            out.append(page[at : tag.end()])
            at = end
    return b"".join((*out, page[at:])) if out else page


def _long_runs(page: bytes) -> Iterator[tuple[int, int]]:
    """Where many bytes stand in a row, none of them the end of a tag."""
    import numpy as np

    ends = np.flatnonzero(np.frombuffer(page, np.uint8) == ord(">"))
    starts = np.append(0, ends + 1)
    ends = np.append(ends, len(page))
    long = ends - starts >= _LONG_TAG
    yield from zip(starts[long].tolist(), ends[long].tolist(), strict=True)


def _attributes(tag: bytes) -> int:
    """About how many attributes these are, from above; a short tag has few enough."""
    names = _QUOTED.sub(b" ", tag) if len(tag) > _LONG_TAG else b""
    return len(names.replace(b"/", b" ").replace(b"=", b" ").split())


def count_tags(page: bytes) -> tuple[int, int]:
    """About how many tags there are, from above, and how many of them are end tags."""
    import numpy as np

    letters = np.frombuffer(page, np.uint8)
    tags = letters == ord("<")
    ends = tags[:-1] & (letters[1:] == ord("/"))
    return int(np.count_nonzero(tags)), int(np.count_nonzero(ends))


def nesting(page: str, tags: int, ends: int) -> int:
    """Levels of elements in a page of so many tags and end tags, from above.

    It is 0 where the tags are too few to cost much and enough of them are end tags.
    """
    if tags <= _FEW_TAGS and tags - 2 * ends <= MAX_LEVELS:
        return 0
    names = map(str.lower, _NAME.findall(page))
    return _most_open(name for name in names if name not in _UNNESTED)


def _most_open(tags: Iterable[str]) -> int:
    """The most tags open at once, by a linear count in which nothing is closed by implication."""
    opened: defaultdict[str, int] = defaultdict(int)
    depth = deepest = 0
    for tag in tags:
        if tag[0] != "/":
            opened[tag] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened[tag[1:]]:
            opened[tag[1:]] -= 1
            depth -= 1
    return deepest


def is_absurd(tags: int, depth: int) -> bool:
    """Whether a page of so many tags, and so many levels of elements, is no tree any more."""
    return tags > _MANY_TAGS or depth > MAX_LEVELS


def tame(page: str, *, absurd: bool) -> str:
    """The page without what would swallow text or cost the parser squared time.

    Of an ``absurd`` page only the texts stay, with white space for their tags.
    """
    formats: list[str] = []

    def rename(match: re.Match[str]) -> str:
        slash, name = match[1], match[2].lower()
        if name in _ODD_NAMES:
            return f"<{slash}{_ODD_NAMES[name]}"
        formats.append(slash + name)
        return match[0]

    page = _ODD.sub(rename, page)
    if absurd:
        return _FLAT + TAG.sub(_flat, _BLANKS.sub(" ", page))
    # The standard reopens every open <b class=...> in every new paragraph: n squared elements.
    return _ODD.sub(r"<\1span", page) if _most_open(formats) > _MANY_OPEN else page


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
    tags = page.count("<") if page.startswith(_FLAT) else 0
    if tags <= _MANY_TAGS:
        yield page
        return
    size = max(1, len(page) * _PIECE_TAGS // tags)
    at = len(_FLAT)
    while True:
        cut = page.find("<", at + size) if at + size < len(page) else -1
        yield _FLAT + page[at : cut if cut >= 0 else None]
        if cut < 0:
            return
        at = cut
