"""The files that the page is made of, in the order in which they are put together."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

STYLES = (
    "tokens",
    "base",
    "masthead",
    "controls",
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
    "dialogs",
    "narrow",
    "print",
)

SCRIPTS = (
    "dom",
    "visible",
    "numbers",
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
    "theme",
    "keys",
    "print",
    "main",
)


@cache
def skeleton() -> str:
    """The page without style, script and data."""
    return _read("page.html")


@cache
def style() -> str:
    """All style sheets as one."""
    return "\n".join(_read(f"css/{name}.css") for name in STYLES)


@cache
def script() -> str:
    """All scripts as one, in a scope of its own."""
    body = "\n".join(_read(f"js/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}}})();\n'


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
