"""How near the kept lines of a page are to its article.

``precision`` and ``recall`` count 4-grams of words as multisets, ``lost`` and ``left`` single
words, whatever their order; all on hashes of words in lower case.
`bench.extraction.measures` tells the same of texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.lines import Floats
from cleaner.strip.fitted.tokens import Hashes
from cleaner.strip.votes import GRAM, grams
from fit.sheets import Sheet

Said = list[tuple[Sheet, Floats]]
"""Pages, and [N] the logits of their lines."""

LOSING = 0.05
"""A page that lost more than this share of its words is a losing page."""
STARVED = 0.2
"""A page that kept less than this share of its words is a starved page."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One page, all shares from 0 to 1; ``answered`` is whether anything was kept."""

    precision: float
    recall: float
    lost: float
    answered: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """Many pages: how many, and shares from 0 to 1.

    ``f1`` is the harmonic mean of the mean precision of pages that kept anything and of the mean
    recall of all pages.
    """

    pages: int
    f1: float
    precision: float
    recall: float
    lost: float
    losing: float
    starved: float


def measure(sheet: Sheet, kept: NDArray[np.bool_]) -> Measure:
    """Compare the lines that are kept with the gold, which the page must have."""
    words = sheet.words[kept[sheet.line_of]]
    gold = sheet.gold if sheet.gold is not None else words[:0]
    found, wanted = _grams(words), _grams(gold)
    shared = _shared(found, wanted)
    return Measure(
        precision=_share(shared, len(found), other=len(wanted)),
        recall=_share(shared, len(wanted), other=len(found)),
        lost=1 - _shared(words, gold) / len(gold) if len(gold) else 0.0,
        answered=len(words) > 0,
    )


def summarise(pages: Sequence[Measure]) -> Summary:
    """Average at least one page."""
    answered = [page.precision for page in pages if page.answered]
    precision = float(np.mean(answered)) if answered else 0.0
    recall = float(np.mean([page.recall for page in pages]))
    lost = np.array([page.lost for page in pages])
    both = precision + recall
    return Summary(
        pages=len(pages),
        f1=2 * precision * recall / both if both else 0.0,
        precision=precision,
        recall=recall,
        lost=float(lost.mean()),
        losing=float((lost > LOSING).mean()),
        starved=float((lost > 1 - STARVED).mean()),
    )


def _grams(words: Hashes) -> Hashes:
    """4-grams; fewer words make one shorter gram."""
    return grams(words, min(GRAM, len(words))) if len(words) else words


def _shared(some: Hashes, others: Hashes) -> int:
    """How many the two multisets have in common."""
    left, many = np.unique(some, return_counts=True)
    right, more = np.unique(others, return_counts=True)
    _, at, there = np.intersect1d(left, right, assume_unique=True, return_indices=True)
    return int(np.minimum(many[at], more[there]).sum())


def _share(part: int, whole: int, *, other: int) -> float:
    """``part`` of ``whole``; where nothing is to be found, right only if nothing is there."""
    if whole:
        return part / whole
    return 0.0 if other else 1.0
