"""The lines above an article that stay with it: its headline, standfirst, byline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.strip.article.headline import WORDS, Accused, find_headline
from cleaner.strip.fitted.judge import View
from cleaner.strip.signals.byline import is_signed

if TYPE_CHECKING:
    from cleaner.strip.article.titled import Titles

ABOVE = 3
"""Lines right above the article that can be its standfirst or byline."""


def nobody(_: Sequence[int]) -> frozenset[int]:
    """Nothing is known."""
    return frozenset()


@dataclass(frozen=True, slots=True)
class Clues:
    """What else is known of the lines above an article.

    Attributes:
        titles: how the page is headed, which bare text does not tell.
        accused: which of them are boilerplate by what they say.
    """

    titles: Titles | None = None
    accused: Accused = nobody


HeadBlocks = tuple[int | None, tuple[int, ...]]
"""The block of the headline, and all blocks above the article that stay with it."""


def find_heads(view: View, inside: NDArray[np.bool_], blocks: Blocks, clues: Clues) -> HeadBlocks:
    """The headline above the article, and the lines to keep with it.

    ``inside`` [N] tells which blocks are of the article, one at least.
    """
    first = int(inside.argmax())
    begins = int((inside & view.prose.is_prose).argmax()) or first
    if clues.titles is not None and (clues.titles.title or clues.titles.headings):
        from cleaner.strip.article.titled import find_titled  # all that reads HTML comes with it

        headline = find_titled(blocks, begins, clues.titles)
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
