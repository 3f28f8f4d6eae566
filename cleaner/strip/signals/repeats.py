"""What stands twice in one document: titles, paragraphs, and captions with and without credit.

The first copy stays.  Refrains are safe: a repeated line must be long, or the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.strip.page import Evidence, Page

LONG = 12
"""Words from which a repeated line is no refrain."""

HEAD = 6
"""Blocks at the top among which the headline is repeated."""

BODY = 2
"""Paragraphs of prose that must follow; verse has none."""

_CREDIT = re.compile(
    r"[ .]*[(\[|]?\s*(?:photo|photograph|picture|image|credit|bild|foto|fotografía|crédito|imagen|"
    r"getty|reuters|ap\b|afp|epa|pa\b|©).*",
)


def evidence(page: Page) -> Iterator[Evidence]:
    """Exact repeats, which are proven, and captions that the next line says again with a credit."""
    first: dict[str, int] = {}
    for block, line in enumerate(page.folded):
        before = first.setdefault(line, block)
        if before == block:
            continue
        if page.sizes[block] >= LONG:
            yield _repeat(block, "the same paragraph stood before")
        elif before < block <= HEAD and _is_title(page, before, block):
            yield _repeat(block, "the headline again")
    yield from _captions(page)


def _is_title(page: Page, first: int, again: int) -> bool:
    """Among the first lines, with nothing of the article between the two, and all of it after."""
    if page.sizes[first] < 4 or page.prose_in(first + 1, again):
        return False
    return page.prose_in(again + 1, again + 12) >= BODY


def _captions(page: Page) -> Iterator[Evidence]:
    for block in range(len(page) - 1):
        line, after = page.folded[block], page.folded[block + 1]
        if page.sizes[block] < 4 or after == line or not after.startswith(line):
            continue
        if _CREDIT.fullmatch(after[len(line) :]):
            why = "a caption that the next line repeats with its credit"
            yield Evidence(block, "repeats", "caption", why, 0.9)


def _repeat(block: int, why: str) -> Evidence:
    return Evidence(block, "repeats", "repeat", why, 0.95, proven=True)
