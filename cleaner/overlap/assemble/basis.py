"""What links are about: passages, their words, where they stand, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from cleaner.overlap.agency import agency_of
from cleaner.overlap.lines import Lines
from cleaner.overlap.passages import Passages
from cleaner.overlap.records import Place
from cleaner.overlap.tokens import Tokens


class Placed(Protocol):
    """Whatever knows where passages stand, and whom articles credit."""

    def of(self, rows: Sequence[int], /) -> list[Place]:
        """The places of some passages."""

    def agencies(self, articles: Sequence[int], /) -> list[str | None]:
        """The agencies that some articles credit."""


class Identified(Protocol):
    """Whatever names passages."""

    def of_pairs(self, a: Sequence[int], b: Sequence[int], /) -> list[str]:
        """The ids of pairs of passages."""

    def of_parts(
        self, rows: Sequence[int], begin: Sequence[int], size: Sequence[int], /
    ) -> list[str]:
        """The ids of some words of passages."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What links are about: passages, their words, and what tells them from all others."""

    passages: Passages
    tokens: Tokens
    identities: Identified
    places: Placed


class Places:
    """Where passages stand, and whom their articles credit; each is found out once."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self._lines = cache(lambda article: Lines(passages.articles[article].text))
        self._places: list[Place | None] = [None] * len(passages)
        self._agencies: list[str | None] = [_UNKNOWN] * len(passages.articles)

    def __reduce__(self) -> tuple[type[Places], tuple[Passages]]:
        return Places, (self._passages,)  # what was found out is found out again

    def of(self, rows: Sequence[int]) -> list[Place]:
        """The places of some passages."""
        known, passages = self._places, self._passages
        new = list(dict.fromkeys([row for row in rows if known[row] is None]))
        columns = (passages.article, passages.paragraph, passages.start, passages.end)
        told = (column[new].tolist() for column in columns)
        for row, article, paragraph, start, end in zip(new, *told, strict=True):
            line = self._lines(article).at(start) if start else 1
            known[row] = Place(article, paragraph, line, start, end)
        return [known[row] for row in rows]  # type: ignore[misc]

    def agencies(self, articles: Sequence[int]) -> list[str | None]:
        """The agencies that some articles credit."""
        known, every = self._agencies, self._passages.articles
        for article in {article for article in articles if known[article] is _UNKNOWN}:
            known[article] = agency_of(every[article])
        return [known[article] for article in articles]


_UNKNOWN = "?"
