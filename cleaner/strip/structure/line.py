"""The line by itself: its links and type, its block, what it lies in."""

from __future__ import annotations

import numpy as np

from cleaner.read.html.outline import FLAGS, TAGS
from cleaner.strip.structure.ground import Ground, Rows

_OWN = ("link share", "links", "all links", "bold share", "images before", "after a break")
_OF = (
    *("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote", "pre"),
    *("figcaption", "dt", "dd", "section", "article", "address", "header", "footer", "summary"),
    *("form", "figure", "main", "aside", "nav", "body", "center", "caption", "legend"),
)
_AROUND = (
    *("div", "li", "article", "section", "main", "aside", "nav", "header", "footer", "td"),
    *("blockquote", "figure", "form", "body", "address"),
)
NAMES = (
    *_OWN,
    *(f"in <{name}>" for name in _OF),
    *(f"below <{name}>" for name in _AROUND),
    *(f"within {name}" for name in FLAGS),
)

_TAGS = np.array([[TAGS.index(name)] for name in _OF])
_PARENTS = np.array([[TAGS.index(name)] for name in _AROUND])
_BITS = np.arange(len(FLAGS), dtype=np.uint32)[:, None]


def line_rows(ground: Ground) -> list[Rows]:
    """[len(NAMES), L] the rows of `NAMES`, some at once."""
    outline = ground.outline
    size = np.maximum(outline.size, 1)
    tags = outline.tag[outline.block]
    parents = outline.tag[outline.parent[outline.block]]
    return [
        np.stack(
            (
                outline.linked / size,
                np.log1p(outline.links),
                (outline.linked >= 0.95 * size) & (outline.linked > 0),
                outline.bold / size,
                np.log1p(np.minimum(outline.images, 10)),
                outline.breaks > 0,
            )
        ),
        tags == _TAGS,
        parents == _PARENTS,
        outline.flags >> _BITS & 1,
    ]
