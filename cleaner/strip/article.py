"""The article as the fitted judge sees it: the blocks it keeps, and the headline above them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.strip.fitted.judge import LineJudge, View
from cleaner.strip.fitted.lines import Floats
from cleaner.strip.fitted.prose import Prose
from cleaner.strip.signals.byline import kind_of
from cleaner.text import fold

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

NEAR = 2
"""Lines from prose of the article within which other prose stands beside it."""

HEADLINE = range(3, 31)
"""Words of a headline."""

SEARCHED = 30
"""Lines above the article among which its headline is looked for."""

ABOVE = 3
"""Lines right above the article that can be its standfirst or byline."""

BESIDE = 6
"""Lines between a headline and the name of the author or the day, at most."""

TOLD = 0.4
"""Share of a headline's longer words that the prose must hold too."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a judge is believed.

    Attributes:
        mercy: how much lower than usual a line's logit may be.
        beside: how much lower still, for prose beside prose of the article.
        least: share of the best run's prose that it must keep, unless it is sure of what it keeps.
        enough: words of prose below which a page has no article to tell from the rest.
    """

    mercy: float = 0.0
    beside: float = 0.0
    least: float = KEPT_PROSE
    enough: int = LEAST_PROSE


HeadBlocks = tuple[int | None, tuple[int, ...]]
"""The block of the headline, and all blocks above the article that stay with it."""


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
    view: View, blocks: Blocks, judge: LineJudge, trust: Trust, *, title: str | None = None
) -> tuple[Article | None, str]:
    """The article among the blocks; or None, and why the judge has no say (empty: too short).

    ``title`` is the page's own.
    """
    prose = view.prose
    if prose.weight.sum() < trust.enough:
        return None, ""
    logits = judge.logits(view)
    surely = logits > judge.weights.threshold
    inside = logits > judge.weights.threshold - trust.mercy - trust.beside * _beside(prose, surely)
    if not _is_believed(prose, logits, inside, trust):
        return None, "the fitted judge found no article; only the rules judged the text"
    headline, heads = _heads(view, surely if surely.any() else inside, blocks, title)
    inside[list(heads)] = True
    return Article(inside, heads, headline, logits), ""


def _is_believed(prose: Prose, logits: Floats, inside: NDArray[np.bool_], trust: Trust) -> bool:
    """Whether the judge keeps enough of the prose, or is sure of the little that it keeps."""
    kept = np.where(inside, prose.weight, 0)
    words = float(kept.sum())
    if words >= trust.least * float(prose.weight[prose.first : prose.last + 1].sum()):
        return True
    return words >= trust.enough and float(kept @ logits) >= SURE * words


def _beside(prose: Prose, surely: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which lines are prose beside prose that is surely of the article."""
    sure = surely & prose.is_prose
    beside = sure.copy()
    for reach in range(1, NEAR + 1):
        beside[reach:] |= sure[:-reach]
        beside[:-reach] |= sure[reach:]
    return prose.is_prose & beside


def _heads(view: View, inside: NDArray[np.bool_], blocks: Blocks, title: str | None) -> HeadBlocks:
    """The headline above the article, and the lines to keep with it."""
    first = int(inside.argmax())
    begins = int((inside & view.prose.is_prose).argmax()) or first
    if title:
        headline = top = _titled(blocks, begins, title)
    else:
        headline, top = _told(view, blocks, first)
        if headline is None and first < begins and _may_head(view, blocks, first):
            headline = first
    top = max(0, first - ABOVE) if top is None else top
    found = [
        at
        for at in range(top, begins)
        if at == headline or (not inside[at] and _is_head(view, blocks, at, first))
    ]
    return headline, tuple(found)


def _may_head(view: View, blocks: Blocks, at: int) -> bool:
    """Whether a line that the judge keeps above all prose can be one: no sentence, no byline."""
    if int(view.lines.sizes[at]) not in HEADLINE or blocks[at].text.endswith((".", ":", ",")):
        return False
    return not _signed(blocks[at].text)


def _is_head(view: View, blocks: Blocks, at: int, first: int) -> bool:
    if 0 < first - at <= ABOVE and view.lines.sizes[at] >= HEADLINE.start:
        return True
    return _signed(blocks[at].text)


def _signed(text: str) -> bool:
    return bool(kind_of(text, fold(text).strip()))


def _titled(blocks: Blocks, begins: int, title: str) -> int | None:
    """The last line above the article that stands in the page's title, or holds it."""
    wanted = fold(title).strip()
    for at in range(begins, -1, -1):
        line = fold(blocks[at].text).strip()
        if line.count(" ") + 1 >= HEADLINE.start and (line in wanted or wanted in line):
            return at
    return None


def _told(view: View, blocks: Blocks, first: int) -> tuple[int | None, int | None]:
    """The headline, and the first line that stays with the article; None where there is none.

    It is the line above the article whose words the article says most, the nearest of equals.
    Where that names the author or the day, the headline is the next best beside it.
    """
    above = slice(max(0, first - SEARCHED), first)
    sizes, told = view.lines.sizes[above], view.told[above]
    fits = (sizes >= HEADLINE.start) & (sizes < HEADLINE.stop) & (told > TOLD)
    nearest = np.flatnonzero(fits & ~view.prose.is_prose[above])[::-1]
    best = [above.start + int(at) for at in nearest[np.argsort(-told[nearest], kind="stable")]]
    for at in best:
        if abs(at - best[0]) <= BESIDE and not _signed(blocks[at].text):
            return at, min(at, best[0])
    return None, best[0] if best else None
