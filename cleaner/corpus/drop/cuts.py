"""What of a text goes with the paragraphs that go: they, and the gap beside each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cleaner import model
from cleaner.overlap.drop.copies import Copy
from cleaner.overlap.lines import Lines
from cleaner.overlap.records import Article
from cleaner.text import Offsets


@dataclass(frozen=True, slots=True)
class Loss:
    """What an article loses: the copies among its paragraphs; all of it, if ``whole``."""

    article: Article
    copies: dict[int, Copy]
    whole: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece that goes; ``paragraph`` is that of the article, for the audit."""

    start: int
    end: int
    line: int
    loss: Loss
    paragraph: int


def cuts_of(loss: Loss) -> list[Cut]:
    """The pieces of an article's text, in order and disjoint."""
    article = loss.article
    spans, size = article.paragraphs, len(article.text)
    cut = _all(spans, size) if loss.whole else _some(spans, loss.copies)
    lines = Lines(article.text)
    return [
        Cut(start, end, lines.at(spans[paragraph][0]), loss, paragraph)
        for paragraph, (start, end) in cut
    ]


def cuts_in_row(loss: Loss, place: Callable[[int], int], size: int) -> Iterator[Cut]:
    """The same as they stand in a row of so many signs; where all of the text goes, all of the row.

    ``place`` tells where a sign of the text stands in the row.
    """
    cuts = cuts_of(loss)
    for number, cut in enumerate(cuts):
        first, last = place(cut.start), place(cut.end)
        if loss.whole:
            first = 0 if number == 0 else first
            last = size if number == len(cuts) - 1 else last
        yield replace(cut, start=first, end=last)


def _all(spans: Sequence[Offsets], size: int) -> Iterator[tuple[int, Offsets]]:
    """All of the text, a piece a paragraph."""
    starts = [0, *(start for start, _ in spans[1:]), size]
    yield from enumerate(pairwise(starts))


def _some(spans: Sequence[Offsets], gone: Collection[int]) -> Iterator[tuple[int, Offsets]]:
    """Each with the gap after it; at the end of the text, where none follows, the one before."""
    last = len(spans) - 1
    while last in gone:
        last -= 1
    for at in sorted(gone):
        if at < last:
            yield at, (spans[at][0], spans[at + 1][0])
        else:
            yield at, (spans[at - 1][1] if at else 0, spans[at][1])


def without(text: str, cuts: Sequence[Cut]) -> str:
    """The text without the pieces."""
    return model.without(text, ((cut.start, cut.end) for cut in cuts))
