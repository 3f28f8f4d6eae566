"""Links as `Match` records; each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Protocol, overload

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.agency import agency_of
from cleaner.overlap.differences import differ_in, differences
from cleaner.overlap.hashing import Ints
from cleaner.overlap.lines import Lines
from cleaner.overlap.links import Links
from cleaner.overlap.passages import Passages
from cleaner.overlap.records import KINDS, Kind, Match, Place, Shared
from cleaner.overlap.tokens import Tokens


class Places:
    """Where passages stand."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self._lines = cache(lambda article: Lines(passages.articles[article].text))
        self.of = cache(self._of)
        self.agency = cache(lambda article: agency_of(passages.articles[article].text))

    def _of(self, row: int) -> Place:
        passages = self._passages
        article, start = int(passages.article[row]), int(passages.start[row])
        line = self._lines(article).at(start) if start else 1
        return Place(article, int(passages.paragraph[row]), line, start, int(passages.end[row]))


class Placed(Protocol):
    """Whatever knows where passages stand, and whom articles credit."""

    def of(self, row: int, /) -> Place:
        """The place of a passage."""

    def agency(self, article: int, /) -> str | None:
        """The agency that an article credits."""


class Identified(Protocol):
    """Whatever names passages."""

    def of_pair(self, a: int, b: int) -> str:
        """The id of two passages."""

    def of_part(self, row: int, begin: int, size: int) -> str:
        """The id of some words of a passage."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What links are about: passages, their words, and what tells them from all others."""

    passages: Passages
    tokens: Tokens
    identities: Identified
    places: Placed


class Named(Protocol):
    """Whatever knows the ids of clusters."""

    def id(self, number: int) -> str:
        """The id of a cluster."""


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


@dataclass(frozen=True, slots=True)
class _Sides:
    """Two passages, the shares of their words that are shared, and the shared words and spans.

    ``differ`` says whether numbers or days among them may differ.
    """

    a: int
    b: int
    share_a: float
    share_b: float
    words: list[list[int]]
    shared: tuple[Shared, ...]
    differ: bool


class Matches(Sequence[Match]):
    """A `Match` a link, in the order of the links."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self._agency = found.basis.places.agency
        self._cluster = cache(found.clusters.id)
        self._place = found.basis.places.of

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
        """The matches of some links: what arrays hold is taken out of them at once."""
        links = self.found.links
        columns = (links.kind, links.score, links.words, self.found.cluster)
        rows = zip(*(column[lo:hi].tolist() for column in columns), strict=True)
        for side, (kind, score, words, cluster) in zip(self._sides(lo, hi), rows, strict=True):
            yield self._match(side, kind, score, round(words), cluster)

    def _sides(self, lo: int, hi: int) -> Iterator[_Sides]:
        """What is shared, by links, with the side first that comes first."""
        links, tokens = self.found.links, self.found.basis.tokens
        turned = self.found.turned[lo:hi]
        begin = links.begin[lo : hi + 1]
        owner = np.repeat(np.arange(hi - lo), np.diff(begin))
        spans = links.spans[begin[0] : begin[-1]]
        spans = np.where(turned[owner, None], spans[:, [2, 3, 0, 1]], spans)
        spans = spans[np.lexsort((spans[:, 0], owner))]
        places = np.empty_like(spans)
        places[:, ::2] = tokens.start[spans[:, ::2]]
        places[:, 1::2] = tokens.end[spans[:, 1::2] - 1]
        words, shared = spans.tolist(), [Shared(*place) for place in places.tolist()]
        a, b = links.a[lo:hi], links.b[lo:hi]
        share_a, share_b = links.share_a[lo:hi], links.share_b[lo:hi]
        edges = (begin - begin[0]).tolist()
        yield from map(
            _Sides,
            np.where(turned, b, a).tolist(),
            np.where(turned, a, b).tolist(),
            np.where(turned, share_b, share_a).tolist(),
            np.where(turned, share_a, share_b).tolist(),
            (words[one:other] for one, other in pairwise(edges)),
            (tuple(shared[one:other]) for one, other in pairwise(edges)),
            np.logical_or.reduceat(differ_in(tokens, spans), begin[:-1] - begin[0]).tolist(),
        )

    def _match(self, side: _Sides, kind: int, score: float, words: int, cluster: int) -> Match:
        basis = self.found.basis
        a, b = self._place(side.a), self._place(side.b)
        text = basis.passages.articles[a.article].text
        return Match(
            id=basis.identities.of_pair(side.a, side.b),
            kind=_kind(kind),
            score=round(score, 4),
            a=a,
            b=b,
            spans=side.shared,
            words=words,
            containment_a=round(side.share_a, 4),
            containment_b=round(side.share_b, 4),
            agency_a=self._agency(a.article),
            agency_b=self._agency(b.article),
            differences=self._differences(side, text, b) if side.differ else (),
            cluster=self._cluster(cluster),
            text=" […] ".join([text[each.a_start : each.a_end] for each in side.shared]),
        )

    def _differences(self, side: _Sides, text: str, b: Place) -> tuple[tuple[str, str], ...]:
        other = self.found.basis.passages.articles[b.article].text
        return differences(self.found.basis.tokens, (text, other), side.words)


def _kind(number: int) -> Kind:
    kind: Kind = KINDS[number]  # type: ignore[assignment]
    return kind
