"""Lists of other articles under a heading of their own ("You might also like")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.read.split import BULLETS
from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.page import Evidence, Page

LONGEST = 25
"""Words of a headline with its kicker."""

MOST_INSIDE = 6
"""Headlines that a list in the middle of an article can have."""

DASHES = "–—"

HEADING = 3
"""Words up to which a line below such a list heads what follows: hours, names, questions."""


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """Headlines after a sure heading of related links, up to the next paragraph of prose."""
    headings = [block for block in page.cued("related") if _is_heading(page, block, sure)]
    last = _last_sentence(page, sure) if headings else 0
    for heading in headings:
        after = heading + 1
        while after < len(page) and sure[after] < THRESHOLD and _is_headline(page, after):
            after += 1
        closes = last < after
        if not closes:
            after = _end_inside(page, heading, after)
            if not _fits_inside(page, heading, after):
                continue
        for block in range(heading + 1, after):
            why = f"stands in the list under {page.texts[heading]!r}"
            yield Evidence(block, "related", "related", why, 0.7 if closes else 0.6)


def _is_heading(page: Page, block: int, sure: Sequence[float]) -> bool:
    if sure[block] < THRESHOLD or page.sizes[block] > LONGEST:
        return False
    return page.share(block, "related") >= 0.5


def _last_sentence(page: Page, sure: Sequence[float]) -> int:
    """The last line that ends a sentence, however short, and that nothing accuses."""
    backwards = range(len(page) - 1, -1, -1)
    return next((at for at in backwards if page.ends[at] and sure[at] < THRESHOLD), -1)


def _end_inside(page: Page, heading: int, after: int) -> int:
    """Where a list in the middle ends: with its bullets, and above what heads the text below it."""
    first = heading + 1
    if first < after and _has_bullet(page, first):
        return next((at for at in range(first, after) if not _has_bullet(page, at)), after)
    while after > first and _may_head(page, after - 1):
        after -= 1
    return after


def _has_bullet(page: Page, block: int) -> bool:
    """Whether an item of a list begins; a dash may begin somebody's speech."""
    text = page.texts[block]
    return text[0] in BULLETS and text[0] not in DASHES and text[1:2] == " "


def _may_head(page: Page, block: int) -> bool:
    return page.sizes[block] <= HEADING or page.ends[block]


def _fits_inside(page: Page, heading: int, after: int) -> bool:
    """A list in the middle is short, and does not stand before the article: there is its title."""
    started = page.prose_in(0, heading) > 0
    return started and after - heading - 1 <= MOST_INSIDE


def _is_headline(page: Page, block: int) -> bool:
    text = page.texts[block]
    if page.sizes[block] > LONGEST or page.is_prose(block):
        return False
    return not text.endswith((".", ".”", '."', ":", ".’"))
