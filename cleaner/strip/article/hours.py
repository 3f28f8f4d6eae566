"""Hours on lines of their own: they head the entries of a live report, and look like labels.

The judge knows a label by its shape, and takes one of them here and there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Blocks
from cleaner.strip.article.find import Article

FEWEST = 3
"""Hours of a report."""

LONGEST = 16
"""Characters of an hour."""

_HOUR = re.compile(
    r"(?:#+ )?(?:\d{1,2}[:.h]\d{2}(?: ?(?:[ap]\.?m\.?|uhr|h|[a-z]{2,4}))?|"
    r"\d{1,2} ?(?:[ap]\.?m\.?|uhr|h))",
    re.IGNORECASE,
)


def keep_hours(blocks: Blocks, article: Article) -> None:
    """Take the hours amid the article into it that stand right above some of it."""
    inside = article.inside
    places = inside.nonzero()[0]
    hours = list(_hours(blocks, range(places[0], places[-1]))) if len(places) else []
    if len(hours) < FEWEST:
        return
    for at in reversed(hours):
        if inside[at + 1]:
            inside[at] = True


def _hours(blocks: Blocks, some: range) -> Iterator[int]:
    text, starts, ends = blocks.text, blocks.starts, blocks.ends
    for at in some:
        start, end = starts[at], ends[at]
        if end - start <= LONGEST and _HOUR.fullmatch(text, start, end):
            yield at
