"""The lines next to a line, and the page as a whole."""

from __future__ import annotations

import numpy as np

from cleaner.read.html.flags import BIT
from cleaner.read.html.outline import TAGS
from cleaner.strip.structure.ground import Floats, Ground, Rows

_NEXT = ("same block before", "same parent before", "same parent behind", "deeper than before")
_PAGE = (
    "blocks of the page",
    "links of the page",
    "an <article>",
    "text in <p>",
    "prose in <article>",
    "prose in <main>",
    "prose in <p>",
)
NAMES = (*_NEXT, *_PAGE)
_P = TAGS.index("p")


def around_rows(ground: Ground) -> list[Rows]:
    """[len(NAMES), L] the rows of `NAMES`, some at once."""
    outline = ground.outline
    block = outline.block
    parent, depth = outline.parent[block], outline.depth[block]
    same = np.zeros((3, len(block)), np.bool_)
    same[0, 1:] = block[1:] == block[:-1]
    same[1, 1:] = same[2, :-1] = parent[1:] == parent[:-1]
    deeper = np.clip(np.diff(depth, prepend=0), -6, 6) / 3
    page = np.repeat(_page(ground)[:, None], len(block), axis=1)
    return [same, deeper, page]


def _page(ground: Ground) -> Floats:
    """[len(_PAGE)] the same for all lines."""
    outline = ground.outline
    article, main = (outline.flags & BIT[name] > 0 for name in ("article", "main"))
    paragraph = outline.tag[outline.block] == _P
    return np.array(
        (
            np.log1p(len(outline.parent)),
            outline.linked.sum() / ground.size,
            article.any(),
            outline.size[paragraph].sum() / ground.size,
            *(ground.prose[where].sum() / ground.total for where in (article, main, paragraph)),
        )
    )
