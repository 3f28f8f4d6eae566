"""Short lines that are left standing inside boilerplate: between what goes, or after it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.read.split import BULLETS
from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.page import Evidence, Page, runs

LONGEST = 12
"""Words of a line that can go with its neighbours."""

MOST = 2
"""Such lines in a row."""


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """Lines that are no sentence, with boilerplate on both sides."""
    goes = [score >= THRESHOLD for score in sure]
    if not any(goes):
        return
    for first, after in runs([not gone for gone in goes]):
        if after - first > MOST or first < 2 or after > len(page) - 2:
            continue
        if not (goes[first - 2] and goes[after + 1]):
            continue  # two lines on either side: one may be a mistake
        for block in range(first, after):
            if page.sizes[block] <= LONGEST and not page.ends[block] and not _heads(page, block):
                why = "a label in the middle of boilerplate"
                yield Evidence(block, "between", "other", why, 0.55)


def _heads(page: Page, block: int) -> bool:
    """Whether a label stands over prose: the headline of a brief of one paragraph, or a heading."""
    below = block + 1
    return below < len(page) and page.is_prose(below) and page.texts[block][0] not in BULLETS
