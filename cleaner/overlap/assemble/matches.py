"""Links as `Match` records; each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise, starmap
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import Bools, Floats, Ints
from cleaner.overlap.assemble.basis import Basis
from cleaner.overlap.assemble.lazy import Lazy
from cleaner.overlap.differ.differences import Differences, compared, differ_in, differences
from cleaner.overlap.differ.speakers import FEWEST, Quoting, Speakers, other_speakers
from cleaner.overlap.differ.strangers import may_name_others
from cleaner.overlap.records import KINDS, Match, Shared
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.weigh.links import NEAR, VERBATIM, Links, quoted_in
from cleaner.text import Offsets

_ASKED = 1 << 10
"""Matches of which speakers are looked for at once."""


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
    turned: Bools
    clusters: Named
    cluster: Ints


Columns = tuple[list[Any], ...]


class Matches(Lazy[Match]):
    """A `Match` a link, in the order of the links."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def __len__(self) -> int:
        return len(self.found.links)

    def _made(self, lo: int, hi: int) -> Iterator[Match]:
        """The matches of some links, column by column: far less is done for each than in a loop."""
        name, places, agencies = self._sides(lo, hi)
        kind, score, words, shares = self._numbers(lo, hi)
        spans, text, differ = self._said(lo, hi)
        cluster = self.found.clusters.ids(self.found.cluster[lo:hi].tolist())
        sides = (*places, spans, words, *shares, *agencies)
        columns: list[list[Any]] = [name, kind, score, *sides, differ, cluster, text]
        return starmap(Match, zip(*columns, strict=True))

    def _turned(self, one: NDArray[Any], other: NDArray[Any], lo: int) -> Columns:
        """Columns of both sides from link ``lo`` on, the side first that comes first."""
        turned = self.found.turned[lo : lo + len(one)]
        return np.where(turned, other, one).tolist(), np.where(turned, one, other).tolist()

    def _articles(self, lo: int, hi: int) -> Columns:
        links, article = self.found.links, self.found.basis.passages.article
        return self._turned(article[links.a[lo:hi]], article[links.b[lo:hi]], lo)

    def _sides(self, lo: int, hi: int) -> tuple[list[str], Columns, Columns]:
        """Ids of links, the places of both sides, and their agencies."""
        links, basis = self.found.links, self.found.basis
        rows = self._turned(links.a[lo:hi], links.b[lo:hi], lo)
        places = tuple(map(basis.places.of, rows))
        agencies = tuple(map(basis.places.agencies, self._articles(lo, hi)))
        return basis.identities.of_pairs(*rows), places, agencies

    def _numbers(self, lo: int, hi: int) -> tuple[list[str], list[float], list[int], Columns]:
        """Kinds, scores and words of links, and the shares of both sides."""
        links = self.found.links
        share_a, share_b = _rounded(links.share_a[lo:hi]), _rounded(links.share_b[lo:hi])
        kinds = [KINDS[kind] for kind in links.kind[lo:hi].tolist()]
        words = np.rint(links.words[lo:hi]).astype(np.int64).tolist()
        scores = _rounded(links.score[lo:hi]).tolist()
        return kinds, scores, words, self._turned(share_a, share_b, lo)

    def _said(self, lo: int, hi: int) -> Columns:
        """The spans of links, their text in the first side, and what differs amid them."""
        basis = self.found.basis
        begin, spans = self._spans(lo, hi)
        a, b = self._articles(lo, hi)
        texts = [basis.passages.articles[each].text for each in a]
        shared = _shared(basis.tokens, spans)
        own = [tuple(shared[first:stop]) for first, stop in pairwise(begin.tolist())]
        differ: list[Differences] = [()] * (hi - lo)
        near = self.found.links.kind[lo:hi] == NEAR
        begin, spans = compared(basis.tokens, near, begin, spans)
        different = np.logical_or.reduceat(differ_in(basis.tokens, spans), begin[:-1])
        for at in np.flatnonzero(different).tolist():
            both = texts[at], basis.passages.articles[b[at]].text
            differ[at] = differences(basis.tokens, both, spans[begin[at] : begin[at + 1]])
        return own, list(map(_shown, texts, own)), differ

    def speakers(self) -> Iterator[Speakers | None]:
        """Of each match, whom both sides name for what they quote, where it is not the same one.

        They are no part of a `Match`: of most nobody asks, and texts have to be read for it.
        """
        for lo in range(0, len(self), _ASKED):
            yield from self._speakers(lo, min(lo + _ASKED, len(self)))

    def _speakers(self, lo: int, hi: int) -> list[Speakers | None]:
        links, basis = self.found.links, self.found.basis
        begin = links.begin[lo : hi + 1]
        quoted = quoted_in(basis.tokens, links.spans[begin[0] : begin[-1]]) >= FEWEST
        asked = np.logical_or.reduceat(quoted, begin[:-1] - begin[0])
        rows = np.flatnonzero(asked & (links.kind[lo:hi] != VERBATIM))
        differ = may_name_others(basis.tokens, links.a[lo:hi][rows], links.b[lo:hi][rows])
        one, other = self._turned(links.a[lo:hi], links.b[lo:hi], lo)
        at_span, spans = self._spans(lo, hi)
        found: list[Speakers | None] = [None] * (hi - lo)
        quoting = cache(partial(_quoting, basis))
        for at in rows[differ].tolist():
            here, there = quoting(one[at]), quoting(other[at])
            starts = basis.passages.start[[one[at], other[at]]].tolist()
            shared = _shared(basis.tokens, spans[at_span[at] : at_span[at + 1]])
            edges = map(partial(_within, *starts), shared)
            told = (other_speakers(here, there, each) for each in edges)
            found[at] = next(filter(None, told), None)
        return found

    def _spans(self, lo: int, hi: int) -> tuple[Ints, Ints]:
        """What is shared, the side that comes first first, and where the spans of a link begin."""
        links, turned = self.found.links, self.found.turned[lo:hi]
        begin = links.begin[lo : hi + 1]
        owner = np.repeat(np.arange(hi - lo), np.diff(begin))
        spans = links.spans[begin[0] : begin[-1]]
        spans = np.where(turned[owner, None], spans[:, [2, 3, 0, 1]], spans)
        return begin - begin[0], spans.take(np.lexsort((spans[:, 0], owner)), axis=0)


def _shared(tokens: Tokens, spans: Ints) -> list[Shared]:
    """Spans of words as places in texts."""
    a, a_stop, b, b_stop = spans.T
    edges = (tokens.start[a], tokens.end[a_stop - 1], tokens.start[b], tokens.end[b_stop - 1])
    return list(map(Shared, *(edge.tolist() for edge in edges)))


def _quoting(basis: Basis, row: int) -> Quoting:
    """A passage and its quotations."""
    [text] = basis.passages.texts([row])
    return Quoting(text, partial(_quotations, basis, row))


def _quotations(basis: Basis, row: int) -> list[Offsets]:
    """Where the quotations of a passage stand in it, as its words have them."""
    tokens = basis.tokens
    lo, hi = np.searchsorted(tokens.quotes[:, 0], tokens.first[row : row + 2]).tolist()
    first, stop = tokens.quotes[lo:hi].T
    start = int(basis.passages.start[row])
    edges = zip(tokens.start[first].tolist(), tokens.end[stop - 1].tolist(), strict=True)
    return [(begin - start, end - start) for begin, end in edges]


def _within(a: int, b: int, shared: Shared) -> tuple[Offsets, Offsets]:
    """What is shared, counted from where the two paragraphs begin."""
    return (shared.a_start - a, shared.a_end - a), (shared.b_start - b, shared.b_end - b)


def _shown(text: str, spans: tuple[Shared, ...]) -> str:
    if len(spans) == 1:
        return text[spans[0].a_start : spans[0].a_end]
    return " […] ".join([text[each.a_start : each.a_end] for each in spans])


def _rounded(numbers: Floats) -> NDArray[np.float64]:
    """To four digits, as `round` does it: single floats times 10,000 are exact in double ones."""
    return np.asarray(np.round(numbers.astype(np.float64), 4), np.float64)
