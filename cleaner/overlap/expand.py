"""From groups back to passages: every copy of a passage takes part in what its group shares."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.columns import order_of, ranges
from cleaner.overlap.hashing import Ints
from cleaner.overlap.links import VERBATIM, Links
from cleaner.overlap.pair import steps
from cleaner.overlap.passages import Passages
from cleaner.overlap.same import Groups
from cleaner.overlap.tokens import Tokens

ALL_PAIRS = 32
"""Copies of a passage up to which each is linked with each; more are linked with the first."""


def of_all_members(passages: Passages, tokens: Tokens, groups: Groups, links: Links) -> Links:
    """Links between the passages of two groups, from those between the first ones of each."""
    one, other = groups.of[links.a], groups.of[links.b]
    sizes = np.diff(groups.begin)
    few = sizes[one] * sizes[other] <= ALL_PAIRS * ALL_PAIRS
    link, a, b = _each_with_each(groups, one, other, np.flatnonzero(few))
    rows = [
        (row, *pair)
        for row in np.flatnonzero(~few).tolist()
        for pair in _with_the_first(groups, int(one[row]), int(other[row]), passages.home)
    ]
    far = np.array(rows, np.int64).reshape(-1, 3)
    link, a, b = (np.concatenate(both) for both in zip((link, a, b), far.T, strict=True))
    apart = passages.home[a] != passages.home[b]
    link, a, b = link[apart], a[apart], b[apart]
    order = order_of(a * len(passages) + b)
    return _moved(tokens, links.take(link[order]), a[order], b[order])


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
        np.minimum(a, b),
        np.maximum(a, b),
        links.kind,
        links.score,
        links.words,
        np.where(turned, links.share_b, links.share_a),
        np.where(turned, links.share_a, links.share_b),
        links.begin,
        spans,
    )


def _members(groups: Groups, of: int) -> list[int]:
    members: list[int] = groups.members[groups.begin[of] : groups.begin[of + 1]].tolist()
    return members


def _with_the_first(
    groups: Groups, one: int, other: int, home: NDArray[np.int32]
) -> list[tuple[int, int]]:
    """Each member of two groups with the first of the other that has another home."""
    ones, others = _members(groups, one), _members(groups, other)
    of_ones, of_others = _First(ones, home), _First(others, home)
    pairs: list[tuple[int | None, int | None]]
    pairs = [(of_ones.apart_from(home[b]), b) for b in others]
    pairs += [(a, of_others.apart_from(home[a])) for a in ones]
    return sorted({(a, b) for a, b in pairs if a is not None and b is not None})


class _First:
    """The first of some passages, and the first that has another home."""

    def __init__(self, members: list[int], home: NDArray[np.int32]) -> None:
        self._head, self._home = members[0], home[members[0]]
        self._other = next((each for each in members if home[each] != self._home), None)

    def apart_from(self, home: np.int32) -> int | None:
        """One whose home is another than this."""
        return self._head if self._home != home else self._other


def copies(passages: Passages, tokens: Tokens, groups: Groups, telling: NDArray[np.bool_]) -> Links:
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
        a,
        b,
        np.full(len(a), VERBATIM, np.int8),
        one,
        (stop - first)[a].astype(np.float32),
        one,
        one,
        np.arange(len(a) + 1),
        np.stack([first[a], stop[a], first[b], stop[b]], axis=1),
    )


def _to_the_first(members: list[int], home: NDArray[np.int32]) -> Iterable[tuple[int, int]]:
    """Each with the first of another home."""
    first = _First(members, home)
    partners = ((first.apart_from(home[each]), each) for each in members)
    return sorted({(min(a, b), max(a, b)) for a, b in partners if a is not None})
