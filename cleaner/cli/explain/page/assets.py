"""The files of its own that the page is made of, in the order in which they are put together."""

from __future__ import annotations

from cleaner.page.assets import script_of, style_of

STYLES = ("layout", "kinds", "documents", "figures", "lines", "map", "reasons", "marks", "narrow")
SCRIPTS = (
    "kinds",
    "data",
    "state",
    "marks",
    "rules",
    "documents",
    "figures",
    "row",
    "lines",
    "map",
    "document",
    "reasons",
    "panel",
    "keys",
    "main",
)


def style() -> str:
    """All style sheets as one."""
    return style_of(__package__, STYLES)


def script() -> str:
    """All scripts as one, in a scope of its own."""
    return script_of(__package__, SCRIPTS)
