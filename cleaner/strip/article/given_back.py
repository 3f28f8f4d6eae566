"""What the structure of a page gives back to an article of which the judge took it.

The judge hears of structure as of everything else, in numbers, and is wrong about a line here and
there.  Some things are plain to see: code, entries among entries, a box of facts, a line beside
paragraphs, a standfirst.  What rules know as boilerplate goes after it all the same.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.read.html.flags import BIT
from cleaner.read.html.outline import TAGS, Outline
from cleaner.strip.article.find import Article
from cleaner.strip.article.hours import keep_hours
from cleaner.strip.article.siblings import FEWEST, of_siblings

BELOW = 2
"""Lines right below a headline that may be its standfirst."""

STANDFIRST = 10
"""Words of a standfirst; of fewer, it may be a date, a name or a label."""

PART = 1 / 3
"""Share of the words that stand in a block itself, of which the judge must have kept so many."""

GAP = 3
"""Lines between two of the article, which may have one in the same block beside them."""

NEXT = -4.0
"""Logit of a line in the same block: a tenth as far out as those of menus."""

BOX = 10
"""Words of a box of facts; of fewer, it may be a mark of an advert."""

_PRE, _ASIDE = TAGS.index("pre"), TAGS.index("aside")
_NO_WORDS = sum(
    BIT[name]
    for name in (
        *("figure", "figcaption", "form", "button", "nav", "footer", "hidden", "dialog", "time"),
        "comments",
    )
)

Flags = NDArray[np.bool_]
Sizes = NDArray[np.floating]


def give_back(blocks: Blocks, outline: Outline, article: Article, sizes: Sizes) -> Article:
    """The article with what is its own; ``sizes`` [L] are the words of the page's lines."""
    inside = article.inside
    if not inside.any():
        return article
    plain = (outline.linked == 0) & (outline.flags & _NO_WORDS == 0)
    keep_boxes(outline, inside, plain, sizes)
    inside |= (of_siblings(outline, inside) | in_parts(outline, inside, sizes)) & plain
    keep_beside(outline, inside, plain & (article.logits >= NEXT))
    keep_hours(blocks, article)
    below = _standfirst(article, plain & (outline.flags & BIT["aside"] == 0), sizes)
    inside[below] = True
    return replace(article, heads=tuple(sorted({*article.heads, *below})))


def keep_boxes(outline: Outline, inside: Flags, plain: Flags, sizes: Sizes) -> None:
    """Take in each ``<pre>`` amid the article, and ``<aside>``: facts, a quotation, a timeline.

    An aside holds ``plain`` lines alone, which link to nothing.
    """
    places = np.flatnonzero(inside)
    for block in np.flatnonzero((outline.tag == _PRE) | (outline.tag == _ASIDE)).tolist():
        first, last = outline.first[block], outline.last[block]
        if not places[0] < first < last <= places[-1]:
            continue
        lines = slice(first, last)
        if outline.tag[block] == _PRE or (plain[lines].all() and sizes[lines].sum() >= BOX):
            inside[lines] = True


def in_parts(outline: Outline, inside: Flags, sizes: Sizes) -> Flags:
    """[L] which lines ``<br>`` parts in a block, of whose words enough are of the article."""
    block, count = outline.block, len(outline.parent)
    words, kept = np.bincount(block, sizes, count), np.bincount(block, inside * sizes, count)
    enough = (np.bincount(block, minlength=count) >= FEWEST) & (kept >= PART * words) & (kept > 0)
    found: Flags = (enough & (outline.tag != _PRE))[block]
    return found


def keep_beside(outline: Outline, inside: Flags, may: Flags) -> None:
    """Take in what may be in short gaps of the article, in the same block as a line at an end."""
    places = np.flatnonzero(inside)
    gaps = np.diff(places) - 1
    parent = outline.parent[outline.block]
    for at in np.flatnonzero((gaps > 0) & (gaps <= GAP)).tolist():
        before, behind = places[at], places[at + 1]
        between = slice(before + 1, behind)
        near = (parent[between] == parent[before]) | (parent[between] == parent[behind])
        inside[between] = near & may[between]


def _standfirst(article: Article, plain: Flags, sizes: Sizes) -> list[int]:
    """The lines below the headline that the judge took for none of the article."""
    if article.headline is None:
        return []
    first = article.headline + 1
    below = range(first, min(first + BELOW, len(plain)))
    return [at for at in below if plain[at] and sizes[at] >= STANDFIRST and not article.inside[at]]
