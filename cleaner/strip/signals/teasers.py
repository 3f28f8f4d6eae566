"""Teasers of other articles after the last paragraph, told by their form alone.

Two forms: bullets whose headline is glued to its kicker ("...stop the slide?Talking Point The
president..."), and headlines between which the same short line comes round and round ("Staff ·").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cleaner.read.split import BULLETS
from cleaner.strip.page import Evidence, Page, runs

_GLUED_KICKER = re.compile(  # the word before begins small: LinkedIn and O'Neil are names
    r"(?:\b[a-z][a-z’']+|[0-9?!.”\")])(?=[A-Z][a-z’']+(?: [A-Z’'a-z]+){0,3} [A-Z])"
)

_GLUED = re.compile(r"[A-Z](?<=[a-z’'0-9?!.”\")].)")  # stands in each of those, and is rare

FEWEST = 3
LONGEST_ROUND = 6
"""Words of the line that comes round."""

AFTER = 12
"""Lines from the last round to the end of the page, itself one of them."""

BODY = 3
"""Paragraphs of prose that must stand before."""


def evidence(page: Page) -> Iterator[Evidence]:
    """Both forms."""
    yield from _glued(page)
    yield from _rounds(page)


def _glued(page: Page) -> Iterator[Evidence]:
    texts = page.texts
    bullets = [text[0] in BULLETS and len(text) > 2 for text in texts]
    if True not in bullets:
        return
    for first, after in runs(bullets):
        size = after - first
        if size < FEWEST:
            continue
        glued = sum(_has_glued_kicker(texts[block]) for block in range(first, after))
        if 2 * glued >= size:
            why = "a bulleted teaser, its kicker glued to the headline"
            for block in range(first, after):
                yield Evidence(block, "teasers", "related", why, 0.8)


def _has_glued_kicker(text: str) -> bool:
    return _GLUED.search(text) is not None and _GLUED_KICKER.search(text) is not None


def _rounds(page: Page) -> Iterator[Evidence]:
    """Items of two to four lines that all end with the same short line, up to the end."""
    said = page.repeated
    often = {line for line in page.folded[-AFTER:] if said.get(line, 1) >= FEWEST}
    for line, places in _places(page, often).items():
        gap = places[1] - places[0]
        if not (2 <= gap <= 4 and _is_even(places, gap)):
            continue
        first = _first(page, places, gap)
        labels = sum(_is_label(page, block) for block in places)
        if labels >= FEWEST and _after_body(page, first, places[-1]):
            for block in range(first, places[-1] + 1):
                why = f"one of a list of teasers that all end with {line!r}"
                yield Evidence(block, "teasers", "related", why, 0.8)


def _first(page: Page, places: list[int], gap: int) -> int:
    """Where the first item begins: prose in a place where no other has any is the article's."""
    first = max(0, places[0] - gap + 1)
    for block in range(first, places[0]):
        others = (block + place - places[0] for place in places[1:])
        if page.is_prose(block) and not any(map(page.is_prose, others)):
            first = block + 1
    return first


def _is_label(page: Page, block: int) -> bool:
    return page.sizes[block] <= LONGEST_ROUND and not page.ends[block]


def _places(page: Page, lines: set[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    if not lines:
        return places
    for block, line in enumerate(page.folded):
        if line in lines:
            places.setdefault(line, []).append(block)
    return places


def _is_even(places: list[int], gap: int) -> bool:
    return all(right - left == gap for left, right in pairwise(places))


def _after_body(page: Page, first: int, last: int) -> bool:
    """The list comes after an article, and little comes after the list."""
    if first < BODY or len(page) - last > AFTER:
        return False
    return page.prose_in(0, first) >= BODY and not page.prose_in(last + 1, len(page))
