"""What one cleaning of a text drops and another keeps, line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from cleaner.model import Cleaned
from cleaner.read.links import blanked
from cleaner.text import LINE_END, Offsets, fold, words


class Line(NamedTuple):
    """A line that goes, or a part of one: where it stands, what takes it, and how it is read.

    In wrapped text it is a paragraph, of which ``number`` is the first line.
    """

    number: int
    by: str
    text: str
    words: int


def gone_lines(cleaned: Cleaned, but_for: Sequence[Offsets] = ()) -> list[Line]:
    """What a cleaning drops, in order, but for spans that are in order and disjoint."""
    return list(_lines(cleaned, but_for)) if cleaned.gone else []


def said(text: str) -> str:
    """What a line says: its words; of a line without any, its signs.

    >>> said("Get the Letter , free!"), said("* * *")
    ('get the letter free', '* * *')
    """
    folded = fold(text)
    return " ".join(words(folded)) or folded


def _lines(cleaned: Cleaned, but_for: Sequence[Offsets]) -> Iterator[Line]:
    text = cleaned.document.text
    ends = [found.end() for found in LINE_END.finditer(text)]
    for removal in cleaned.dropped:
        for start, end in _outside((removal.start, removal.end), but_for):
            piece = text[start:end]
            if read := _as_read(piece, links=cleaned.document.shown is not None):
                first = start + len(piece) - len(piece.lstrip())
                yield Line(1 + bisect_right(ends, first), removal.by, read, len(words(read)))


def _as_read(piece: str, *, links: bool) -> str:
    """A piece on one line; without the addresses of its links, unless nothing else is in it."""
    return (" ".join(blanked(piece).split()) if links else "") or " ".join(piece.split())


def _outside(span: Offsets, spans: Sequence[Offsets]) -> Iterator[Offsets]:
    """The parts of a span that lie in none of the others."""
    reached, end = span
    at = bisect_right(spans, reached, key=itemgetter(1))
    while at < len(spans) and spans[at][0] < end:
        if spans[at][0] > reached:
            yield reached, spans[at][0]
        reached = spans[at][1]
        at += 1
    if reached < end:
        yield reached, end
