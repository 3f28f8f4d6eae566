"""Pairs of articles, and how much of each stands in the other: counted from the links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import Ints
from cleaner.overlap.assemble.basis import Basis
from cleaner.overlap.assemble.lazy import Lazy
from cleaner.overlap.assemble.tally import covered, words_of
from cleaner.overlap.records import ArticlePair
from cleaner.overlap.weigh.links import Links

Columns = tuple[NDArray[Any], ...]
"""The fields of `ArticlePair`, each for all pairs."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What pairs are counted from; ``moment`` is the place of each article in time."""

    basis: Basis
    links: Links
    moment: Ints


class ArticlePairs(Lazy[ArticlePair]):
    """Those that share most first; they are counted when one is asked for."""

    def __init__(self, sharing: Sharing) -> None:
        self._sharing = sharing

    def __reduce__(self) -> tuple[type[ArticlePairs], tuple[Sharing]]:
        return ArticlePairs, (self._sharing,)  # what was counted is counted again

    def __len__(self) -> int:
        return len(self._counted[0])

    def _made(self, lo: int, hi: int) -> Iterator[ArticlePair]:
        columns = (column[lo:hi].tolist() for column in self._counted)
        return starmap(ArticlePair, zip(*columns, strict=True))

    @cached_property
    def _counted(self) -> Columns:
        return _counted(self._sharing)


def _counted(sharing: Sharing) -> Columns:
    """A column a pair; of two rows the one is of the smaller outlet and id, one of the other."""
    links, rows = sharing.links, sharing.basis.passages
    article, count = rows.article.astype(np.int64), len(rows.articles)
    both = np.stack([article[links.a], article[links.b]])
    code, pair, matches = np.unique(
        both.min(axis=0) * count + both.max(axis=0), return_inverse=True, return_counts=True
    )
    sides = np.stack(np.divmod(code, count))
    owner = pair + len(code) * (both > both[::-1])
    link = np.repeat(np.arange(len(links)), np.diff(links.begin))
    spans = np.concatenate([links.spans[:, :2], links.spans[:, 2:]])
    words = covered(owner[:, link].ravel(), spans, 2 * len(code)).reshape(2, -1)
    share = words / words_of(rows, sharing.basis.tokens)[sides]
    return _in_order(sides, words, share, matches, sharing.moment[sides])


def _in_order(
    sides: Ints, words: Ints, share: NDArray[np.float64], matches: Ints, moment: Ints
) -> Columns:
    """The largest shares first, equal ones as they come; the earlier side first."""
    order = np.lexsort((-words.max(axis=0), -share.min(axis=0), -share.max(axis=0)))
    first = (moment[1] < moment[0])[order].astype(np.int64)
    split = [column[side, order] for column in (sides, words, share) for side in (first, 1 - first)]
    return (*split, matches[order])
