"""The paragraphs that take part, over all articles, as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.records import Article

CHUNK = 1 << 17
"""Characters that are taken into hand at once: what stays in a processor's cache."""


@dataclass(frozen=True, slots=True)
class Passages:
    """One row a paragraph: which article, which of its paragraphs, which outlet, where it stands.

    Outlets are numbered in the order of their names.
    """

    articles: Sequence[Article]
    article: NDArray[np.int32]
    paragraph: NDArray[np.int32]
    outlet: NDArray[np.int32]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    outlets: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.article)

    def text(self, row: int) -> str:
        """The paragraph itself."""
        return self.articles[self.article[row]].text[self.start[row] : self.end[row]]

    def chunks(self) -> Iterator[tuple[int, int]]:
        """Runs of rows of some `CHUNK` characters."""
        size = self.end - self.start + 1
        total = np.cumsum(size)
        at, done = 0, 0
        while at < len(self):
            stop = max(at + 1, int(np.searchsorted(total, done + CHUNK, side="right")))
            yield at, stop
            at, done = stop, int(total[stop - 1])


def passages(articles: Sequence[Article]) -> Passages:
    """The paragraphs of all articles that cleaning kept."""
    outlets = tuple(sorted({article.outlet for article in articles}))
    number = {outlet: index for index, outlet in enumerate(outlets)}
    rows = [
        (index, at, number[article.outlet], *span)
        for index, article in enumerate(articles)
        for at, (span, keeps) in enumerate(zip(article.paragraphs, article.kept, strict=True))
        if keeps
    ]
    table = np.array(rows, np.int64).reshape(-1, 5)
    where, which, who = (table[:, column].astype(np.int32) for column in range(3))
    return Passages(articles, where, which, who, table[:, 3].copy(), table[:, 4].copy(), outlets)
