"""Articles to the table that engines begin with, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleaner.corpus.engines.stages.batches import made
from cleaner.model import InputError
from cleaner.overlap.records import Article, Gone
from cleaner.overlap.times import place_in_time, stamp

if TYPE_CHECKING:
    import pyarrow as pa

ARTICLES, SIGNS = 4096, 1 << 23
"""Most articles of a batch, and signs from which it is full."""


def raw_batches(articles: Iterable[Article]) -> Iterator[pa.RecordBatch]:
    """The articles in their order, as batches of the table ``raw``.

    Raises:
        InputError: a text holds half a surrogate pair, which is no character.
    """
    rows = RawRows()
    for article in articles:
        yield from rows.added(article)
    yield from rows.rest()


class RawRows:
    """Articles that become batches as they come."""

    def __init__(self) -> None:
        self._held: list[Article] = []
        self._first = self._signs = 0

    def added(self, article: Article) -> list[pa.RecordBatch]:
        """Take an article; the batch that it fills, if it does."""
        self._held.append(article)
        self._signs += len(article.text)
        return self.rest() if len(self._held) == ARTICLES or self._signs >= SIGNS else []

    def rest(self) -> list[pa.RecordBatch]:
        """The batch of all that is held, if anything is."""
        held, first = self._held, self._first
        self._held, self._first, self._signs = [], first + len(held), 0
        return [_batch(held, first)] if held else []


def _batch(articles: list[Article], first: int) -> pa.RecordBatch:
    kept = [[span for span, stays in _paragraphs(each) if stays] for each in articles]
    when = [stamp(each) for each in articles]
    columns = {
        "record": range(first, first + len(articles)),
        "id": [each.id for each in articles],
        "outlet_name": [each.outlet for each in articles],
        "moment": [place_in_time(each) for each in articles],
        "date": [each.date for each in when],
        "time": [each.time for each in when],
        "title": [each.title for each in articles],
        "name": [each.name for each in articles],
        "text": [each.text for each in articles],
        "starts": [[start for start, _ in each.paragraphs] for each in articles],
        "stops": [[stop for _, stop in each.paragraphs] for each in articles],
        "kept": [list(each.kept) for each in articles],
        "gone": [[_gone(each) for each in article.gone] for article in articles],
        "passages": [len(spans) for spans in kept],
        "signs": [sum(stop - start for start, stop in spans) for spans in kept],
    }
    try:
        return made("raw", columns)
    except UnicodeEncodeError:
        raise InputError(_surrogate_in(articles)) from None


def _paragraphs(article: Article) -> Iterator[tuple[tuple[int, int], bool]]:
    return zip(article.paragraphs, article.kept, strict=True)


def _gone(gone: Gone) -> dict[str, object]:
    return {"start": gone.start, "end": gone.end, "kind": gone.kind, "by": gone.by}


def _surrogate_in(articles: list[Article]) -> str:
    """Which article holds half a surrogate pair."""
    for each in articles:
        for told in (each.id, each.outlet, each.text, each.title or "", each.name):
            try:
                told.encode()
            except UnicodeEncodeError as error:
                place = f"{each.name}: article {each.id!a}"
                return f"{place}: half a surrogate pair at character {error.start + 1}"
    return "half a surrogate pair in an article"
