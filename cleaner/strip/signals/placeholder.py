"""Left-overs of templates and scripts: braces without a value, undefined, empty labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.strip.page import Evidence, Page

_TEMPLATE = re.compile(
    r"\{\{[^{}]{0,80}\}\}|\{%[^{}]{0,80}%\}|\[\[[^\[\]]{0,80}\]\]|<%[^<>]{0,80}%>|"
    r"\$\{[^{}]{0,80}\}|undefined(?: undefined)*|\[object object\]|nan|<!--.{0,80}-->"
)

_STARTS = frozenset("{[<$un")

LONGEST = 90
"""Characters of a left-over."""

MOST = 3
"""Different left-overs in one article."""


def evidence(page: Page) -> Iterator[Evidence]:
    """Blocks that are nothing but a left-over; many of them are a lesson about templates."""
    found = [
        block
        for block, line in enumerate(page.folded)
        if line[:1] in _STARTS and len(line) <= LONGEST and _TEMPLATE.fullmatch(line)
    ]
    if len({page.folded[block] for block in found}) > MOST:
        return
    for block in found:
        yield Evidence(block, "placeholder", "placeholder", "left over from a template", 0.9)
