"""The article as the fitted judge sees it: the blocks it keeps, and the headline above them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.strip.fitted.judge import LONGEST, LineJudge, View
from cleaner.strip.fitted.lines import Floats

LEAST_PROSE = 80
"""Words of prose below which a page has no article to tell from the rest."""

KEPT_PROSE = 0.2
"""Share of the best run's prose that the judge must keep; a judge that keeps less is wrong."""

MIXED, CLEANED = 0.35, 0.5
"""Share of prose among the lines of a whole page at most, and of a text that was cleaned before.

There the rules alone do as well as the judge, and lose a tenth as much of the article.
"""

MERCY = 2.0
"""What a text that was cleaned before is spared, in logits: there is little left to win."""

HEADLINE = range(3, 31)
"""Words of a headline."""

SEARCHED = 30
"""Lines above the article among which its headline is looked for."""

ABOVE = 3
"""Lines right above the article that can be its standfirst or byline."""

TOLD = 0.4
"""Share of a headline's longer words that the prose must hold too."""


@dataclass(frozen=True, slots=True)
class Article:
    """What the judge makes of ``N`` blocks.

    Attributes:
        inside: [N] whether the block is kept, its heads included.
        heads: blocks above the article that are its headline, standfirst, byline.
        headline: the block of the headline, where there is one.
        logits: [N] what the net says.
        view: what it saw.
        cleaned_before: whether the text is mostly article already.
    """

    inside: NDArray[np.bool_]
    heads: tuple[int, ...]
    headline: int | None
    logits: Floats
    view: View
    cleaned_before: bool


def find_article(blocks: Blocks, judge: LineJudge) -> tuple[Article | None, str]:
    """The article among the blocks; or None, and why the judge has no say (empty: too short)."""
    if len(blocks.text) > LONGEST:
        return None, f"the text is longer than {LONGEST:,} characters; only the rules judged it"
    view = judge.view(blocks)
    prose = view.prose
    if prose.weight.sum() < LEAST_PROSE or prose.is_prose.mean() >= CLEANED:
        return None, ""
    logits = judge.weights.net.logits(view.table, view.phrases, view.spoken)
    share = float(prose.is_prose.mean())
    inside = logits > judge.weights.threshold - _mercy(share)
    run = prose.weight[prose.first : prose.last + 1]
    if prose.weight[inside].sum() < KEPT_PROSE * run.sum():
        return None, "the fitted judge found no article; only the rules judged the text"
    headline, heads = _heads(view, inside)
    inside[list(heads)] = True
    return Article(inside, heads, headline, logits, view, share >= MIXED), ""


def _mercy(share: float) -> float:
    """How much less it takes to keep a line in a text with this share of prose lines."""
    return MERCY * min(1.0, max(0.0, (share - MIXED) / (CLEANED - MIXED)))


def _heads(view: View, inside: NDArray[np.bool_]) -> tuple[int | None, tuple[int, ...]]:
    """The headline above the article, and the lines to keep with it."""
    first = int(np.argmax(inside))
    sizes = view.lines.sizes
    headline = _headline(view, first)
    near = [at for at in range(max(0, first - ABOVE), first) if sizes[at] >= HEADLINE.start]
    found = {*near, *(() if headline is None else (headline,))}
    return headline, tuple(sorted(found))


def _headline(view: View, first: int) -> int | None:
    """The line above the article whose words the article says most; the nearest of equals."""
    best, score = None, TOLD
    told = view.told
    for at in range(first - 1, max(-1, first - 1 - SEARCHED), -1):
        size = view.lines.sizes[at]
        if not HEADLINE.start <= size < HEADLINE.stop or view.prose.is_prose[at]:
            continue
        if told[at] > score:
            best, score = at, float(told[at])
    return best
