"""A cleaned document as a notebook shows it: what goes is struck through, and says why."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import takewhile

from cleaner.model.verdicts import Removal

LONGEST = 100_000
"""Characters of text that are shown."""

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STYLE = {
    "pre": "white-space: pre-wrap; overflow-wrap: anywhere; font: inherit",
    "del": "color: #9a5b4f; background: rgba(154, 91, 79, 0.12); text-decoration: line-through",
}


def as_html(text: str, dropped: Iterable[Removal]) -> str:
    """A piece of HTML without script: ``text`` with what is ``dropped`` of it, in order."""
    parts, at = [], 0
    for removal in takewhile(lambda removal: removal.start < LONGEST, dropped):
        parts += [_seen(text[at : removal.start]), _gone(removal)]
        at = removal.end
    parts.append(_seen(text[at : max(at, LONGEST)]))
    if len(text) > max(at, LONGEST):
        parts.append(f"… {len(text) - max(at, LONGEST):,} characters more")
    return f'<pre style="{_STYLE["pre"]}">{"".join(parts)}</pre>'


def _gone(removal: Removal) -> str:
    why = f"{removal.kind}: {removal.why} ({removal.by}, {removal.score:.2f})"
    return f'<del style="{_STYLE["del"]}" title="{_seen(why)}">{_seen(removal.text)}</del>'


def _seen(text: str) -> str:
    """Escaped; what would hide or turn text is replaced."""
    return html.escape(_UNSEEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))
