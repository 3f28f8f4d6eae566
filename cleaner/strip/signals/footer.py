"""The foot of the page: the name under the logo, when all around it is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.page import Evidence, Page

LONGEST = 6
"""Words of a logo's name."""


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """The last line, where it names a logo and boilerplate stands before it."""
    last = len(page) - 1
    if last < 1 or page.sizes[last] > LONGEST or sure[last - 1] < THRESHOLD:
        return
    if page.folded[last].endswith(" logo"):
        yield Evidence(last, "footer", "footer", "the name of a logo at the foot of the page", 0.6)
