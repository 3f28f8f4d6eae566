"""Lines of a page of HTML of which its judge is so sure that a label's words are no evidence.

"Donate", "Privacy" and "Contact us" are buttons, and headings above a paragraph that tells of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.flags import BIT
from cleaner.read.html.outline import Outline
from cleaner.strip.article import Article

HEADING = 2.0
"""Logit of a heading right above a paragraph in the same block.

Of 9 on the development pages that rules took all but one were of the article, or held to be by
whoever reads them.
"""

LINE = 4.5
"""Logit of any other short line: 13 to none."""

SHORT = 8
"""Words of a short line."""

PARAGRAPH = 6
"""Words of what a heading heads."""


def sure_lines(outline: Outline, article: Article, sizes: NDArray[np.floating]) -> list[int]:
    """The lines of the article that no label's words accuse; ``sizes`` [L] are their words."""
    inside, logits = article.inside, article.logits
    heads = np.zeros(len(outline), dtype=np.bool_)
    parent = outline.parent[outline.block]
    heads[:-1] = inside[1:] & (sizes[1:] >= PARAGRAPH) & (parent[:-1] == parent[1:])
    is_heading = (outline.flags & BIT["heading"] > 0) | (outline.bold >= outline.size)
    known = heads & is_heading & (logits >= HEADING) | ~is_heading & (logits >= LINE)
    found = inside & (outline.linked == 0) & (sizes <= SHORT) & known
    if article.headline is not None:
        found[article.headline] = True
    return np.flatnonzero(found).tolist()
