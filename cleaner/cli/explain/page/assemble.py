"""The explanation as one file."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from cleaner.cli.explain.page.assets import script, style
from cleaner.page.assemble import Design, assembled

_INSTEAD = "<code>clean explain</code> without <code>--html</code> says the same in a terminal."


def html_page(data: dict[str, Any]) -> str:
    """One HTML file that shows the data of `cleaner.cli.explain.data`."""
    design = Design("What goes, and why", _INSTEAD, style(), script())
    return assembled(design, data, key=_key(data))


def _key(data: dict[str, Any]) -> str:
    """Tells pages apart in the browser's store; the same where the same lines were explained."""
    texts = json.dumps([[each["name"], each["lines"]] for each in data["documents"]])
    return hashlib.sha256(texts.encode()).hexdigest()[:16]
