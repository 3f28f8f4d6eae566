"""A text of one's own as an `Article`, for those who call the library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleaner.model import Cleaned, check
from cleaner.overlap.records import Article, Gone
from cleaner.read.moments import in_utc
from cleaner.read.split import split
from cleaner.text import Offsets


def article(
    text: str | Cleaned,
    *,
    id: str,  # noqa: A002 – what it is called in every record
    outlet: str,
    date: dt.date | None = None,
    title: str | None = None,
) -> Article:
    r"""An article of a text, or of one that was cleaned: what went from it never matches.

    A ``date`` that is a datetime with its offset tells the moment, too.

    >>> article("One.\n\nTwo.", id="1", outlet="daily").paragraphs
    ((0, 4), (6, 10))

    Raises:
        TypeError: an argument is something else.
    """
    check("text", text, str | Cleaned, "text, or what clean() gives")
    check("id", id, str, "text")
    check("outlet", outlet, str, "text")
    check("date", date, dt.date | None, "a datetime.date")
    check("title", title, str | None, "text")
    time = None
    if isinstance(date, dt.datetime):
        time, date = in_utc(date), date.date()
    if isinstance(text, Cleaned):
        document, parts = text.document, parts_of(text)
        if date is None:
            date, time = document.date, document.time
        return Article(
            id=id,
            outlet=outlet,
            text=document.text,
            paragraphs=parts.paragraphs,
            kept=parts.kept,
            gone=parts.gone,
            heads=text.heads,
            date=date,
            time=time,
            title=title or text.title,
            name=document.name,
        )
    blocks, _ = split(text)
    spans = tuple((block.start, block.end) for block in blocks)
    return Article(
        id=id,
        outlet=outlet,
        text=text,
        paragraphs=spans,
        kept=(True,) * len(spans),
        date=date,
        time=time,
        title=title,
    )


class Parts(NamedTuple):
    """Of a text that was cleaned the paragraphs, which of them take part, and what went."""

    paragraphs: tuple[Offsets, ...]
    kept: tuple[bool, ...]
    gone: tuple[Gone, ...]


def parts_of(cleaned: Cleaned) -> Parts:
    """The parts of a cleaned text; a paragraph that goes in part becomes several."""
    blocks = cleaned.document.blocks
    whole = zip(blocks.starts, blocks.ends, strict=True)
    parts = list(split_by(cleaned.document.text, whole, cleaned.gone))
    return Parts(
        paragraphs=tuple((start, end) for start, end, _ in parts),
        kept=tuple(stays for _, _, stays in parts),
        gone=tuple(Gone(each.start, each.end, each.kind, each.by) for each in cleaned.dropped),
    )


def split_by(
    text: str, paragraphs: Iterable[Offsets], gone: Sequence[Offsets]
) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs, each with whether it stays."""
    at = 0
    for start, end in paragraphs:
        while at < len(gone) and gone[at][1] <= start:
            at += 1
        reached, look = start, at
        while look < len(gone) and gone[look][0] < end:
            first, last = max(reached, gone[look][0]), min(end, gone[look][1])
            yield from _piece(text, reached, first, stays=True)
            yield from _piece(text, first, last, stays=False)
            reached, look = last, look + 1
        yield from _piece(text, reached, end, stays=True)


def _piece(text: str, start: int, end: int, *, stays: bool) -> Iterator[tuple[int, int, bool]]:
    body = text[start:end]
    bare = body.strip()
    if bare:
        first = start + len(body) - len(body.lstrip())
        yield first, first + len(bare), stays
