"""Lists of other articles under a heading of their own ("You might also like")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.page import Evidence, Page

LONGEST = 25
"""Words of a headline with its kicker."""

MOST_INSIDE = 6
"""Headlines that a list in the middle of an article can have."""


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """Headlines after a sure heading of related links, up to the next paragraph of prose."""
    for heading in page.cued("related"):
        if not _is_heading(page, heading, sure):
            continue
        after = heading + 1
        while after < len(page) and sure[after] < THRESHOLD and _is_headline(page, after):
            after += 1
        closes = not page.prose_in(after, len(page))
        if not closes and not _fits_inside(page, heading, after):
            continue
        for block in range(heading + 1, after):
            why = f"stands in the list under {page.texts[heading]!r}"
            yield Evidence(block, "related", "related", why, 0.7 if closes else 0.6)


def _is_heading(page: Page, block: int, sure: Sequence[float]) -> bool:
    if sure[block] < THRESHOLD or page.sizes[block] > LONGEST:
        return False
    return page.share(block, "related") >= 0.5


def _fits_inside(page: Page, heading: int, after: int) -> bool:
    """A list in the middle is short, and does not stand before the article: there is its title."""
    started = page.prose_in(0, heading) > 0
    return started and after - heading - 1 <= MOST_INSIDE


def _is_headline(page: Page, block: int) -> bool:
    text = page.texts[block]
    if page.sizes[block] > LONGEST or page.is_prose(block):
        return False
    return not text.endswith((".", ".”", '."', ":", ".’"))
