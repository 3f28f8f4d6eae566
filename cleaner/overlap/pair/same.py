"""Exact duplicates first: passages of the very same words are one group, compared once.

20,000 copies of a paragraph would otherwise be 200 million pairs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import Bools, Ints, changes, ranges, tallied
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words.kinds import CAPITAL, FUNCTION, QUOTED, TITLE

MIXED = -1
"""The home of a group that stands in several."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Passages by their words.

    Attributes:
        of: the group of every passage; -1 for passages without a word.
        first: the passage that stands for each group: that with most words in quotation marks, of
            several the first in the order of the articles.
        home: the one home of each group (`Passages`), or `MIXED`.
        members: passages in the order of their groups.
        begin: where the members of each group begin; one more than there are groups.
    """

    of: Ints
    first: Ints
    home: NDArray[np.int32]
    members: Ints
    begin: Ints

    @property
    def stands(self) -> Bools:
        """Which passages stand for their group."""
        stands = np.zeros(len(self.of), bool)
        stands[self.first] = True
        return stands

    def apart(self, one: Ints, other: Ints) -> Bools:
        """Whether two groups have members of different homes, for arrays of groups."""
        here, there = self.home.take(one), self.home.take(other)
        return np.asarray((here != there) | (here == MIXED) | (there == MIXED), bool)


def groups(passages: Passages, tokens: Tokens) -> Groups:
    """The groups of passages that say the same, word for word."""
    spoken = np.flatnonzero(tokens.sizes)
    digest = tokens.digest[spoken]
    said = quoted_words(tokens)[spoken]
    by_digest = np.lexsort((-said, digest))
    order, sorted_digest = spoken[by_digest], digest[by_digest]
    heads = changes(sorted_digest)
    begin = np.append(heads, len(order))
    of = np.full(len(passages), -1, np.int64)
    of[order] = np.repeat(np.arange(len(heads)), np.diff(begin))
    home = passages.home[order]
    low, high = (
        edge.reduceat(home, heads) if len(heads) else home for edge in (np.minimum, np.maximum)
    )
    return Groups(of, order[heads], np.where(low == high, low, MIXED), order, begin)


def quoted_words(tokens: Tokens) -> Ints:
    """How many words of each passage stand in quotation marks."""
    return tallied(tokens.flags & QUOTED != 0, tokens.first)


WORDS, TELLING = 8, 4
"""Words of passages that prove a common source, or of those that tell something."""


def telling(tokens: Tokens, groups: Groups) -> Bools:
    """For each group of several passages, whether they prove a common source.

    They do with eight words, or four that are no grammar, names and titles.
    """
    several = np.flatnonzero(np.diff(groups.begin) > 1)
    rows = groups.first[several]
    proves = np.zeros(len(groups.first), bool)
    proves[several] = (tokens.sizes[rows] >= WORDS) | (telling_words(tokens, rows) >= TELLING)
    return proves


def telling_words(tokens: Tokens, rows: Ints) -> Ints:
    """How many words of some passages, none without words, are no grammar, names and titles."""
    sizes = tokens.sizes[rows]
    before = np.cumsum(sizes) - sizes
    at = ranges(tokens.first[rows], sizes)
    says = tokens.flags[at] & (FUNCTION | TITLE | CAPITAL) == 0
    return np.add.reduceat(says, before, dtype=np.int64) if len(rows) else sizes
