"""The lines above an article that stay with it: its headline, standfirst, byline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.strip.fitted.judge import View
from cleaner.strip.headline import WORDS, Accused, find_headline, is_signed
from cleaner.text import fold

ABOVE = 3
"""Lines right above the article that can be its standfirst or byline."""


def nobody(_: Sequence[int]) -> frozenset[int]:
    """Nothing is known."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class Clues:
    """What else is known of the lines above an article.

    Attributes:
        title: the page's own, which bare text has not.
        accused: which of them are boilerplate by what they say.
    """

    title: str | None = None
    accused: Accused = nobody


HeadBlocks = tuple[int | None, tuple[int, ...]]
"""The block of the headline, and all blocks above the article that stay with it."""


def find_heads(view: View, inside: NDArray[np.bool_], blocks: Blocks, clues: Clues) -> HeadBlocks:
    """The headline above the article, and the lines to keep with it.

    ``inside`` [N] tells which blocks are of the article, one at least.
    """
    first = int(inside.argmax())
    begins = int((inside & view.prose.is_prose).argmax()) or first
    if clues.title:
        headline = _titled(blocks, begins, clues.title)
    else:
        headline = find_headline(view, blocks, range(first, begins), clues.accused)
    top = max(0, first - ABOVE) if headline is None else headline
    found = [
        at
        for at in range(top, begins)
        if at == headline or (not inside[at] and _is_head(view, blocks, at, first))
    ]
    return headline, tuple(found)


def _is_head(view: View, blocks: Blocks, at: int, first: int) -> bool:
    if 0 < first - at <= ABOVE and view.lines.sizes[at] >= WORDS.start:
        return True
    return is_signed(blocks[at].text)


def _titled(blocks: Blocks, begins: int, title: str) -> int | None:
    """The last line above the article that stands in the page's title, or holds it."""
    wanted = fold(title).strip()
    for at in range(begins, -1, -1):
        line = fold(blocks[at].text).strip()
        if line.count(" ") + 1 >= WORDS.start and (line in wanted or wanted in line):
            return at
    return None
