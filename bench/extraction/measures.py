r"""How near an output is to the article.

Words are ``\w+``.  ``precision``, ``recall`` and ``f1`` count 4-grams of words as multisets (the
measure of github.com/scrapinghub/article-extraction-benchmark, v1.0.0; after Peters & Lecocq,
"Content extraction using diverse feature sets", WWW 2013); a text of fewer than 4 words is one
gram.  ``lost`` and ``left`` count single words, whatever their order and case: the share of the
article that is missing, and the share of the output that is no article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

WORD = re.compile(r"\w+")
GRAM = 4
LOSING = 0.95
"""A page that kept less than this share of its words is a losing page."""
STARVED = 0.2
"""A page that kept less than this share of its words is a starved page."""

Gram = tuple[str, ...]


def grams(words: Sequence[str], size: int = GRAM) -> list[Gram]:
    """All ``size``-grams in order; fewer words than ``size`` make one shorter gram."""
    if not words:
        return []
    return [tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1))]


class Text:
    """A text counted once, to be compared with many."""

    def __init__(self, text: str) -> None:
        self.words = WORD.findall(text)

    @cached_property
    def grams(self) -> Counter[Gram]:
        """4-grams of words, each with how often it stands there."""
        return Counter(grams(self.words))

    @cached_property
    def bag(self) -> Counter[str]:
        """Words in lower case, each with how often it stands there."""
        return Counter(word.lower() for word in self.words)


@dataclass(frozen=True, slots=True)
class Measure:
    """One page, all shares from 0 to 1; ``answered`` is whether there was any output."""

    precision: float
    recall: float
    kept: float
    """Share of the article's words that are there: what is not lost."""
    left: float
    answered: bool

    @property
    def lost(self) -> float:
        """Share of the article's words that are missing."""
        return 1 - self.kept


@dataclass(frozen=True, slots=True)
class Summary:
    """Many pages.

    Attributes:
        pages: how many.
        f1: harmonic mean of ``precision`` and ``recall``.
        precision, left: means over the pages with output.
        recall, lost: means over all pages.
        losing: share of pages that kept less than `LOSING`.
        starved: share of pages that kept less than `STARVED`.
        empty: share of pages without output.
    """

    pages: int
    f1: float
    precision: float
    recall: float
    lost: float
    left: float
    losing: float
    starved: float
    empty: float


def measure(gold: Text, output: Text) -> Measure:
    """Compare an output with the article."""
    shared = (gold.grams & output.grams).total()
    same = (gold.bag & output.bag).total()
    found, wanted = output.grams.total(), gold.grams.total()
    return Measure(
        precision=_share(shared, found, other=wanted),
        recall=_share(shared, wanted, other=found),
        kept=_share(same, len(gold.words), other=len(output.words)),
        left=1 - _share(same, len(output.words), other=len(gold.words)),
        answered=bool(output.words),
    )


def summarise(pages: Sequence[Measure]) -> Summary:
    """Average at least one page."""
    answered = [page for page in pages if page.answered]
    precision = fmean(page.precision for page in answered) if answered else 0.0
    recall = fmean(page.recall for page in pages)
    both = precision + recall
    return Summary(
        pages=len(pages),
        f1=2 * precision * recall / both if both else 0.0,
        precision=precision,
        recall=recall,
        lost=1 - fmean(page.kept for page in pages),
        left=fmean(page.left for page in answered) if answered else 0.0,
        losing=fmean(page.kept < LOSING for page in pages),
        starved=fmean(page.kept < STARVED for page in pages),
        empty=1 - len(answered) / len(pages),
    )


def _share(part: int, whole: int, *, other: int) -> float:
    """``part`` of ``whole``; where nothing is to be found, right only if nothing is there."""
    if whole:
        return part / whole
    return 0.0 if other else 1.0
