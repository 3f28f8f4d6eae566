"""Lists of other articles under a heading of their own ("You might also like")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.strip.judge import THRESHOLD
from cleaner.strip.page import Evidence, Page

LONGEST = 25
"""Words of a headline with its kicker."""

MOST_INSIDE = 6
"""Headlines that a list in the middle of an article can have."""


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """Headlines after a sure heading of related links, up to the next paragraph of prose."""
    shares = page.cued("related")
    for heading in sorted(shares):
        if sure[heading] < THRESHOLD or page.sizes[heading] > LONGEST or shares[heading] < 0.5:
            continue
        after = _list_end(page, heading + 1)
        if after < len(page) and after - heading - 1 > MOST_INSIDE:
            continue
        for block in range(heading + 1, after):
            why = f"stands in the list under {page.texts[heading]!r}"
            yield Evidence(block, "related", "related", why, 0.7 if after == len(page) else 0.6)


def _list_end(page: Page, at: int) -> int:
    while at < len(page) and _is_headline(page, at):
        at += 1
    return at


def _is_headline(page: Page, block: int) -> bool:
    text = page.texts[block]
    return page.sizes[block] <= LONGEST and not text.endswith((".", ".”", '."', ":", ".’"))
