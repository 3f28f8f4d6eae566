"""Share and follow buttons: neighbouring lines that are each nothing but the name of a network."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.strip.page import Evidence, Page, runs

FEWEST = 2


def evidence(page: Page) -> Iterator[Evidence]:
    """Runs of lines that share cues cover whole."""
    cued = set(page.cued("share"))
    beside = {block for block in cued if block - 1 in cued or block + 1 in cued}
    buttons = {block for block in beside if page.share(block, "share") >= 0.75}
    if len(buttons) < FEWEST:
        return
    for first, after in runs([block in buttons for block in range(len(page))]):
        if after - first >= FEWEST:
            for block in range(first, after):
                yield Evidence(block, "share", "share", "a row of share buttons", 0.6)
