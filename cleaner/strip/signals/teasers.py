"""Teasers of other articles after the last paragraph, told by their form alone.

Two forms: bullets whose headline is glued to its kicker ("...stop the slide?Talking Point The
president..."), and headlines between which the same short line comes round and round ("Staff ·").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from cleaner.strip.page import Evidence, Page, runs

_GLUED_KICKER = re.compile(r"[a-z0-9?!.’'”\")](?=[A-Z][a-z’']+(?: [A-Z’'a-z]+){0,3} [A-Z])")
_BULLET = re.compile(r"[-–—•*·▪‣◦●■]\s")

FEWEST = 3
LONGEST_ROUND = 6
"""Words of the line that comes round."""

BODY = 3
"""Paragraphs of prose that must stand before."""


def evidence(page: Page) -> Iterator[Evidence]:
    """Both forms."""
    yield from _glued(page)
    yield from _rounds(page)


def _glued(page: Page) -> Iterator[Evidence]:
    texts = page.texts
    for first, after in runs(_BULLET.match(text) is not None for text in texts):
        size = after - first
        glued = sum(_GLUED_KICKER.search(texts[block]) is not None for block in range(first, after))
        if size >= FEWEST and 2 * glued >= size:
            why = "a bulleted teaser, its kicker glued to the headline"
            for block in range(first, after):
                yield Evidence(block, "teasers", "related", why, 0.8)


def _rounds(page: Page) -> Iterator[Evidence]:
    """Items of two to four lines that all end with the same short line, up to the end."""
    counts = Counter(
        line
        for block, line in enumerate(page.folded)
        if page.sizes[block] <= LONGEST_ROUND and not page.ends_sentence(block)
    )
    for line in [line for line, count in counts.items() if count >= FEWEST]:
        places = [block for block, other in enumerate(page.folded) if other == line]
        gap = places[1] - places[0]
        first = places[0] - gap + 1
        if 2 <= gap <= 4 and _is_even(places, gap) and _after_body(page, first, places[-1]):
            for block in range(first, places[-1] + 1):
                why = f"one of a list of teasers that all end with {page.texts[places[0]]!r}"
                yield Evidence(block, "teasers", "related", why, 0.8)


def _is_even(places: list[int], gap: int) -> bool:
    return all(right - left == gap for left, right in pairwise(places))


def _after_body(page: Page, first: int, last: int) -> bool:
    """The list comes after an article, and little comes after the list."""
    if first < BODY or len(page) - last > 12:
        return False
    body = sum(page.is_prose(block) for block in range(first))
    return body >= BODY and not any(page.is_prose(block) for block in range(last + 1, len(page)))
