"""Lists of other articles under a heading of their own ("You might also like")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.read.split import BULLETS
from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.page import Evidence, Page

LONGEST = 25
"""Words of a headline with its kicker."""

MOST_INSIDE = 6
"""Headlines that a list in the middle of an article can have."""

CARDS, CARD = 3, 6
"""A label that comes so often, each within so many lines of the one before, ends a card."""

TOLD, LONGEST_TOLD = 2, 30
"""Headlines with a sentence below each, at least, and the words of such a sentence."""

_ONE = re.compile(
    r"\W*(?:read|also|see|watch|listen|up next|next|don't|keep|lesen|lies|auch|lire|à|a|lea|lee|"
    r"leer|mirá|leggi|leia|ler|veja|lees|bekijk|zie|czytaj|przeczytaj|zobacz)\b"
)
"""How a label begins that stands above one headline, amid articles too."""

BODY, BELOW = 4, 3
"""Paragraphs of prose above such a list, at least, and lines below it, at most."""

DASHES = "–—"

HEADING = 3
"""Words up to which a line below such a list heads what follows: hours, names, questions."""


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """Headlines after a sure heading of related links, up to the next paragraph of prose."""
    headings = [block for block in page.cued("related") if _is_heading(page, block, sure)]
    last = _last_sentence(page, sure) if headings else 0
    for heading in _not_of_cards(page, headings):
        yield from _teasers(page, heading, sure)
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


def _not_of_cards(page: Page, headings: list[int]) -> list[int]:
    """Headings, but not the button that ends each of several cards, which hold no prose."""
    near = [pair for pair in pairwise(headings) if _are_buttons(page, *pair)]
    buttons = {heading for pair in near for heading in pair}
    return [at for at in headings if at not in buttons] if len(buttons) >= CARDS else headings


def _are_buttons(page: Page, one: int, other: int) -> bool:
    same = page.folded[one] == page.folded[other]
    return same and other - one <= CARD and not page.prose_in(one, other)


def _teasers(page: Page, heading: int, sure: Sequence[float]) -> Iterator[Evidence]:
    """Below the heading of a list after an article: headlines, and a sentence below each."""
    if _ONE.match(page.folded[heading]):
        return
    at, told = heading + 1, 0
    while at < len(page) and sure[at] < THRESHOLD:
        if _is_headline(page, at):
            at += 1
        elif _is_told(page, at):
            at, told = at + 1, told + 1
        else:
            break
    if told < TOLD or not _ends_article(page, heading, at, sure):
        return
    for block in range(heading + 1, at):
        why = f"a teaser in the list under {page.texts[heading]!r}"
        yield Evidence(block, "related", "related", why, 0.7)


def _is_told(page: Page, block: int) -> bool:
    """Whether a sentence stands right below a headline."""
    below = block > 0 and _is_headline(page, block - 1)
    return below and page.ends[block] and page.sizes[block] <= LONGEST_TOLD


def _ends_article(page: Page, heading: int, after: int, sure: Sequence[float]) -> bool:
    """Whether a longer article stands above, and few lines below that nothing accuses."""
    below = sum(sure[block] < THRESHOLD for block in range(after, len(page)))
    return below <= BELOW and after - heading <= heading and page.prose_in(0, heading) >= BODY


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
    if first < after and has_bullet(page.texts[first]):
        return next((at for at in range(first, after) if not has_bullet(page.texts[at])), after)
    while after > first and _may_head(page, after - 1):
        after -= 1
    return after


def has_bullet(text: str) -> bool:
    """Whether a line begins an item of a list; a dash may begin somebody's speech."""
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
