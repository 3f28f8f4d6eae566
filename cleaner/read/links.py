"""Links and pictures of Markdown in a text, and what of them no reader sees.

Crawlers write ``[Ferry back](https://…)`` and ``![A ferry](ferry.png)``.  Links are those of
CommonMark 0.31.2, sections 6.3 and 6.4, whose address looks like one; the text of a link may be
several paragraphs, as crawlers write cards.  In a text with links the lines below headings
(section 4.3) are not seen either.  Nor are the numbers that text browsers put before links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cleaner.read.numbered import MARKER
from cleaner.text import Offsets

LONGEST = 2000
"""Characters of the text of a link."""

# Where a line is full, html2text breaks addresses behind a hyphen.
_BROKEN = r"(?<=-)(?:\r?\n| )[ \t]*+(?=\S)"
_ADDRESS = (
    rf"<[^<>\n]*+>|(?:[^\s()<>\\]++|\\[^\s]|{_BROKEN}|"
    r"\((?:[^\s()]++|\([^\s()]*+\))*+\))*+"
)
_TITLE = r"""[ \t\n]++(?:"[^"\n]*+"|'[^'\n]*+')"""
_SIGN = re.compile(
    r"\\[\[\]]|(?P<opens>!?\[)|"
    rf"\](?:\([ \t]*+(?P<address>{_ADDRESS})(?:{_TITLE})?+[ \t]*+\))?+"
)
_WEB = re.compile(r"<|[a-zA-Z][\w+.-]*:|[/#?.]|www\.|[\w.-]+/|[\w.-]+\.html?\b|$")
"""How the address of a link begins: ``list[0](there)`` is none."""

_UNDERLINE = re.compile(r"(?<=[^\s\[])[ \t]*+\r?\n {0,3}(?:={3,}+|-{3,}+)(?=[ \t]*+(?:[\r\n]|\Z))")
_SEEN = re.compile(r"\S")


class Link(NamedTuple):
    """Where a link stands, and its text; a picture, or a link around nothing else, shows none."""

    start: int
    shows: int
    ends: int
    after: int

    def gaps(self) -> Iterator[Offsets]:
        """What is not seen of it."""
        if self.shows == self.ends:
            yield self.start, self.after
        else:
            yield self.start, self.shows
            yield self.ends, self.after


def find_links(text: str) -> list[Link]:
    """All links and pictures of a text, in order, but for those inside of what shows nothing.

    The line below a heading counts as a picture behind it.
    """
    return list(_outer(_hidden(text))) if may_hold_links(text) else []


def may_hold_links(text: str) -> bool:
    """Whether a text can hold links or numbers of such at all."""
    return "](" in text or ("[" in text and MARKER.search(text) is not None)


def blanked(text: str) -> str:
    """A text with a blank for each sign that is not seen; all others stay in their places.

    >>> blanked("The [ferry](/f) is back.")
    'The  ferry      is back.'
    """
    parts: list[str] = []
    at = 0
    for start, end in sorted(gap for link in find_links(text) for gap in link.gaps()):
        parts += text[at:start], " " * (end - start)
        at = end
    return "".join((*parts, text[at:])) if parts else text


@dataclass(slots=True)
class _Open:
    """A bracket that is not closed yet, and whether anything to be read stands behind it."""

    start: int
    shows: int
    picture: bool
    says: bool = False


def _hidden(text: str) -> Iterator[Link]:
    """Links and pictures; numbers of links and lines below headings, which are like pictures."""
    for number in MARKER.finditer(text):
        yield Link(number.start(), number.end(), number.end(), number.end())
    if "](" not in text:
        return
    yield from _links(text)
    for line in _UNDERLINE.finditer(text):
        yield Link(line.start(), line.end(), line.end(), line.end())


def _links(text: str) -> Iterator[Link]:
    """All links and pictures, inner ones before those around them."""
    opened: list[_Open] = []
    read = 0
    for sign in _SIGN.finditer(text):
        if opened and read < sign.start() and not text[read : sign.start()].isspace():
            opened[-1].says = True
        read = sign.end()
        if sign["opens"]:
            opened.append(_Open(sign.start(), sign.end(), sign["opens"] == "!["))
            continue
        link = _closed(text, opened, sign) if text[sign.start()] == "]" else None
        if link:
            yield link
        if opened and (link is None or link.shows < link.ends):
            opened[-1].says = True


def _closed(text: str, opened: list[_Open], sign: re.Match[str]) -> Link | None:
    """The link that a closing bracket ends, if it ends one."""
    one, ends = opened.pop() if opened else None, sign.start()
    if one is None or ends - one.shows > LONGEST or not _leads(one, sign["address"]):
        return None
    if one.picture or not one.says:
        return Link(one.start, ends, ends, _behind_line(text, one.start, sign.end()))
    return Link(one.start, *_trimmed(text, one, ends, sign.end()), sign.end())


def _behind_line(text: str, start: int, after: int) -> int:
    """Where what is shown goes on: a picture on a line of its own takes the blanks behind along."""
    below = behind_blanks(text, after)
    alone = start == 0 or text[start - 1] == "\n"
    return below if alone and "\n" in text[after:below] else after


def behind_blanks(text: str, at: int) -> int:
    """The first sign from a place on that is no blank; the place itself where there is none."""
    found = _SEEN.search(text, at)
    return found.start() if found else at


def _leads(one: _Open, address: str | None) -> bool:
    return address is not None and (one.picture or _WEB.match(address) is not None)


def _trimmed(text: str, one: _Open, ends: int, after: int) -> Offsets:
    """The text of a link, without the blanks inside that others outside make up for."""
    shows = one.shows
    if one.start == 0 or text[one.start - 1].isspace():
        while text[shows].isspace():
            shows += 1
    if after == len(text) or text[after].isspace():
        while text[ends - 1].isspace():
            ends -= 1
    return shows, ends


def _outer(links: Iterable[Link]) -> Iterator[Link]:
    """Links in order, but for those in a picture, or in a link around nothing else."""
    after = 0
    for link in sorted(links):
        if link.start >= after:
            yield link
            if link.shows == link.ends:
                after = link.after
