"""What leads up to a newsletter or subscription pitch and what follows it.

A pitch is several lines: the paper's name, a promise, the call, the small print.  Only the call
has cues of its own; the lines beside it speak to the reader, or repeat the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.strip.judge import THRESHOLD
from cleaner.strip.page import Evidence, Page
from cleaner.strip.signals.address import address

LABELS = ("newsletter", "subscription", "app")
LONGEST = 40
REACH = 3


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """Lines beside a sure pitch that speak to the reader, or whose words the pitch repeats."""
    calls = [block for block in page.cued(*LABELS) if sure[block] >= THRESHOLD]
    known = set(calls)
    for call in calls:
        for step in (-1, 1):
            said = set(page.folded[call].replace("'s", "").split())
            block = call + step
            while 0 <= block < len(page) and abs(block - call) <= REACH and block not in known:
                why = _belongs(page, block, said)
                if not why:
                    break
                yield Evidence(block, "pitch", "newsletter", why, 0.55)
                said |= set(page.folded[block].split())
                block += step


def _belongs(page: Page, block: int, said: set[str]) -> str:
    line, size = page.folded[block], page.sizes[block]
    if size > LONGEST or '"' in line:
        return ""
    if size <= 5 and set(line.split()) <= said and not page.ends_sentence(block):
        return "the name that the pitch beside it repeats"
    if address(line) and (size <= 25 or address(line) >= 3):
        return "speaks to the reader, beside a pitch"
    return ""
