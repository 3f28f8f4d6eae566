"""The article as the fitted judge sees it: the blocks it keeps, and the headline above them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.strip.article.heads import Clues, find_heads
from cleaner.strip.fitted.judge import LineJudge, View
from cleaner.strip.fitted.lines import Floats
from cleaner.strip.fitted.prose import Prose

LEAST_PROSE = 80
"""Words of prose below which bare text has no article to tell from the rest."""

KEPT_PROSE = 0.4
"""Share of the best run's prose that a judge must keep to be believed.

Without it a text loses an article whole now and then.
"""

SURE = 2.5
"""Logit of prose, on average, of which a judge is so sure that it may keep less.

Long comments outweigh an article.  Of 25 texts of which judges that had not seen their outlets kept
less, they were right about all above 3.6 but for a few words, and wrong about all below 0.1.
"""


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a judge is believed.

    Attributes:
        mercy: how much lower than usual a line's logit may be.
        least: share of the best run's prose that it must keep, unless it is sure of what it keeps.
        enough: words of prose below which a page has no article to tell from the rest.
    """

    mercy: float = 0.0
    least: float = KEPT_PROSE
    enough: int = LEAST_PROSE


@dataclass(frozen=True, slots=True)
class Article:
    """What the judge makes of ``N`` blocks.

    Attributes:
        inside: [N] whether the block is kept, its heads included.
        heads: blocks above the article that are its headline, standfirst, byline.
        headline: the block of the headline, where there is one.
        logits: [N] what the net says.
    """

    inside: NDArray[np.bool_]
    heads: tuple[int, ...]
    headline: int | None
    logits: Floats


def find_article(
    view: View, blocks: Blocks, judge: LineJudge, trust: Trust, clues: Clues
) -> tuple[Article | None, str]:
    """The article among the blocks; or None, and why the judge has no say (empty: too short)."""
    prose = view.prose
    if prose.weight.sum() < trust.enough:
        return None, ""
    logits = judge.logits(view)
    surely = logits > judge.weights.threshold
    inside = logits > judge.weights.threshold - trust.mercy
    if not _is_believed(prose, logits, inside, trust):
        return None, "the fitted judge found no article; only the rules judged the text"
    headline, heads = find_heads(view, surely if surely.any() else inside, blocks, clues)
    inside[list(heads)] = True
    return Article(inside, heads, headline, logits), ""


def _is_believed(prose: Prose, logits: Floats, inside: NDArray[np.bool_], trust: Trust) -> bool:
    """Whether the judge keeps enough of the prose, or is sure of the little that it keeps."""
    kept = np.where(inside, prose.weight, 0)
    words = float(kept.sum())
    if words >= trust.least * float(prose.weight[prose.first : prose.last + 1].sum()):
        return True
    return words >= trust.enough and float(kept @ logits) >= SURE * words
