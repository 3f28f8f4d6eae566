"""For pages of HTML: what lies outside the article by the page's structure."""

from __future__ import annotations

from bisect import bisect_right

from cleaner.model import KEPT, Document, Reason
from cleaner.text import fold

OUTSIDE = Reason("structure", "structure", "outside the article by the page's structure", 0.8)


def outside(document: Document, fenced: frozenset[int]) -> list[Reason]:
    """A reason for every block that the page's extractor leaves out; the headline stays."""
    spans = document.extracted or ()
    starts = [start for start, _ in spans]
    title = fold(document.title or "").strip()
    reasons = []
    for block in document.blocks:
        at = bisect_right(starts, block.start) - 1
        inside = at >= 0 and block.start < spans[at][1]
        stays = inside or block.index in fenced or fold(block.text).strip() == title
        reasons.append(KEPT if stays else OUTSIDE)
    return reasons
