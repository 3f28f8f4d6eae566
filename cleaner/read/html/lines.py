"""A serialised tree, which is well-formed, to lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cleaner.read.html.tags import BREAK, INLINE, MARKS, UNSEEN, VOID

END = "x-end-of-page"
"""An element put behind a page: where it is found in sight again, nothing swallowed the end."""

_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|iframe|noembed|noframes)(?=[\s>])[^<>]*>.*?</(?P=raw)>"
    r"|<(?P<end>/?)(?P<tag>[^\s<>/]+)[^<>]*>"
    r"|(?P<text>[^<]+)"
    r"|<",
    re.DOTALL,
)
_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Writer:
    """Puts tags and texts together; the state of one scan.

    ``text`` is not yet laid out, see ``join_lines``.  ``deepest`` counts levels of elements;
    ``whole`` tells whether ``END`` was seen.  In ``xml``, elements that HTML does not know part
    lines and a title is text.
    """

    xml: bool
    deepest: int = 0
    whole: bool = False
    _out: list[str] = field(default_factory=list, init=False)
    _depth: int = field(default=0, init=False)
    _unseen: int = field(default=0, init=False)
    _pre: int = field(default=0, init=False)
    _after_link: bool = field(default=False, init=False)

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._out)

    def feed(self, markup: str) -> None:
        """Read a serialised tree."""
        for match in _TOKEN.finditer(markup):
            if text := match["text"]:
                self._add_text(text)
            elif tag := match["tag"]:
                if match["end"]:
                    self._close(tag)
                else:
                    self._open(tag)

    def _add_text(self, text: str) -> None:
        """Text as it stands in markup: white space is folded but for ``<pre>``."""
        if self._unseen:
            return
        self._after_link = False
        if "&" in text:
            text = _unescape(text)
        text = text.replace("\r", "\n") if self._pre else _BLANKS.sub(" ", text)
        if self._out and self._out[-1][-1] in " \n\t" and not self._pre:
            text = text.removeprefix(" ")
        if text:
            self._out.append(text)

    def _open(self, tag: str) -> None:
        if tag not in VOID:
            self._depth += 1
            self.deepest = max(self.deepest, self._depth)
        if tag == "a" and self._after_link:
            self._mark(" ")  # links of a menu in which only a style sheet keeps them apart
        if tag == "pre":
            self._pre += 1
        elif tag == END:
            self.whole = self.whole or not self._unseen
        if self._is_unseen(tag):
            self._unseen += 1
        self._mark(self._mark_of(tag))

    def _close(self, tag: str) -> None:
        self._depth -= 1
        if tag == "pre":
            self._pre -= 1
        if self._is_unseen(tag):
            self._unseen -= 1
        if tag not in ("td", "th"):
            self._mark(self._mark_of(tag))
        self._after_link = tag == "a"

    def _is_unseen(self, tag: str) -> bool:
        return tag in UNSEEN and not (self.xml and tag == "title")

    def _mark_of(self, tag: str) -> str:
        mark = MARKS.get(tag, "")
        return "\n" if self.xml and not mark and tag not in INLINE else mark

    def _mark(self, mark: str) -> None:
        """White space for a tag: of two marks in a row the stronger stays, but breaks add up."""
        if not mark or self._unseen:
            return
        last = self._out[-1] if self._out else "\n\n"
        if mark == "\n\n" and last == "\n":
            self._out[-1] = mark
        elif mark in ("\t", BREAK) or last[-1] not in (" \n\t" if mark == " " else "\n"):
            self._out.append(mark)


def _unescape(text: str) -> str:
    """The four references that a serialised tree holds."""
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u00a0")
    return text.replace("&amp;", "&")


def join_lines(texts: Iterable[str]) -> str:
    """Lines without blanks at either end, at most one empty line in a row, a final line feed."""
    lines: list[str] = []
    for text in texts:
        for raw in text.replace(" \t", "\t").replace("\t ", "\t").split("\n"):
            line = raw.strip()
            if line or (lines and lines[-1]):
                lines.append(line)
    if lines and lines[-1]:
        lines.append("")
    return "\n".join(lines)
