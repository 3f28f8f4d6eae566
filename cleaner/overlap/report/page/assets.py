"""The files of its own that the page is made of, in the order in which they are put together."""

from __future__ import annotations

from functools import cache

from cleaner.page.assets import script_of, style_of

STYLES = (
    "filters",
    "list",
    "cards",
    "kinds",
    "compare",
    "panes",
    "charts",
    "heatmap",
    "overview",
    "pairs",
    "clusters",
    "run",
    "narrow",
    "print",
)

SCRIPTS = (
    "days",
    "data",
    "offsets",
    "kinds",
    "state",
    "reviews",
    "filter",
    "sort",
    "filterbar",
    "row",
    "list",
    "diff",
    "pieces",
    "marks",
    "pane",
    "together",
    "sentences",
    "verdict",
    "compare",
    "arrows",
    "heatmap",
    "tables",
    "histogram",
    "timeline",
    "notices",
    "pairs",
    "overview",
    "clusters",
    "run",
    "save",
    "export",
    "import",
    "keys",
    "print",
    "main",
)


@cache
def style() -> str:
    """All style sheets as one."""
    return style_of(__package__, STYLES)


@cache
def script() -> str:
    """All scripts as one, in a scope of its own."""
    return script_of(__package__, SCRIPTS)
