"""All tools by name, in the order of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bench.extraction.filters.bte import bte
from bench.extraction.filters.c4 import c4
from bench.extraction.filters.gopher import gopher
from bench.extraction.filters.refinedweb import refinedweb
from bench.extraction.ours import PRESETS, ours
from bench.extraction.pages import Form, Page
from bench.extraction.peers.extractors import (
    TRAFILATURA,
    boilerpy3,
    justext,
    magic_html,
    readability_lxml,
    resiliparse,
    trafilatura,
)
from bench.extraction.peers.readability_js import readability_js
from bench.extraction.tool import Maker, Tool

BASE = "trafilatura"
"""The tool whose speed is 1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table.

    Attributes:
        tool: None where it is not installed.
        reason: what is missing then.
    """

    name: str
    tool: Tool | None
    reason: str = ""


def _filter(source: str, keep: Callable[[str], str]) -> Maker:
    return lambda name: Tool(name, source, lambda page: keep(page.raw))


def justext_on_lines(name: str) -> Tool:
    """The classifier of the package jusText on bare lines."""
    from importlib.metadata import version

    import justext.core  # noqa: F401 - tells here whether it is installed

    from bench.extraction.filters.justext_lines import justext_lines
    from bench.extraction.peers.stoplists import stop_words

    def run(page: Page) -> str:
        return justext_lines(page.raw, stop_words(page.lang))

    return Tool(name, f"justext {version('justext')}", run)


MAKERS: dict[Form, dict[str, Maker]] = {
    "html": {
        **dict.fromkeys(PRESETS, ours),
        **dict.fromkeys(TRAFILATURA, trafilatura),
        "resiliparse": resiliparse,
        "readability.js": readability_js,
        "readability-lxml": readability_lxml,
        "magic-html": magic_html,
        "jusText": justext,
        "boilerpy3": boilerpy3,
    },
    "text": {
        "cleaner": ours,
        "nothing": _filter("the text as it is", lambda text: text),
        "C4 lines": _filter("Raffel 2020", c4),
        "Gopher, FineWeb lines": _filter("Rae 2021, Penedo 2024", gopher),
        "RefinedWeb lines": _filter("Penedo 2023", refinedweb),
        "BTE on lines": _filter("Finn 2001", bte),
        "jusText on lines": justext_on_lines,
    },
}
"""What takes HTML, and what takes text."""

NAMES = tuple(dict.fromkeys(name for makers in MAKERS.values() for name in makers))


def entries(form: Form, names: Iterable[str] = NAMES) -> list[Entry]:
    """The rows of a form, those of ``names`` only, with what is installed."""
    chosen = set(names)
    return [_entry(name, make) for name, make in MAKERS[form].items() if name in chosen]


def _entry(name: str, make: Maker) -> Entry:
    try:
        return Entry(name, make(name))
    except Exception as error:  # noqa: BLE001 - a package that is half there may raise anything
        return Entry(name, None, str(error) or type(error).__name__)
