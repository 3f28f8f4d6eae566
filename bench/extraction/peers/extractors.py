"""Extractors in Python: HTML to the text of its article.

What returns HTML is rendered by resiliparse, so that paragraphs stay apart.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from bench.extraction.pages import Page
from bench.extraction.peers.stoplists import stop_words
from bench.extraction.tool import AbsentError, Tool

TRAFILATURA: dict[str, dict[str, Any]] = {
    "trafilatura": {},
    "trafilatura fast": {"fast": True},
    "trafilatura precision": {"favor_precision": True},
}
"""Rows of trafilatura and their settings; comments are left out in all, as in its evaluation."""

MAGIC_HTML = (3, 12)
"""The oldest Python that magic-html runs on."""


def _version(package: str) -> str:
    return f"{package} {version(package)}"


def trafilatura(name: str) -> Tool:
    """Trafilatura with the settings of a row."""
    from trafilatura import extract

    settings = TRAFILATURA[name]

    def run(page: Page) -> str:
        return extract(page.raw, url=page.url, include_comments=False, **settings) or ""

    return Tool(name, _version("trafilatura"), run)


def resiliparse(name: str) -> Tool:
    """Resiliparse's main content."""
    return Tool(name, _version("resiliparse"), lambda page: rendered(page.raw, main_content=True))


def rendered(html: str, *, main_content: bool = False) -> str:
    """The text of HTML, blocks on lines of their own."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(
        extract_plain_text(
            html,
            main_content=main_content,
            alt_texts=False,
            list_bullets=False,
            comments=not main_content,
        )
    )


def readability_lxml(name: str) -> Tool:
    """The port of Readability to lxml."""
    from readability import Document

    def run(page: Page) -> str:
        return rendered(Document(page.raw, url=page.url).summary())

    return Tool(name, _version("readability-lxml"), run)


def justext(name: str) -> Tool:
    """The package jusText, with the stop words of the page's language."""
    from justext import justext as classify

    def run(page: Page) -> str:
        parts = classify(page.raw, stop_words(page.lang))
        return "\n".join(part.text for part in parts if not part.is_boilerplate)

    return Tool(name, _version("justext"), run)


def boilerpy3(name: str) -> Tool:
    """Boilerpipe's article extractor in Python."""
    from boilerpy3.extractors import ArticleExtractor

    extractor = ArticleExtractor()
    return Tool(name, _version("boilerpy3"), lambda page: str(extractor.get_content(page.raw)))


def magic_html(name: str) -> Tool:
    """The article extractor of magic-html.

    Raises:
        AbsentError: this Python is too old for it.
    """
    if sys.version_info < MAGIC_HTML:
        raise AbsentError(f"needs Python {'.'.join(map(str, MAGIC_HTML))} or newer")
    from magic_html import GeneralExtractor

    extract: Callable[..., dict[str, Any]] = GeneralExtractor().extract

    def run(page: Page) -> str:
        return rendered(extract(page.raw, base_url=page.url or "")["html"])

    return Tool(name, _version("magic-html"), run)
