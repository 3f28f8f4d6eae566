"""For pages of HTML: what lies outside the article by the page's structure.

Extractors leave out headlines, and lists, tables and subheads amid the text.  A line that no word
of its own accuses is spared where it is the headline, stands right above the article, or lies in a
short gap of it.
"""

from __future__ import annotations

from bisect import bisect_right

from cleaner.model import KEPT, Document, Reason
from cleaner.strip.page import runs
from cleaner.text import fold

OUTSIDE = Reason("structure", "structure", "outside the article by the page's structure", 0.8)

ABOVE = 3
"""Lines right above the article that can be its headline, standfirst and byline."""

GAP = 12
"""Lines amid the article that can be a list or a table of it."""

LEAST = 3
"""Words of a headline."""


def outside(document: Document, fenced: frozenset[int], known: list[Reason]) -> list[Reason]:
    """A reason for every block: kept, or outside; ``known`` is what the words of each say.

    Where the words of a block that goes say better what it is, they give the reason.
    """
    inside = _extracted(document)
    innocent = [reason is KEPT for reason in known]
    stays = [taken or block in fenced for block, taken in enumerate(inside)]
    for first, after in runs(not taken for taken in inside):
        if _is_gap(inside, first, after) and after - first <= GAP:
            stays[first:after] = innocent[first:after]
    for block in _headlines(document, inside):
        stays[block] = stays[block] or innocent[block]
    return [
        KEPT if stay else (OUTSIDE if reason is KEPT else reason)
        for stay, reason in zip(stays, known, strict=True)
    ]


def _extracted(document: Document) -> list[bool]:
    spans = document.extracted or ()
    starts = [start for start, _ in spans]
    inside = []
    for start in document.blocks.starts:
        at = bisect_right(starts, start) - 1
        inside.append(at >= 0 and start < spans[at][1])
    return inside


def _is_gap(inside: list[bool], first: int, after: int) -> bool:
    return first > 0 and after < len(inside)


def _headlines(document: Document, inside: list[bool]) -> list[int]:
    """The lines right above the article, and those that the page's title repeats."""
    title = fold(document.title or "").strip()
    first = inside.index(True) if True in inside else 0
    found = []
    for block in range(first):
        line = fold(document.blocks[block].text).strip()
        words = len(line.split())
        if words >= LEAST and (first - block <= ABOVE or line in title):
            found.append(block)
    return found
