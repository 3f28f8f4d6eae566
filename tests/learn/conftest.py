"""Invented pages of invented outlets, as they were cleaned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.learn.page import Page, page_of
from cleaner.overlap.records import Article, Gone

BOATS = (
    "ferry",
    "barge",
    "trawler",
    "tender",
    "pilot cutter",
    "dredger",
    "lugger",
    "punt",
    "dinghy",
)


def paragraphs(number: int) -> list[str]:
    """Two paragraphs of an article like no other."""
    boat = BOATS[number]
    return [
        f"The {boat} of pier {number} came back on Monday with nothing to show but {number} fish.",
        f"Nobody had asked the {boat} to go out, said its crew of {number}, and nobody will again.",
    ]


def made_page(*lines: str, **fields: object) -> Page:
    """A page of lines: ``-`` before one that goes, ``#`` before a headline, ``@`` a byline."""
    text, spans, kept = "", [], []
    heads, gone = [], []
    for line in lines:
        mark, body = (line[0], line[1:]) if line[0] in "-#@" else (" ", line)
        span = (len(text), len(text) + len(body))
        text += f"{body}\n"
        spans.append(span)
        kept.append(mark not in "-@")
        heads += [span] if mark == "#" else []
        gone += [Gone(*span, "byline" if mark == "@" else "other", "it")] if mark in "-@" else []
    article = Article(
        id="1",
        outlet="harbour.example",
        text=text,
        paragraphs=tuple(spans),
        kept=tuple(kept),
        gone=tuple(gone),
        heads=tuple(heads),
        **fields,
    )
    return page_of(article)


@pytest.fixture
def outlet() -> Callable[..., list[Page]]:
    """Pages of one outlet, each an article of its own, with lines around it or amid it."""

    def made(
        *above: str,
        amid: tuple[str, ...] = (),
        below: tuple[str, ...] = (),
        count: int = 5,
        title: str | None = None,
    ) -> list[Page]:
        pages = []
        for number in range(count):
            first, second = paragraphs(number)
            pages.append(made_page(*above, first, *amid, second, *below, title=title))
        return pages

    return made
