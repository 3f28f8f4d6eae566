"""Skeleton, style, script and data make one file."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from cleaner.page.assets import skeleton
from cleaner.page.island import island
from cleaner.page.policy import policy

_SLOT = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class Design:
    """What a kind of page is, whatever it shows.

    Attributes:
        title: in the title of the window.
        instead: markup of one paragraph, of ours, for where scripts are switched off.
        style, script: the only ones that it runs.
    """

    title: str
    instead: str
    style: str
    script: str


def assembled(design: Design, data: dict[str, Any], *, key: str) -> str:
    """One HTML file that shows the data.

    It needs no other file and no network.  All that was read from articles goes into the data
    island; the script makes text nodes of it, never markup.  ``key`` tells the page from others in
    the browser's store.
    """
    parts = {
        "policy": policy(design.style, design.script),
        "title": html.escape(design.title),
        "instead": design.instead,
        "style": design.style,
        "script": design.script,
        "key": html.escape(key),
        "data": island(data),
    }
    return _SLOT.sub(lambda slot: parts[slot.group(1)], skeleton())
