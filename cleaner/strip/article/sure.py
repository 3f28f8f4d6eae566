"""Lines of a page of HTML of which its judge is so sure that a label's words are no evidence.

"Donate", "Privacy" and "Contact us" are buttons, and headings above a paragraph that tells of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.flags import BIT
from cleaner.read.html.outline import TAGS, Outline
from cleaner.strip.article.find import Article

HEADING, LABEL = 2.0, 0.0
"""Logits of a heading right above a paragraph in the same block, and of one that is a mere label.

Of the former rules took 8 on the development pages: 7 were of the article, or held to be by whoever
reads them; of the latter none was not.  A label among others that look alike is the article's, too.
"""

FEWEST = 3
"""How many they must be."""

LINE = 4.5
"""Logit of any other short line: 13 to none."""

SHORT, LABELS = 8, 3
"""Words of a short line, and of a label."""

PARAGRAPH = 5
"""Words of what a heading heads."""

_PRE = TAGS.index("pre")

Flags = NDArray[np.bool_]


def sure_lines(outline: Outline, article: Article, sizes: NDArray[np.floating]) -> list[int]:
    """The lines of the article that no label's words accuse; ``sizes`` [L] are their words."""
    inside, logits = article.inside, article.logits
    is_heading = (outline.flags & BIT["heading"] > 0) | (outline.bold >= outline.size)
    heads = _heads(outline, inside, sizes) & is_heading
    is_label = heads & (sizes <= LABELS)
    is_label[:-1] &= ~is_heading[1:]
    is_known = is_label & ((logits >= LABEL) | _are_many(outline, is_label))
    is_known |= (heads & (logits >= HEADING)) | (~is_heading & (logits >= LINE))
    found = is_known & (outline.linked == 0) & (sizes <= SHORT)
    found = inside & (found | (outline.tag[outline.block] == _PRE))
    if article.headline is not None:
        found[article.headline] = True
    lines: list[int] = np.flatnonzero(found).tolist()
    return lines


def _heads(outline: Outline, inside: Flags, sizes: NDArray[np.floating]) -> Flags:
    """[L] which lines of the article stand above a paragraph of it in the same block."""
    parent = outline.parent[outline.block]
    heads = np.zeros(len(outline), dtype=np.bool_)
    heads[:-1] = inside[1:] & (sizes[1:] >= PARAGRAPH) & (parent[:-1] == parent[1:])
    return heads & inside


def _are_many(outline: Outline, chosen: Flags) -> Flags:
    """[L] which chosen lines are among `FEWEST` whose blocks, and those around them, look alike."""
    if np.count_nonzero(chosen) < FEWEST:
        return np.zeros(len(outline), dtype=np.bool_)
    block = outline.block[chosen]
    looks = outline.signature[outline.parent[block]].astype(np.uint64) << np.uint64(32)
    _, group, counts = np.unique(
        looks | outline.signature[block], return_inverse=True, return_counts=True
    )
    many = np.zeros(len(outline), dtype=np.bool_)
    many[chosen] = counts[group] >= FEWEST
    return many
