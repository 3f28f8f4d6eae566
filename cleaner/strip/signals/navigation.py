"""Menus: a run of short lines without a full stop, many of them names of sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.strip.page import Evidence, Page, runs

_DIGIT = re.compile(r"\d")

LONGEST = 4
SHORTEST_RUN = 4
CUED = 0.4


def evidence(page: Page) -> Iterator[Evidence]:
    """Runs of four short lines and more in which menu words make up two lines in five."""
    shares = page.cued("navigation", "footer", "licence")
    if len(shares) < 2:
        return
    for first, after in runs(_is_label(page, block) for block in range(len(page))):
        size = after - first
        cued = sum(shares.get(block, 0.0) >= 0.5 for block in range(first, after))
        if size >= SHORTEST_RUN and cued >= max(2, CUED * size):
            for block in range(first, after):
                yield Evidence(block, "navigation", "navigation", "an entry of a menu", 0.6)


def _is_label(page: Page, block: int) -> bool:
    if page.sizes[block] > LONGEST or page.ends[block]:
        return False
    line = page.folded[block]
    return len(line) <= 40 and not _DIGIT.search(line)
