"""HTML as text, the ways in which other people's scrapers make it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable

Render = Callable[[str], str]

_GAP = re.compile(r"\n{3,}")


def renderings(page: str) -> dict[str, str]:
    """The text of a page by renderer; those that find no text or fail on the page are left out."""
    texts = {name: _tidy(_attempt(render, page)) for name, render in RENDERERS.items()}
    return {name: text for name, text in texts.items() if text}


def _attempt(render: Render, page: str) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # bs4 warns of XML, which it reads all the same
            return render(page)
    except ImportError:  # it is not installed: then nothing should be fitted without it
        raise
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the others have their texts
        return ""


def _tidy(text: str) -> str:
    """No blanks at the ends of lines, at most one empty line in a row."""
    return _GAP.sub("\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip()


def _inscriptis(page: str) -> str:
    from inscriptis import get_text

    return str(get_text(page))


def _bs4(page: str) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page, "lxml")
    for unseen in soup(["script", "style", "noscript", "template"]):
        unseen.decompose()
    return soup.get_text("\n")


def _resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page, alt_texts=False))


def _html2text(page: str) -> str:
    from html2text import HTML2Text

    writer = HTML2Text(bodywidth=0)
    writer.ignore_links = writer.ignore_images = True
    return str(writer.handle(page))


def _trafilatura_recall(page: str) -> str:
    from trafilatura import extract

    return extract(page, favor_recall=True, include_comments=True) or ""


HALF = "trafilatura-recall"
"""The renderer that leaves most of the rest of a page out: half-cleaned, like many scrapes."""

RENDERERS: dict[str, Render] = {
    "inscriptis": _inscriptis,
    "bs4": _bs4,
    "resiliparse": _resiliparse,
    "html2text": _html2text,
    HALF: _trafilatura_recall,
}
