"""Menus: a run of short lines without a full stop, many of them names of sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import filterfalse

from cleaner.strip.page import Evidence, Page, runs
from cleaner.strip.signals.byline import is_signed

_DIGIT = re.compile(r"\d")

LABELS = ("navigation", "footer", "licence")
FEWEST = 2
LONGEST = 4
SHORTEST_RUN = 4
CUED = 0.4


def evidence(page: Page) -> Iterator[Evidence]:
    """Runs of four short lines and more in which menu words make up two lines in five."""
    cued = [block for block in page.cued(*LABELS) if _is_label(page, block)]
    if len(cued) < FEWEST:
        return
    entries = {block for block in cued if page.share(block, *LABELS) >= 0.5}
    if len(entries) < FEWEST:
        return
    lines = zip(page.sizes, page.folded, page.ends, strict=True)
    labels = [size <= LONGEST and len(line) <= 40 and not ends for size, line, ends in lines]
    for first, after in runs(labels):
        if after - first >= SHORTEST_RUN and not entries.isdisjoint(range(first, after)):
            yield from _menus(page, range(first, after), entries)


def _is_label(page: Page, block: int) -> bool:
    return page.sizes[block] <= LONGEST and len(page.folded[block]) <= 40 and not page.ends[block]


def _menus(page: Page, labels: range, entries: set[int]) -> Iterator[Evidence]:
    """The menus in a run of labels; a line with a number in it belongs to none."""
    for first, after in runs([not _DIGIT.search(page.folded[block]) for block in labels]):
        menu = labels[first:after]
        found = sum(block in entries for block in menu)
        if len(menu) >= SHORTEST_RUN and found >= max(FEWEST, CUED * len(menu)):
            heads = _heads(page, menu) - entries
            for block in filterfalse(heads.__contains__, menu):
                yield Evidence(block, "navigation", "navigation", "an entry of a menu", 0.6)


def _heads(page: Page, menu: range) -> set[int]:
    """Short headlines among the entries or below them, and the author's name below each."""
    below = range(menu[0] + 1, min(menu[-1] + 2, len(page)))
    signed = [block for block in below if is_signed(page.texts[block])]
    return {at for block in signed for at in (block - 1, block)}
