"""The list of a page's links below it, as text browsers write it (``lynx -dump``)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import or_

from cleaner.read.numbered import ADDRESS, LISTED
from cleaner.strip.page import Evidence, Page, runs

FEWEST = 10
"""Addresses of a list."""

HEADINGS = frozenset(["references", "visible links", "hidden links"])

WHY = "the address of a link, as a text browser lists them"


def may_hold(text: str) -> bool:
    """Whether a text can hold such a list at all."""
    return text.count("://") >= FEWEST and len(LISTED.findall(text)) >= FEWEST


def evidence(page: Page) -> Iterator[Evidence]:
    """Addresses that are numbered one after the other, and the headings of their list."""
    if not may_hold(page.blocks.text):
        return
    for first, after in _lists(page):
        for block in range(first, after):
            yield Evidence(block, "references", "navigation", WHY, 0.95, proven=True)


def _lists(page: Page) -> Iterator[tuple[int, int]]:
    """Runs of numbered addresses and headings of such, enough addresses, the numbers rising.

    What begins a text is no list below a page.
    """
    numbers = [int(found[1]) if (found := ADDRESS.fullmatch(text)) else 0 for text in page.texts]
    heads = [line.strip().rstrip(":") in HEADINGS for line in page.folded]
    for first, after in runs(map(or_, map(bool, numbers), heads)):
        listed = [number for number in numbers[first:after] if number]
        if first and len(listed) >= FEWEST and all(low < high for low, high in pairwise(listed)):
            yield first, after
