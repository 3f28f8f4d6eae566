"""A page that was cleaned, line by line: which of its lines are article, and which are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from cleaner.model import OPTIONAL_KINDS, shared
from cleaner.overlap.records import Article
from cleaner.text import Offsets, fold, words

_BULLETS = re.compile(r"(?:[*+•·‣▪◦#>|–—-]+ )+")

PROSE = 12
"""Words of a line from which it is a paragraph."""


class Stand(IntEnum):
    """Where a line stands; the more, the more of an article it is.

    It goes, whatever the outlet; it stays above the first paragraph or below the last; it stays
    between two; it is a headline, a standfirst, a byline or a date.
    """

    GONE = 0
    EDGE = 1
    AMID = 2
    HEAD = 3


class Line(NamedTuple):
    """A line as it is spelled, and where it stands."""

    text: str
    stand: Stand


class Page(NamedTuple):
    """The lines of a page by what they say, folded, bullets apart.

    ``prose`` are the paragraphs that stay, headlines apart.  What stands there twice stands where
    it is most of an article.
    """

    lines: Mapping[str, Line]
    prose: frozenset[str]


def without_bullet(line: str) -> str:
    """A line as any scraper would leave it: no sign of a list or a heading stands before it.

    >>> without_bullet("* + Tide tables"), without_bullet("# Tides")
    ('Tide tables', 'Tides')
    """
    return line[found.end() :] if (found := _BULLETS.match(line)) else line


def page_of(article: Article) -> Page:
    """An article, its bylines and dates asked away, as a page."""
    texts = [shared(" ".join(article.text[start:end].split())) for start, end in article.paragraphs]
    keys = [shared(fold(without_bullet(text)).strip()) for text in texts]
    heads = [*article.heads, *_bylines(article)]
    is_head = [_touches(span, heads) for span in article.paragraphs]
    if article.title is not None:
        title = fold(article.title).strip()
        is_head = [head or key == title for head, key in zip(is_head, keys, strict=True)]
    prose = [
        at
        for at, kept in enumerate(article.kept)
        if kept and not is_head[at] and len(words(texts[at])) >= PROSE
    ]
    stands = list(_stands(article.kept, is_head, prose))
    lines: dict[str, Line] = {}
    for key, text, stand in zip(keys, texts, stands, strict=True):
        if key and (key not in lines or stand > lines[key].stand):
            lines[key] = Line(text, stand)
    return Page(lines, frozenset(keys[at] for at in prose))


def _bylines(article: Article) -> Iterator[Offsets]:
    return ((gone.start, gone.end) for gone in article.gone if gone.kind in OPTIONAL_KINDS)


def _touches(span: Offsets, others: Iterable[Offsets]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _stands(kept: Iterable[bool], is_head: Iterable[bool], prose: list[int]) -> Iterator[Stand]:
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    for at, (stays, head) in enumerate(zip(kept, is_head, strict=True)):
        if head:
            yield Stand.HEAD
        elif not stays:
            yield Stand.GONE
        else:
            yield Stand.AMID if first < at < last else Stand.EDGE
