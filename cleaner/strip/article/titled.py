"""The headline of a page of HTML: the line above its article that says the page's title.

What a page calls itself for others is often not what it prints above its article; then that is its
heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from cleaner.model import Blocks
from cleaner.read.html.flags import BIT
from cleaner.read.html.outline import TAGS, Outline
from cleaner.strip.article.headline import WORDS
from cleaner.text import fold, words

UNSPACED = 4
"""Letters of a headline in a script that puts no blanks between words."""

LONGEST = 100
"""Characters that it has not."""

AGREES = 0.5
"""Share of a heading's words in the title, from which it is the headline for certain."""

_OTHER = re.compile(r"[\W_]+")
_CJK = "\u2e80"
_H1 = TAGS.index("h1")
_ELSEWHERE = sum(BIT[name] for name in ("nav", "footer", "aside", "form", "hidden", "dialog"))


class Titles(NamedTuple):
    """How a page is headed.

    Attributes:
        title: what it calls itself.
        outlet: the name of its site, which may be a heading, too.
        headings: the lines that are headings of the page (``<h1>``) and no links.
    """

    title: str | None = None
    outlet: str | None = None
    headings: Sequence[int] = ()


def headings(outline: Outline) -> list[int]:
    """The lines that are headings of a page, and no links, which lead to the front page."""
    is_h1 = outline.tag[outline.block] == _H1
    own = (outline.linked == 0) & (outline.flags & _ELSEWHERE == 0)
    found: list[int] = np.flatnonzero(is_h1 & own).tolist()
    return found


def find_titled(blocks: Blocks, until: int, titles: Titles) -> int | None:
    """The block of the headline up to a block: a heading or another line that says the title.

    Where none does, it is the heading that has most of its words in the title.
    """
    wanted = _letters(titles.title or "")
    headings = [at for at in titles.headings if at <= until]
    told = _last_in_title(blocks, reversed(headings), wanted)
    if told is not None:
        return told
    told = _last_in_title(blocks, range(until, -1, -1), wanted)
    headings = [at for at in headings if _may(blocks, at, titles)]
    if not headings:
        return told
    return _nearest(blocks, headings, told, titles)


def _last_in_title(blocks: Blocks, some: Iterable[int], wanted: str) -> int | None:
    """The first of some lines that stands in the title, or holds it."""
    text, starts, ends = blocks.text, blocks.starts, blocks.ends
    for at in some if wanted else ():
        line = text[starts[at] : ends[at]]
        if _is_headline(line) and ((letters := _letters(line)) in wanted or wanted in letters):
            return at
    return None


def _nearest(blocks: Blocks, headings: Sequence[int], told: int | None, titles: Titles) -> int:
    """The heading that says most of the title, unless it says less of it than another line."""
    said = set(words(fold(titles.title or "")))
    shares = {at: _share(blocks, at, said) for at in headings}
    best = max(headings, key=lambda at: (shares[at], at))
    if told is None:
        return best
    is_whole = 2 * len(_letters(blocks[best].text)) >= len(_letters(blocks[told].text))
    return best if is_whole and shares[best] >= AGREES else told


def _may(blocks: Blocks, at: int, titles: Titles) -> bool:
    line = blocks[at].text
    letters = _letters(line)
    if letters == _letters(titles.outlet or ""):
        return False
    return _is_headline(line) or bool(letters and _letters(titles.title or "").startswith(letters))


def _share(blocks: Blocks, at: int, said: set[str]) -> float:
    own = words(fold(blocks[at].text))
    return sum(word in said for word in own) / max(1, len(own))


def _is_headline(line: str) -> bool:
    """Whether it has as many words as headlines have."""
    if not line.isascii() and max(line) >= _CJK:
        return UNSPACED <= len(line) < LONGEST
    return WORDS.start - 1 <= line.count(" ") < LONGEST and len(line.split()) in WORDS


def _letters(line: str) -> str:
    """A line by its letters and digits alone."""
    return _OTHER.sub("", fold(line))
