"""Matches of two texts, chained: the heaviest choice of them that runs forward in both.

Colinear chaining, as of genomes: M. I. Abouelhoda and E. Ohlebusch, "Chaining algorithms for
multiple genome comparison", Journal of Discrete Algorithms 3 (2005).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Match:
    """A line of the page that stands at ``start`` to ``end`` in the article's words.

    ``line`` counts from 0; ``weight`` is the number of the line's words that stand there.
    """

    line: int
    start: int
    end: int
    weight: int


@dataclass(frozen=True, slots=True)
class _Staircase:
    """The chains that are best up to where they end; ends and totals both rise.

    A head is the number of a chain's last match, -1 where it has none.
    """

    ends: list[int] = field(default_factory=lambda: [-1])
    totals: list[int] = field(default_factory=lambda: [0])
    heads: list[int] = field(default_factory=lambda: [-1])

    def best(self, end: int) -> tuple[int, int]:
        """Total and head of the heaviest chain that ends by this word."""
        at = bisect_right(self.ends, end) - 1
        return self.totals[at], self.heads[at]

    def put(self, end: int, total: int, head: int) -> None:
        """Add a chain if none as heavy ends before it; drop those it outdoes."""
        at = bisect_right(self.ends, end)
        if self.totals[at - 1] >= total:
            return
        stop = bisect_right(self.totals, total, at)
        first = at - 1 if self.ends[at - 1] == end else at
        self.ends[first:stop] = [end]
        self.totals[first:stop] = [total]
        self.heads[first:stop] = [head]


def heaviest_chain(matches: Sequence[Match], *, overlap: int) -> list[Match]:
    """The heaviest sequence of matches with rising lines and places that follow each other.

    ``matches`` come in the order of their lines.  The places of two neighbours may share
    ``overlap`` words.  Among equals the first match stays.
    """
    stairs = _Staircase()
    previous = [-1] * len(matches)
    for _, group in groupby(range(len(matches)), key=lambda i: matches[i].line):
        fresh = []  # put only after the whole line is seen, for it can be used only once
        for i in group:
            match = matches[i]
            total, previous[i] = stairs.best(match.start + overlap)
            fresh.append((match.end, total + match.weight, i))
        for end, total, i in fresh:
            stairs.put(end, total, i)
    return _trace(matches, previous, stairs.heads[-1])


def _trace(matches: Sequence[Match], previous: Sequence[int], head: int) -> list[Match]:
    """The chain that ends with this match, its first match first."""
    chain = []
    while head >= 0:
        chain.append(matches[head])
        head = previous[head]
    return chain[::-1]
