"""Photo galleries: counters that climb (1/35, 2/35, ...), each with a caption and a credit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cleaner.model import Galleries
from cleaner.strip.page import Evidence, Page

_COUNTER = re.compile(
    r"(?:(?:image|photo|picture|slide|bild|foto|zdjęcie|imagen|immagine)\s+)?"
    r"\(?(\d{1,3})\s?(?:/|of|von|sur|de|di|van|z)\s?(\d{1,3})\)?",
    re.IGNORECASE,
)

_SLASH = re.compile(r"/ ?\d{1,3}\)?[ \t]*\r?$", re.MULTILINE)  # begins with what is rare
_BEFORE_SLASH = re.compile(r"[ \t]*\(?\d{1,3} ?")

_LAST = frozenset("0123456789)")

FEWEST = 3
"""Pictures that make a gallery."""

MOST_LINES = 4
"""Lines between two counters."""

CREDIT = 6
"""Words of a credit."""


@dataclass(frozen=True, slots=True)
class Gallery:
    """Blocks ``first`` to ``after`` (half open); ``copy`` counts from 0 where it stands again."""

    first: int
    after: int
    copy: int


def evidence(page: Page) -> Iterator[Evidence]:
    """Every block of every gallery."""
    for found in galleries(page):
        by = "gallery-copy" if found.copy else "gallery"
        why = "photo gallery: counter, caption, credit"
        why += "; it stood here before" if found.copy else ""
        for block in range(found.first, found.after):
            yield Evidence(block, by, "gallery", why, 0.95, proven=found.copy > 0)


def may_hold(text: str) -> bool:
    """Whether a text has lines like ``3/35`` enough for a gallery: a glance, not a finding."""
    slashes = (found.start() for found in _SLASH.finditer(text))
    line_starts = ((text.rfind("\n", 0, slash) + 1, slash) for slash in slashes)
    return sum(_BEFORE_SLASH.fullmatch(text, *span) is not None for span in line_starts) >= FEWEST


def fenced_galleries(page: Page, mode: Galleries) -> frozenset[int]:
    """Blocks that the option ``galleries`` keeps from everything."""
    if mode == "drop":
        return frozenset()
    kept = [found for found in galleries(page) if mode == "keep" or not found.copy]
    return frozenset(block for found in kept for block in range(found.first, found.after))


def galleries(page: Page) -> list[Gallery]:
    """The galleries of a page, in order."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for counters in _climbing(_counters(page)):
        first, after = counters[0], _end(page, counters)
        if not _has_credits(page, counters, after):
            continue
        lines = tuple(page.folded[first:after])
        found.append(Gallery(first, after, seen[lines]))
        seen[lines] += 1
    return found


def _counters(page: Page) -> list[tuple[int, int, int]]:
    """Blocks that are nothing but a counter: (block, number, of how many)."""
    found = []
    for block, text in enumerate(page.texts):
        if len(text) <= 20 and text[-1] in _LAST and (match := _COUNTER.fullmatch(text)):
            found.append((block, int(match[1]), int(match[2])))
    return found


def _climbing(counters: list[tuple[int, int, int]]) -> Iterator[list[int]]:
    """Runs of counters that climb by one with the same total and few lines between them."""
    run: list[tuple[int, int, int]] = []
    for here in counters:
        block, number, total = here
        follows = run and (
            number == run[-1][1] + 1 and total == run[-1][2] and block - run[-1][0] <= MOST_LINES
        )
        if not follows:
            if len(run) >= FEWEST:
                yield [place for place, _, _ in run]
            run = []
        if number <= total:
            run.append(here)
    if len(run) >= FEWEST:
        yield [place for place, _, _ in run]


def _end(page: Page, counters: list[int]) -> int:
    """Where the last picture's caption and credit end, by the shape of the others."""
    gaps = [right - left for left, right in pairwise(counters)]
    usual = Counter(gaps).most_common(1)[0][0]
    last = counters[-1]
    end = min(last + usual, len(page))
    if usual >= 3 and end > last + 1 and page.sizes[end - 1] > CREDIT:
        end = last + 2  # the last picture has no credit: what follows is the article
    return end


def _has_credits(page: Page, counters: list[int], after: int) -> bool:
    """Most pictures end with a short line; a ranking with a paragraph a rank does not."""
    ends = [*counters[1:], after]
    last_lines = [end - 1 for start, end in zip(counters, ends, strict=True) if end - start >= 2]
    if not last_lines:
        return False
    short = sum(page.sizes[block] <= CREDIT for block in last_lines)
    captions = [page.sizes[start + 1] for start in counters if start + 1 < len(page)]
    return 2 * short >= len(last_lines) and max(captions) <= 80
