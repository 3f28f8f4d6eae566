"""A text of one's own as an `Article`, for those who call the library."""

from __future__ import annotations

import datetime as dt

from cleaner.model import Cleaned
from cleaner.overlap.records import Article, Gone
from cleaner.read.split import split


def article(
    text: str | Cleaned,
    *,
    id: str,  # noqa: A002 – what it is called in every record
    outlet: str,
    date: dt.date | None = None,
    title: str | None = None,
) -> Article:
    r"""An article of a text, or of one that was cleaned: what went from it never matches.

    >>> article("One.\n\nTwo.", id="1", outlet="daily").paragraphs
    ((0, 4), (6, 10))
    """
    if isinstance(text, Cleaned):
        document = text.document
        return Article(
            id=id,
            outlet=outlet,
            text=document.text,
            paragraphs=tuple((block.start, block.end) for block in document.blocks),
            kept=tuple(verdict.keep for verdict in text.verdicts),
            gone=tuple(Gone(one.start, one.end, one.kind, one.by) for one in text.dropped),
            date=date or document.date,
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
        title=title,
    )
