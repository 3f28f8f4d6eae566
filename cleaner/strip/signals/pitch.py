"""What leads up to a newsletter or subscription pitch and what follows it.

A pitch is several lines: the paper's name, a promise, the call, the small print.  Only the call
is sure to have cues of its own; the lines beside it speak to the reader, or repeat the name.  A
sentence that does so may be the article's ("If you cannot sleep, call your doctor."), and so may a
heading ("What you need to know"): without a cue they go only where more of the pitch stands behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.page import Evidence, Page
from cleaner.strip.signals.address import address

LABELS = ("newsletter", "subscription", "app")
LONGEST = 40
SHORT = 25
REACH = 3

NAME = "the name that the pitch beside it repeats"
SPEAKS = "speaks to the reader, beside a pitch"


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """Lines beside a sure pitch that speak to the reader, or whose words the pitch repeats."""
    calls = frozenset(block for block in page.cued(*LABELS) if sure[block] >= THRESHOLD)
    for call in sorted(calls):
        for step in (-1, 1):
            for block, why in _beside(page, call, step, calls):
                if block not in calls:
                    yield Evidence(block, "pitch", "newsletter", why, 0.55)


def _beside(page: Page, call: int, step: int, calls: frozenset[int]) -> Iterator[tuple[int, str]]:
    """The lines of one side, from the call outwards; the unsure ones wait for a sure one."""
    said = set(page.folded[call].replace("'s", "").split())
    waiting: list[tuple[int, str]] = []
    for block in range(call + step, call + step * (REACH + 1), step):
        if not 0 <= block < len(page):
            return
        why, certain = (SPEAKS, True) if block in calls else _belongs(page, block, said)
        if not why:
            return
        waiting.append((block, why))
        if certain:
            yield from waiting
            waiting = []
        if block in calls:
            return
        said |= set(page.folded[block].split())


def _belongs(page: Page, block: int, said: set[str]) -> tuple[str, bool]:
    """Why a line belongs to the pitch, and whether that is certain."""
    line, size = page.folded[block], page.sizes[block]
    if size > LONGEST or '"' in line:
        return "", False
    stops = page.ends[block]
    if size <= 5 and not stops and set(line.split()) <= said:
        return NAME, True
    spoken = address(line)
    if spoken and (size <= SHORT or spoken >= 3):
        return SPEAKS, page.share(block, *LABELS) > 0 or (spoken >= 2 and not stops)
    return "", False
