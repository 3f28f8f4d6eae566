"""The report as one file."""

from __future__ import annotations

import hashlib
from typing import Any

from cleaner.overlap.report.page.assets import script, style
from cleaner.page.assemble import Design, assembled

_INSTEAD = "<code>clean overlap --json</code> gives the same report as data."


def html_page(data: dict[str, Any]) -> str:
    """One HTML file that shows the report, with no request to anywhere.

    Args:
        data: the report as ``--json`` writes it; see ``cleaner.overlap.report.cap`` for a big one.
    """
    return assembled(Design("Overlap report", _INSTEAD, style(), script()), data, key=_key(data))


def _key(data: dict[str, Any]) -> str:
    """Tells reports apart in the browser's store; the same for a report that is made again."""
    ids = "\n".join(sorted(str(match["id"]) for match in data["matches"]))
    return hashlib.sha256(ids.encode("utf-8", "replace")).hexdigest()[:16]
