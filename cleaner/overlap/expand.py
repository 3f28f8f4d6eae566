"""From groups back to passages: every copy of a passage takes part in what its group shares."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.hashing import Ints
from cleaner.overlap.links import VERBATIM, Links
from cleaner.overlap.passages import Passages
from cleaner.overlap.same import Groups
from cleaner.overlap.tokens import Tokens

ALL_PAIRS = 32
"""Copies of a passage up to which each is linked with each; more are linked with the first."""


def of_all_members(passages: Passages, tokens: Tokens, groups: Groups, links: Links) -> Links:
    """Links between the passages of two groups, from those between the first ones of each."""
    one, other = groups.of[links.a], groups.of[links.b]
    single = (_sizes(groups, one) == 1) & (_sizes(groups, other) == 1)
    rows = [(row, int(links.a[row]), int(links.b[row])) for row in np.flatnonzero(single).tolist()]
    for row in np.flatnonzero(~single).tolist():
        both = _members(groups, int(one[row])), _members(groups, int(other[row]))
        rows += [(row, a, b) for a, b in _between(*both, passages.home)]
    table = np.array(rows, np.int64).reshape(-1, 3)
    table = table[np.lexsort((table[:, 2], table[:, 1]))]
    return _moved(tokens, links.take(table[:, 0]), table[:, 1], table[:, 2])


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


def _sizes(groups: Groups, of: Ints) -> Ints:
    return groups.begin[of + 1] - groups.begin[of]


def _members(groups: Groups, of: int) -> list[int]:
    members: list[int] = groups.members[groups.begin[of] : groups.begin[of + 1]].tolist()
    return members


def _between(
    ones: list[int], others: list[int], home: NDArray[np.int32]
) -> Iterable[tuple[int, int]]:
    """Each with each; where they are many, each with the first of another home."""
    if len(ones) * len(others) <= ALL_PAIRS * ALL_PAIRS:
        return [(a, b) for a in ones for b in others if home[a] != home[b]]
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
    pairs = [
        pair
        for of in np.flatnonzero((sizes > 1) & telling).tolist()
        for pair in _within(_members(groups, of), passages.home)
    ]
    table = np.array(pairs, np.int64).reshape(-1, 2)
    a, b = table[:, 0], table[:, 1]
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


def _within(members: list[int], home: NDArray[np.int32]) -> Iterable[tuple[int, int]]:
    """Each with each; where they are many, each with the first of another home."""
    if len(members) <= ALL_PAIRS:
        pairs = ((a, b) for a, b in combinations(sorted(members), 2))
        return [(a, b) for a, b in pairs if home[a] != home[b]]
    first = _First(members, home)
    partners = ((first.apart_from(home[each]), each) for each in members)
    return sorted({(min(a, b), max(a, b)) for a, b in partners if a is not None})
