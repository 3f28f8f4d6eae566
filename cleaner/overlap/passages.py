"""The paragraphs that take part, over all articles, as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import Bools, Ints, order_of, ranges
from cleaner.overlap.records import Article
from cleaner.read.links import blanked

CHUNK = 5 << 15
"""Characters that are taken into hand at once: what stays in a processor's cache."""


@dataclass(frozen=True, slots=True)
class Passages:
    """One row a paragraph: which article, which of its paragraphs, which outlet, where it stands.

    Outlets are numbered in the order of their names.  Paragraphs of one ``home`` are not compared:
    it is the outlet, or the article where outlets are compared with themselves.
    """

    articles: Sequence[Article]
    article: NDArray[np.int32]
    paragraph: NDArray[np.int32]
    outlet: NDArray[np.int32]
    home: NDArray[np.int32]
    start: Ints
    end: Ints
    outlets: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.article)

    def texts(self, which: slice | Sequence[int]) -> list[str]:
        """Some paragraphs."""
        columns = (self.article[which], self.start[which], self.end[which])
        rows = zip(*(column.tolist() for column in columns), strict=True)
        articles = self.articles
        return [articles[article].text[start:end] for article, start, end in rows]

    def seen(self, which: slice | Sequence[int]) -> list[str]:
        """The same with blanks for the addresses of links in Markdown: what is compared."""
        return list(map(blanked, self.texts(which)))

    def chunks(self) -> Iterator[tuple[int, int]]:
        """Runs of rows of some `CHUNK` characters."""
        size = self.end - self.start + 1
        total = np.cumsum(size)
        at, done = 0, 0
        while at < len(self):
            stop = max(at + 1, int(np.searchsorted(total, done + CHUNK, side="right")))
            yield at, stop
            at, done = stop, int(total[stop - 1])


def passages(
    articles: Sequence[Article], *, same_outlet: bool = False, by_outlet: bool = False
) -> Passages:
    """The paragraphs of all articles that cleaning kept.

    Args:
        articles: the set.
        same_outlet: compare different articles of one outlet, too.
        by_outlet: put the articles in the order of outlets, those of one as they stand.
    """
    number: dict[str, int] = {}
    columns = [
        _columns(articles[lo : lo + _SLICE], number)
        for lo in range(0, max(1, len(articles)), _SLICE)
    ]
    counts, spans, kept, named = map(np.concatenate, zip(*columns, strict=True))
    outlets = tuple(sorted(number))
    rank = {outlet: index for index, outlet in enumerate(outlets)}
    who = np.array([rank[outlet] for outlet in number], np.int32)[named]
    if by_outlet:
        order = order_of(who)
        articles = tuple(map(articles.__getitem__, order.tolist()))
        at = ranges((np.cumsum(counts) - counts)[order], counts[order])
        counts, who, spans, kept = counts[order], who[order], spans.take(at, axis=0), kept[at]
    article = np.repeat(np.arange(len(articles), dtype=np.int32), counts)
    paragraph = ranges(np.zeros_like(counts), counts)
    article, paragraph = article[kept], paragraph[kept].astype(np.int32)
    spans = spans.compress(kept, axis=0)
    outlet = who[article]
    home = article if same_outlet else outlet
    return Passages(
        articles, article, paragraph, outlet, home, spans[:, 0].copy(), spans[:, 1].copy(), outlets
    )


_SLICE = 1 << 10
"""Articles that are gone through at once, so that each is fetched from memory once."""


def _columns(articles: Sequence[Article], number: dict[str, int]) -> tuple[Ints, Ints, Bools, Ints]:
    """How many paragraphs each article has; where they begin and end; which are kept; the outlet.

    Outlets that are not in ``number`` yet are numbered as they come.
    """
    every = [article.paragraphs for article in articles]
    counts = np.fromiter(map(len, every), np.int64, len(every))
    total = int(counts.sum())
    edges = np.fromiter(chain.from_iterable(chain.from_iterable(every)), np.int64, 2 * total)
    kept = np.fromiter(chain.from_iterable([each.kept for each in articles]), bool, total)
    named = [article.outlet for article in articles]
    for outlet in set(named).difference(number):
        number[outlet] = len(number)
    who = np.fromiter(map(number.__getitem__, named), np.int64, len(named))
    return counts, edges.reshape(-1, 2), kept, who
