"""A donation appeal: a long block that speaks to the reader and asks for money more than once."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.strip.cues import Cue
from cleaner.strip.page import Evidence, Page
from cleaner.strip.signals.address import address


def evidence(page: Page) -> Iterator[Evidence]:
    """Blocks with two cues of giving or more, and we and you all over."""
    for block in page.cued("donation"):
        cues = {cue.text for cue, _, _ in page.hits[block] if _is_appeal(page, cue)}
        if len(cues) < 2:
            continue
        spoken = address(page.folded[block])
        if spoken >= 2 and spoken / page.sizes[block] >= 0.05:
            yield Evidence(
                block, "donation", "donation", "asks the reader for money, more than once", 0.8
            )


def _is_appeal(page: Page, cue: Cue) -> bool:
    """A phrase of giving; not the single word of a button, which any report may hold."""
    return cue.words > 1 and page.rules.labels[cue.group] == "donation"
