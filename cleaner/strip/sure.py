"""Lines of a page of HTML of which its judge is so sure that a label's words are no evidence.

"Donate", "Privacy" and "Contact us" are buttons, and headings above a paragraph that tells of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.flags import BIT
from cleaner.read.html.outline import Outline
from cleaner.strip.article import Article

HEADING, LABEL = 2.0, 0.0
"""Logits of a heading right above a paragraph in the same block, and of one that is a mere label.

Of the former rules took 8 on the development pages: 7 were of the article, or held to be by whoever
reads them; of the latter none was not.
"""

LINE = 4.5
"""Logit of any other short line: 13 to none."""

SHORT, LABELS = 8, 3
"""Words of a short line, and of a label."""

PARAGRAPH = 5
"""Words of what a heading heads."""


def sure_lines(outline: Outline, article: Article, sizes: NDArray[np.floating]) -> list[int]:
    """The lines of the article that no label's words accuse; ``sizes`` [L] are their words."""
    inside, logits = article.inside, article.logits
    is_heading = (outline.flags & BIT["heading"] > 0) | (outline.bold >= outline.size)
    parent = outline.parent[outline.block]
    heads = is_heading.copy()
    heads[-1:] = False
    heads[:-1] &= inside[1:] & (sizes[1:] >= PARAGRAPH) & (parent[:-1] == parent[1:])
    above = np.zeros(len(outline), dtype=np.bool_)
    above[:-1] = heads[:-1] & ~is_heading[1:] & (sizes[:-1] <= LABELS)
    known = (
        (heads & (logits >= HEADING)) | (above & (logits >= LABEL)) | ~is_heading & (logits >= LINE)
    )
    found = inside & (outline.linked == 0) & (sizes <= SHORT) & known
    if article.headline is not None:
        found[article.headline] = True
    return np.flatnonzero(found).tolist()
