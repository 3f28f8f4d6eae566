"""From groups back to passages: every copy of a passage takes part in what its group shares."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import Bools, Ints, changes, order_of, ranges
from cleaner.overlap.pair.grams import steps
from cleaner.overlap.pair.same import Groups
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.weigh.links import VERBATIM, Links

ALL_PAIRS = 32
"""Copies of a passage up to which each is linked with each; more are linked with the first.  And
links of a group, on either side, in which all of more copies take part; in others the first does:
else a passage of many copies that has many near copies makes pairs by their product."""


def of_all_members(passages: Passages, tokens: Tokens, groups: Groups, links: Links) -> Links:
    """Links between the passages of two groups, from those between the first ones of each."""
    one, other = groups.of[links.a], groups.of[links.b]
    sizes = np.diff(groups.begin)
    whole = _whole(links.a, links.b, sizes[one]), _whole(links.b, links.a, sizes[other])
    few = whole[0] & whole[1] & (sizes[one] * sizes[other] <= ALL_PAIRS * ALL_PAIRS)
    link, a, b = _each_with_each(groups, one, other, np.flatnonzero(few))
    pairs = _Far(groups, passages.home).pairs
    rows = [
        (row, *pair)
        for row in np.flatnonzero(~few).tolist()
        for pair in pairs((int(one[row]), whole[0][row]), (int(other[row]), whole[1][row]))
    ]
    far = np.array(rows, np.int64).reshape(-1, 3)
    link, a, b = (np.concatenate(both) for both in zip((link, a, b), far.T, strict=True))
    apart = passages.home[a] != passages.home[b]
    link, a, b = link[apart], a[apart], b[apart]
    order = order_of(a * len(passages) + b)
    return _moved(tokens, links.take(link[order]), a[order], b[order])


def _whole(side: Ints, other: Ints, sizes: Ints) -> Bools:
    """For each link, whether all copies of the passage on one side take part; they are so many."""
    few = sizes <= ALL_PAIRS
    if few.all():
        return few
    order = np.lexsort((other, side))
    heads = changes(side[order])
    nth = np.empty(len(order), np.int64)
    nth[order] = ranges(np.zeros_like(heads), np.diff(heads, append=len(order)))
    return few | (nth < ALL_PAIRS)


def _each_with_each(groups: Groups, one: Ints, other: Ints, links: Ints) -> tuple[Ints, Ints, Ints]:
    """The links, and the members of their two groups, each with each."""
    wide = np.diff(groups.begin)[other[links]]
    counts = np.diff(groups.begin)[one[links]] * wide
    number = ranges(np.zeros_like(counts), counts)
    link, wide = np.repeat(links, counts), np.repeat(wide, counts)
    a = groups.members[groups.begin[one[link]] + number // wide]
    return link, a, groups.members[groups.begin[other[link]] + number % wide]


def _moved(tokens: Tokens, links: Links, a: Ints, b: Ints) -> Links:
    """The links with other passages of the same words, the earlier one as ``a``."""
    counts = np.diff(links.begin)
    move_a = np.repeat(tokens.first[a] - tokens.first[links.a], counts)
    move_b = np.repeat(tokens.first[b] - tokens.first[links.b], counts)
    spans = links.spans + np.stack([move_a, move_a, move_b, move_b], axis=1)
    turned = a > b
    spans[np.repeat(turned, counts)] = spans[np.repeat(turned, counts)][:, [2, 3, 0, 1]]
    return Links(
        a=np.minimum(a, b),
        b=np.maximum(a, b),
        kind=links.kind,
        score=links.score,
        words=links.words,
        share_a=np.where(turned, links.share_b, links.share_a),
        share_b=np.where(turned, links.share_a, links.share_b),
        begin=links.begin,
        spans=spans,
        spoken=links.spoken,
    )


def _members(groups: Groups, of: int) -> list[int]:
    members: list[int] = groups.members[groups.begin[of] : groups.begin[of + 1]].tolist()
    return members


class _Far:
    """Pairs between groups so large that not each member is linked with each."""

    def __init__(self, groups: Groups, home: NDArray[np.int32]) -> None:
        self._groups, self._home = groups, home
        self._first = cache(lambda of: _First(_members(groups, of), home))

    def pairs(self, one: tuple[int, bool], other: tuple[int, bool]) -> list[tuple[int, int]]:
        """Each member of two groups with the first of the other that has another home.

        Of a group that does not take part as a whole, the first member alone.
        """
        of_ones, of_others = self._first(one[0]), self._first(other[0])
        pairs: list[tuple[int | None, int | None]]
        pairs = [(of_ones.apart_from(self._home[b]), b) for b in self._taking_part(other)]
        pairs += [(a, of_others.apart_from(self._home[a])) for a in self._taking_part(one)]
        return sorted({(a, b) for a, b in pairs if a is not None and b is not None})

    def _taking_part(self, group: tuple[int, bool]) -> list[int]:
        of, whole = group
        return _members(self._groups, of) if whole else [self._first(of).head]


class _First:
    """The first of some passages, and the first that has another home."""

    def __init__(self, members: list[int], home: NDArray[np.int32]) -> None:
        self.head, self._home = members[0], home[members[0]]
        self._other = next((each for each in members if home[each] != self._home), None)

    def apart_from(self, home: np.int32) -> int | None:
        """One whose home is another than this."""
        return self.head if self._home != home else self._other


def copies(passages: Passages, tokens: Tokens, groups: Groups, telling: Bools) -> Links:
    """Links between the passages of one group, where what they say is more than a set phrase.

    Args:
        passages: all of them.
        tokens: their words.
        groups: which passages say the same.
        telling: for every group, whether its passages prove anything.
    """
    sizes = np.diff(groups.begin)
    several = (sizes > 1) & telling
    many = np.flatnonzero(several & (sizes > ALL_PAIRS)).tolist()
    far = [pair for of in many for pair in _to_the_first(_members(groups, of), passages.home)]
    few = np.repeat(several & (sizes <= ALL_PAIRS), sizes)
    member, block = groups.members[few], np.repeat(np.arange(len(sizes)), sizes)[few]
    table = [np.stack([member[left], member[left + step]], axis=1) for left, step in steps(block)]
    pairs = np.concatenate([np.array(far, np.int64).reshape(-1, 2), *table])
    pairs = pairs[passages.home[pairs[:, 0]] != passages.home[pairs[:, 1]]]
    a, b = pairs.min(axis=1), pairs.max(axis=1)
    first, stop = tokens.first[:-1], tokens.stop
    one = np.ones(len(a), np.float32)
    return Links(
        a=a,
        b=b,
        kind=np.full(len(a), VERBATIM, np.int8),
        score=one,
        words=(stop - first)[a].astype(np.float32),
        share_a=one,
        share_b=one,
        begin=np.arange(len(a) + 1),
        spans=np.stack([first[a], stop[a], first[b], stop[b]], axis=1),
        spoken=np.zeros(len(a), bool),  # nothing is beside it, and so nobody asks
    )


def _to_the_first(members: list[int], home: NDArray[np.int32]) -> Iterable[tuple[int, int]]:
    """Each with the first of another home."""
    first = _First(members, home)
    partners = ((first.apart_from(home[each]), each) for each in members)
    return sorted({(min(a, b), max(a, b)) for a, b in partners if a is not None})
