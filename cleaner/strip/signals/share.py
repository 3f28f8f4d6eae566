"""Share and follow buttons: neighbouring lines that are each nothing but the name of a network."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.strip.page import Evidence, Page, runs

FEWEST = 2


def evidence(page: Page) -> Iterator[Evidence]:
    """Runs of lines that share cues cover whole."""
    shares = page.cued("share")
    for first, after in runs(shares.get(block, 0.0) >= 0.75 for block in range(len(page))):
        if after - first >= FEWEST:
            for block in range(first, after):
                yield Evidence(block, "share", "share", "a row of share buttons", 0.6)
