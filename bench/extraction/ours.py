"""Our own tool, called as anybody would: through the public library.

What changes in `cleaner.clean` changes here and nowhere else.
"""

from __future__ import annotations

import inspect
from typing import Any

import cleaner
from bench.extraction.pages import Page
from bench.extraction.tool import AbsentError, Tool
from cleaner import Cleaned

PRESETS = {"cleaner": None, "cleaner fast": "fast"}
"""Rows of ours, and the preset that each asks for; None takes what users get unasked."""


def ours(name: str) -> Tool:
    """Ours with the preset of a row.

    Raises:
        AbsentError: this version has no presets.
    """
    preset = PRESETS[name]
    settings = {} if preset is None else _asking_for(preset)

    def run(page: Page) -> str:
        return body(cleaner.clean(page.raw, url=page.url, **settings))

    return Tool(name, f"cleaner {cleaner.__version__}", run)


def _asking_for(preset: str) -> dict[str, Any]:
    """What `cleaner.clean` takes for a preset: an argument of its own, or one of the options."""
    if "preset" in inspect.signature(cleaner.clean).parameters:
        return {"preset": preset}
    if "preset" in inspect.signature(cleaner.Options).parameters:
        return {"options": cleaner.Options(preset=preset)}  # type: ignore[arg-type]
    raise AbsentError("cleaner.clean() takes no preset")


def body(cleaned: Cleaned) -> str:
    """The text without headline lines, which most golds omit; all of it where none are told."""
    text: str | None = getattr(cleaned, "body", None)
    return cleaned.text if text is None else text
