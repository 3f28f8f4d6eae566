"""Hours on lines of their own: they head the entries of a live report, and look like labels.

The judge knows a label by its shape, and takes one of them here and there.
"""

from __future__ import annotations

import re

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
    hours = [at for at in range(len(blocks)) if _is_hour(blocks, at)]
    if len(hours) < FEWEST:
        return
    first = int(inside.argmax())
    for at in reversed(hours):
        if first < at < len(inside) - 1 and inside[at + 1]:
            inside[at] = True


def _is_hour(blocks: Blocks, at: int) -> bool:
    if blocks.ends[at] - blocks.starts[at] > LONGEST:
        return False
    return _HOUR.fullmatch(blocks[at].text) is not None
