"""Links as `Match` records; each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, overload

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.agency import agency_of
from cleaner.overlap.differences import differences
from cleaner.overlap.identity import Identities
from cleaner.overlap.links import NEAR, QUOTE, RUN, VERBATIM, Links
from cleaner.overlap.passages import Passages
from cleaner.overlap.records import KINDS, Article, Kind, Match, Place, Shared
from cleaner.overlap.tokens import QUOTED, Ints, Tokens

_WHY = {
    VERBATIM: "the same {words} words",
    NEAR: "nearly the same: {words} words are shared, {a:.0%} of the one and {b:.0%} of the other",
    QUOTE: "the same quotation: {words} words, {quote} of them in quotation marks on both sides",
    RUN: "copied words: {words}, {a:.0%} of the one paragraph and {b:.0%} of the other",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """What links are about: passages, their words, and what tells them from all others."""

    passages: Passages
    tokens: Tokens
    identities: Identities


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


class Matches(Sequence[Match]):
    """A `Match` a link, in the order of the links."""

    def __init__(self, found: Found) -> None:
        self.found = found
        articles = found.basis.passages.articles
        self._agency = cache(lambda article: agency_of(articles[article].text))
        self._cluster = cache(found.clusters.id)

    def __len__(self) -> int:
        return len(self.found.links)

    @overload
    def __getitem__(self, index: int) -> Match: ...
    @overload
    def __getitem__(self, index: slice) -> list[Match]: ...
    def __getitem__(self, index: int | slice) -> Match | list[Match]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return self._made(range(len(self))[index])

    def _made(self, row: int) -> Match:
        found, links, passages = self.found, self.found.links, self.found.basis.passages
        turned = bool(found.turned[row])
        spans = links.spans[links.begin[row] : links.begin[row + 1]]
        rows = (int(links.a[row]), int(links.b[row]))
        shares = (float(links.share_a[row]), float(links.share_b[row]))
        if turned:
            spans = spans[np.argsort(spans[:, 2], kind="stable")][:, [2, 3, 0, 1]]
            rows, shares = rows[::-1], shares[::-1]
        a, b = (place(passages, each) for each in rows)
        shared = tuple(self._shared(span) for span in spans.tolist())
        text = passages.articles[a.article].text
        return Match(
            id=found.basis.identities.of_pair(*rows),
            kind=_kind(int(links.kind[row])),
            score=round(float(links.score[row]), 4),
            a=a,
            b=b,
            spans=shared,
            words=round(float(links.words[row])),
            containment_a=round(shares[0], 4),
            containment_b=round(shares[1], 4),
            why=self._why(row, shares, spans),
            agency_a=self._agency(a.article),
            agency_b=self._agency(b.article),
            differences=self._differences(rows, spans, int(links.kind[row])),
            cluster=self._cluster(int(found.cluster[row])),
            text=" […] ".join(text[span.a_start : span.a_end] for span in shared),
        )

    def _shared(self, span: list[int]) -> Shared:
        start, end = self.found.basis.tokens.start, self.found.basis.tokens.end
        a, a_stop, b, b_stop = span
        return Shared(int(start[a]), int(end[a_stop - 1]), int(start[b]), int(end[b_stop - 1]))

    def _why(self, row: int, shares: tuple[float, float], spans: NDArray[np.int64]) -> str:
        links = self.found.links
        quoted = sum(self._quoted(span) for span in spans.tolist())
        template = _WHY[int(links.kind[row])]
        words = round(float(links.words[row]))
        return template.format(words=words, a=shares[0], b=shares[1], quote=min(words, quoted))

    def _quoted(self, span: list[int]) -> int:
        flags = self.found.basis.tokens.flags
        counts = [int((flags[lo:hi] & QUOTED != 0).sum()) for lo, hi in (span[:2], span[2:])]
        return min(counts)

    def _differences(
        self, rows: tuple[int, int], spans: NDArray[np.int64], kind: int
    ) -> tuple[tuple[str, str], ...]:
        if kind == VERBATIM:
            return ()
        passages = self.found.basis.passages
        one, other = (passages.articles[passages.article[row]].text for row in rows)
        return differences(self.found.basis.tokens, (one, other), spans)


def _kind(number: int) -> Kind:
    kind: Kind = KINDS[number]  # type: ignore[assignment]
    return kind


def place(passages: Passages, row: int) -> Place:
    """Where a passage stands."""
    article = int(passages.article[row])
    paragraph = int(passages.paragraph[row])
    start, end, line = place_of_paragraph(passages.articles[article], paragraph)
    return Place(article, paragraph, line, start, end)


def place_of_paragraph(article: Article, paragraph: int) -> tuple[int, int, int]:
    """Start, end and line of a paragraph; a line ends at LF, CRLF or CR."""
    start, end = article.paragraphs[paragraph]
    text = article.text
    line = text.count("\n", 0, start) + 1
    if "\r" in text:
        line += text.count("\r", 0, start) - text.count("\r\n", 0, start)
    return start, end, line
