"""Links as `Match` records; each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Protocol, overload

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.agency import agency_of
from cleaner.overlap.differences import Differences, differ_in, differences
from cleaner.overlap.evidence import Floats
from cleaner.overlap.hashing import Ints
from cleaner.overlap.lines import Lines
from cleaner.overlap.links import Links
from cleaner.overlap.passages import Passages
from cleaner.overlap.records import KINDS, Kind, Match, Place, Shared
from cleaner.overlap.tokens import Tokens


class Places:
    """Where passages stand, and whom their articles credit; each is found out once."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self._lines = cache(lambda article: Lines(passages.articles[article].text))
        self._places: dict[int, Place] = {}
        self._agencies: dict[int, str | None] = {}

    def of(self, rows: Sequence[int]) -> list[Place]:
        """The places of some passages."""
        known, passages = self._places, self._passages
        new = [row for row in dict.fromkeys(rows) if row not in known]
        columns = (passages.article, passages.paragraph, passages.start, passages.end)
        told = (column[new].tolist() for column in columns)
        for row, article, paragraph, start, end in zip(new, *told, strict=True):
            line = self._lines(article).at(start) if start else 1
            known[row] = Place(article, paragraph, line, start, end)
        return [known[row] for row in rows]

    def agencies(self, articles: Sequence[int]) -> list[str | None]:
        """The agencies that some articles credit."""
        known, every = self._agencies, self._passages.articles
        for article in articles:
            if article not in known:
                known[article] = agency_of(every[article].text)
        return [known[article] for article in articles]


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


class Named(Protocol):
    """Whatever knows the ids of clusters."""

    def ids(self, numbers: Sequence[int], /) -> list[str]:
        """The ids of some clusters."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that match records are made of.

    For each link, ``turned`` says whether its ``b`` is the side that comes first, and ``cluster``
    is the number of its cluster.
    """

    basis: Basis
    links: Links
    turned: NDArray[np.bool_]
    clusters: Named
    cluster: Ints


_BATCH = 4096


class Matches(Sequence[Match]):
    """A `Match` a link, in the order of the links."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def __len__(self) -> int:
        return len(self.found.links)

    def __iter__(self) -> Iterator[Match]:
        for lo in range(0, len(self), _BATCH):
            yield from self._made(lo, min(lo + _BATCH, len(self)))

    @overload
    def __getitem__(self, index: int) -> Match: ...
    @overload
    def __getitem__(self, index: slice) -> list[Match]: ...
    def __getitem__(self, index: int | slice) -> Match | list[Match]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        return next(self._made(at, at + 1))

    def _made(self, lo: int, hi: int) -> Iterator[Match]:
        """The matches of some links, column by column: far less is done for each than in a loop."""
        rows = zip(
            self._sides(lo, hi),
            self._numbers(lo, hi),
            self._said(lo, hi),
            self.found.clusters.ids(self.found.cluster[lo:hi].tolist()),
            strict=True,
        )
        for side, (kind, score, words, share_a, share_b), (spans, text, differ), cluster in rows:
            name, a, b, agency_a, agency_b = side
            yield Match(
                id=name,
                kind=_kind(kind),
                score=score,
                a=a,
                b=b,
                spans=spans,
                words=words,
                containment_a=share_a,
                containment_b=share_b,
                agency_a=agency_a,
                agency_b=agency_b,
                differences=differ,
                cluster=cluster,
                text=text,
            )

    def _turned(self, one: NDArray[Any], other: NDArray[Any], lo: int) -> tuple[list[Any], ...]:
        """Columns of both sides from link ``lo`` on, the side first that comes first."""
        turned = self.found.turned[lo : lo + len(one)]
        return np.where(turned, other, one).tolist(), np.where(turned, one, other).tolist()

    def _sides(self, lo: int, hi: int) -> Iterator[tuple[Any, ...]]:
        """Id, places and agencies of each link."""
        links, basis = self.found.links, self.found.basis
        rows = self._turned(links.a[lo:hi], links.b[lo:hi], lo)
        places = [basis.places.of(side) for side in rows]
        agencies = [basis.places.agencies([each.article for each in side]) for side in places]
        return zip(basis.identities.of_pairs(*rows), *places, *agencies, strict=True)

    def _numbers(self, lo: int, hi: int) -> Iterator[tuple[Any, ...]]:
        """Kind, score, words and shares of each link."""
        links = self.found.links
        share_a, share_b = _rounded(links.share_a[lo:hi]), _rounded(links.share_b[lo:hi])
        words = np.rint(links.words[lo:hi]).astype(np.int64)
        columns = (links.kind[lo:hi], _rounded(links.score[lo:hi]), words)
        told = (column.tolist() for column in columns)
        return zip(*told, *self._turned(share_a, share_b, lo), strict=True)

    def _said(self, lo: int, hi: int) -> Iterator[tuple[Any, ...]]:
        """The spans of each link, their text in the first side, and what differs amid them."""
        links, basis = self.found.links, self.found.basis
        begin, spans = self._spans(lo, hi)
        article = basis.passages.article
        a, b = self._turned(article[links.a[lo:hi]], article[links.b[lo:hi]], lo)
        texts = [basis.passages.articles[each].text for each in a]
        shared = _shared(basis.tokens, spans)
        own = [tuple(shared[first:stop]) for first, stop in pairwise(begin.tolist())]
        shown = map(_shown, texts, own)
        differ: list[Differences] = [()] * (hi - lo)
        different = np.logical_or.reduceat(differ_in(basis.tokens, spans), begin[:-1])
        for at in np.flatnonzero(different).tolist():
            both = texts[at], basis.passages.articles[b[at]].text
            differ[at] = differences(basis.tokens, both, spans[begin[at] : begin[at + 1]])
        return zip(own, shown, differ, strict=True)

    def _spans(self, lo: int, hi: int) -> tuple[Ints, Ints]:
        """What is shared, the side that comes first first, and where the spans of a link begin."""
        links, turned = self.found.links, self.found.turned[lo:hi]
        begin = links.begin[lo : hi + 1]
        owner = np.repeat(np.arange(hi - lo), np.diff(begin))
        spans = links.spans[begin[0] : begin[-1]]
        spans = np.where(turned[owner, None], spans[:, [2, 3, 0, 1]], spans)
        return begin - begin[0], spans[np.lexsort((spans[:, 0], owner))]


def _shared(tokens: Tokens, spans: Ints) -> list[Shared]:
    """Spans of words as places in texts."""
    a, a_stop, b, b_stop = spans.T
    edges = (tokens.start[a], tokens.end[a_stop - 1], tokens.start[b], tokens.end[b_stop - 1])
    return list(map(Shared, *(edge.tolist() for edge in edges)))


def _shown(text: str, spans: tuple[Shared, ...]) -> str:
    return " […] ".join([text[each.a_start : each.a_end] for each in spans])


def _rounded(numbers: Floats) -> NDArray[np.float64]:
    """To four digits, as `round` does it: single floats times 10,000 are exact in double ones."""
    return np.asarray(np.round(numbers.astype(np.float64), 4), np.float64)


def _kind(number: int) -> Kind:
    kind: Kind = KINDS[number]  # type: ignore[assignment]
    return kind
