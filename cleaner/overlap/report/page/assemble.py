"""Skeleton, style, script and data make one file."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from cleaner.overlap.report.page.assets import script, skeleton, style
from cleaner.overlap.report.page.island import island
from cleaner.overlap.report.page.policy import policy

_SLOT = re.compile(r"\{\{(\w+)\}\}")


def html_page(data: dict[str, Any]) -> str:
    """One HTML file that shows the report.

    It needs no other file and no network.  All that was read from articles goes into the data
    island; the script makes text nodes of it, never markup.

    Args:
        data: the report as ``--json`` writes it; see ``cleaner.overlap.report.cap`` for a big one.
    """
    parts = {
        "policy": policy(style(), script()),
        "style": style(),
        "script": script(),
        "key": _key(data),
        "data": island(data),
    }
    return _SLOT.sub(lambda slot: parts[slot.group(1)], skeleton())


def _key(data: dict[str, Any]) -> str:
    """Tells reports apart in the browser's store; the same for a report that is made again."""
    ids = "\n".join(sorted(str(match["id"]) for match in data["matches"]))
    return hashlib.sha256(ids.encode("utf-8", "replace")).hexdigest()[:16]
