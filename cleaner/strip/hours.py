"""Hours on lines of their own: they head the entries of a live report, and look like labels.

The judge knows a label by its shape, and takes one of them here and there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Blocks
from cleaner.strip.article import Article

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
    """Take the hours below the article's first line into it that stand right above some of it."""
    inside = article.inside
    hours = list(_hours(blocks))
    if len(hours) < FEWEST:
        return
    first = int(inside.argmax())
    for at in reversed(hours):
        if first < at < len(inside) - 1 and inside[at + 1]:
            inside[at] = True


def _hours(blocks: Blocks) -> Iterator[int]:
    text, spans = blocks.text, zip(blocks.starts, blocks.ends, strict=True)
    for at, (start, end) in enumerate(spans):
        if end - start <= LONGEST and _HOUR.fullmatch(text, start, end):
            yield at
