"""The headline of a bare text: the line above its article that looks most like one.

Whose words the article says, that stands apart from menus, and has a byline below it.  Lines are
scored by a few traits; the weights were fitted on the titles that pages of HTML give themselves,
and rounded (docs/fitting.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.strip.fitted.judge import View
from cleaner.strip.fitted.lines import Ints
from cleaner.strip.signals.byline import is_signed

Scores = NDArray[np.floating]
"""[n] how much each of some lines looks like a headline."""

Accused = Callable[[Sequence[int]], frozenset[int]]
"""Those of some blocks that are known as boilerplate."""

WORDS = range(3, 31)
"""Words of a headline."""

SEARCHED = 80
"""Lines above the article among which its headline is looked for."""

TOLD = 0.15
"""Share of a headline's longer words that the prose must say too."""

LEAST = 2.5
"""The score of a headline."""

ACCUSED = 2.0
"""What a line loses that is known as boilerplate; of the others only those so near may win."""

FULL = 15
"""Words of a line from which more of them that the prose says are no better."""

SHORT, LONG = 3, 15
"""Words up to which a headline may be a label, and beyond which it may be a standfirst."""

TITLE = 300
"""Characters of a text's first line in which a page's own title may stand."""

LABEL, NEAR = 4, 3
"""Words of a label; lines to either side among which labels are counted."""

LOOSE = 3
"""Line ends behind a line that stands quite alone."""

SENTENCE = 12
"""Words from which a line with a full stop is the first sentence of an article, no headline."""

BELOW = 4
"""Lines below a headline among which its byline or day may stand."""

_STOPS = (".", "…", "。")
"""How few headlines end."""

_ENDS = (".", '."', ".”", ".»")
"""How no headline of `SENTENCE` words and more ends."""

_WORD = re.compile(r"\w+")
_BULLET = re.compile(r"\s*(?:[*+•·▪»>|–—-]|o |\d{1,3}[.)] |\[)")


def find_headline(view: View, blocks: Blocks, article: range, accused: Accused) -> int | None:
    """The block of the headline of a text, if it has one.

    ``article`` begins where the article does, and ends at its first prose; ``accused`` tells which
    of some blocks are boilerplate by what they say.
    """
    above = slice(max(0, article.start - SEARCHED), article.stop)
    sizes, told = view.lines.sizes[above], view.told[above]
    may = (sizes >= WORDS.start) & (sizes < WORDS.stop) & (told >= TOLD)
    places = (above.start + np.flatnonzero(may)).tolist()
    found = np.array([at for at in places if not _is_sentence(blocks[at].text)], dtype=np.intp)
    if not len(found):
        return None
    scores = _by_words(view, found) + _by_place(view, found, article.start)
    scores += _by_looks(blocks, found.tolist())
    least = max(LEAST, float(scores.max()) - ACCUSED)
    found, scores = found[scores >= least], scores[scores >= least]
    if not len(found):
        return None
    known = accused(found.tolist())
    scores -= ACCUSED * np.array([at in known for at in found.tolist()])
    best = len(found) - 1 - int(scores[::-1].argmax())  # the nearest of equals
    return int(found[best]) if scores[best] >= LEAST else None


def _is_sentence(text: str) -> bool:
    return text.endswith(_ENDS) and len(text.split()) >= SENTENCE


def _by_words(view: View, found: Ints) -> Scores:
    """Whose words does the article say, and how many of them?  Is it too short, or prose?"""
    told, sizes = view.told[found], view.lines.sizes[found]
    score: Scores = 2 * told + 2 * told * np.minimum(sizes, FULL) / 10
    score -= (sizes <= SHORT).astype(score.dtype) + (sizes > LONG)
    return score - view.prose.is_prose[found]


def _by_place(view: View, found: Ints, first: int) -> Scores:
    """How far is it from the article, what is around it?  No headline stands amid the article."""
    lines = view.lines
    count = len(lines)
    gap = np.append(lines.gap, LOOSE)[found + 1]
    upto = np.append(0, np.cumsum(lines.sizes <= LABEL))
    low, high = np.maximum(found - NEAR, 0), np.minimum(found + NEAR + 1, count)
    labels = upto[high] - upto[low] - (lines.sizes[found] <= LABEL)
    score: Scores = -0.75 * np.log1p(np.maximum(first - found, 0))
    score -= 3 * (found >= first)
    score += 2 * (found == 0)
    score += 2 * np.minimum(gap, LOOSE) / LOOSE
    score += 2 * labels / np.maximum(high - low - 1, 1)
    return score


def _by_looks(blocks: Blocks, found: list[int]) -> Scores:
    """Is it a heading, or an entry of a list?  Who signs, and where?

    The first line of a dump is often the title that the page gives itself.
    """
    first = _words(blocks[0].text[:TITLE])

    @cache
    def signed(at: int) -> bool:
        return at < len(blocks) and is_signed(blocks[at].text)

    def score(at: int) -> float:
        text = blocks[at].text
        looks = 2 * text.startswith("#") - 2 * bool(_BULLET.match(text)) - 2 * signed(at)
        looks -= 2 * text.endswith(_STOPS)
        looks += any(map(signed, range(at + 1, at + BELOW + 1)))
        return looks + 2 * _share(text, first if at else frozenset())

    return np.array([score(at) for at in found], dtype=np.float32)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _share(text: str, among: frozenset[str]) -> float:
    """The share of a text's words that are among some."""
    words = _words(text)
    return len(words & among) / len(words) if words else 0.0
