"""A page that was cleaned, line by line: which of its lines are article, and which are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from cleaner.model import OPTIONAL_KINDS, shared
from cleaner.overlap.records import Article
from cleaner.strip.measure import PROSE
from cleaner.text import Offsets, fold, words

_BULLETS = re.compile(r"(?:[*+•·‣▪◦#>|–—-]+ )+")


class Stand(IntEnum):
    """Where a line stands; the more, the more of an article it is.

    It goes, whatever the outlet; it stays above the first paragraph or below the last; it stays
    between two; it stays with the article as what leads to it, a standfirst or a button; it is the
    headline, a byline or a date.
    """

    GONE = 0
    EDGE = 1
    AMID = 2
    ABOVE = 3
    HEAD = 4


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
    heads = list(_heads(article, keys))
    prose = [
        at
        for at, kept in enumerate(article.kept)
        if kept and heads[at] is None and len(words(texts[at])) >= PROSE
    ]
    stands = _stands(article.kept, heads, prose)
    lines: dict[str, Line] = {}
    for key, text, stand in zip(keys, texts, stands, strict=True):
        if key and (key not in lines or stand > lines[key].stand):
            lines[key] = Line(text, stand)
    return Page(lines, frozenset(keys[at] for at in prose))


def _heads(article: Article, keys: Sequence[str]) -> Iterator[Stand | None]:
    """Of each paragraph whether it belongs to the head of the article, and as what."""
    title = None if article.title is None else fold(article.title).strip()
    bylines = [(one.start, one.end) for one in article.gone if one.kind in OPTIONAL_KINDS]
    for key, span in zip(keys, article.paragraphs, strict=True):
        if key == title or _touches(span, bylines):
            yield Stand.HEAD
        else:
            yield Stand.ABOVE if _touches(span, article.heads) else None


def _touches(span: Offsets, others: Iterable[Offsets]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _stands(
    kept: Iterable[bool], heads: Iterable[Stand | None], prose: list[int]
) -> Iterator[Stand]:
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    for at, (stays, head) in enumerate(zip(kept, heads, strict=True)):
        if head is not None:
            yield head
        elif not stays:
            yield Stand.GONE
        else:
            yield Stand.AMID if first < at < last else Stand.EDGE
