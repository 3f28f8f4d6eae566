"""What stands around a cookie banner: its buttons, and the rest of what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.page import Evidence, Page
from cleaner.strip.signals.address import address

REACH = 3
"""Blocks around a banner that can belong to it."""


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """Blocks near a sure cookie banner that speak of cookies too."""
    banners = [block for block in page.cued("cookie") if sure[block] >= THRESHOLD]
    for banner in banners:
        for block in range(max(0, banner - REACH), min(len(page), banner + REACH + 1)):
            if block == banner:
                continue
            share = page.share(block, "cookie")
            if share >= 0.5 or (share >= 0.1 and address(page.folded[block])):
                yield Evidence(block, "consent", "cookie", "stands beside a cookie banner", 0.6)
