"""What stands twice in one document: titles, paragraphs, and captions with and without credit.

The first copy stays.  Refrains are safe: a repeated line must be long, or the headline.  So is what
is said again on purpose: the same entries in another list, and what a colon announces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, compress
from typing import NamedTuple

from cleaner.strip.page import Evidence, Page
from cleaner.strip.signals.related import has_bullet

LONG = 12
"""Words from which a repeated line is no refrain."""

SURE = 25
"""Words from which a repeated sentence is nobody's question put again, nor a heading."""

NEAR = 2
"""Blocks within which a line says the same thing by mistake."""

HEAD = 6
"""Blocks at the top among which the headline is repeated."""

BODY = 2
"""Paragraphs of prose that must follow; verse has none."""


ANNOUNCES = 3
"""Words of a line with a colon from which it is no label."""


class Copy(NamedTuple):
    """Block ``block`` says what ``first`` said first, and ``last`` just before."""

    block: int
    first: int
    last: int


_CREDIT = re.compile(
    r"[ .]*[(\[|]?\s*(?:photo|photograph|picture|image|credit|bild|foto|fotografía|crédito|imagen|"
    r"getty|reuters|ap\b|afp|epa|pa\b|©).*",
)


def evidence(page: Page) -> Iterator[Evidence]:
    """Exact repeats, which are proven, and captions that the next line says again with a credit."""
    runs = [run for run in _runs_of(list(_copies(page))) if not _is_meant(page, run)]
    again = {copy.block for run in runs if _is_copied(page, run) for copy in run}
    for copy in chain.from_iterable(runs):
        if copy.block in again or _is_paragraph(page, copy):
            yield _repeat(copy.block, "the same paragraph stood before")
        elif copy.block <= HEAD and _is_title(page, copy.first, copy.block):
            yield _repeat(copy.block, "the headline again")
    yield from _captions(page)


def _copies(page: Page) -> Iterator[Copy]:
    """Every block that says what an earlier one said; none where all that is are refrains."""
    repeated = page.repeated
    if all(line.count(" ") < LONG - 1 for line in repeated) and not _has_title_again(page):
        return
    seen: dict[str, tuple[int, int]] = {}
    for block, line in enumerate(page.folded):
        if line not in repeated:
            continue
        if line in seen:
            first, last = seen[line]
            yield Copy(block, first, last)
            seen[line] = (first, block)
        else:
            seen[line] = (block, block)


def _has_title_again(page: Page) -> bool:
    head = page.folded[: HEAD + 1]
    return len(set(head)) < len(head)


def _runs_of(copies: list[Copy]) -> Iterator[list[Copy]]:
    """Neighbours that repeat neighbours, in the same order."""
    run: list[Copy] = []
    for copy in copies:
        if run and (copy.block, copy.first) == (run[-1].block + 1, run[-1].first + 1):
            run.append(copy)
            continue
        if run:
            yield run
        run = [copy]
    if run:
        yield run


def _is_meant(page: Page, run: list[Copy]) -> bool:
    """Entries of another list, rows amid others, or a passage that a colon announces again."""
    first, after = run[0].block, run[-1].block + 1
    if page.texts[first - 1].endswith(":"):
        return page.sizes[first - 1] >= ANNOUNCES
    if all(has_bullet(page.texts[copy.block]) for copy in run):
        return True
    rows = [text.startswith("|") for text in page.texts[first - 1 : after + 1]]
    return all(rows[1 : after - first + 1]) and rows.count(True) > after - first


def _is_copied(page: Page, run: list[Copy]) -> bool:
    """Lines of some length, one of them no refrain."""
    if len(run) < 2:
        return False
    sizes = [page.sizes[copy.block] for copy in run]
    return max(sizes) >= LONG and sum(sizes) >= 2 * LONG


def _is_paragraph(page: Page, copy: Copy) -> bool:
    """Long, and either close by its copy or too long for a question put to each of several."""
    size = page.sizes[copy.block]
    near = copy.block - copy.last <= NEAR
    return size >= LONG and (near or (size >= SURE and page.ends[copy.block]))


def _is_title(page: Page, first: int, again: int) -> bool:
    """Among the first lines, with nothing of the article between the two, and all of it after."""
    if page.sizes[first] < 4 or page.prose_in(first + 1, again):
        return False
    return page.prose_in(again + 1, again + 12) >= BODY


def _captions(page: Page) -> Iterator[Evidence]:
    lines = page.folded
    again = map(str.startswith, lines[1:], lines)
    for block in compress(range(len(page)), again):
        line, after = lines[block], lines[block + 1]
        if after == line or page.sizes[block] < 4:
            continue
        if _CREDIT.fullmatch(after[len(line) :]):
            why = "a caption that the next line repeats with its credit"
            yield Evidence(block, "repeats", "caption", why, 0.9)


def _repeat(block: int, why: str) -> Evidence:
    return Evidence(block, "repeats", "repeat", why, 0.95, proven=True)
