"""The articles that extractors find in a page, whose votes the judges of HTML hear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Extract = Callable[[str], str]


def articles(page: str, names: Sequence[str]) -> dict[str, str]:
    """The article by extractor; empty where it finds none or fails."""
    return {name: _attempt(EXTRACTORS[name], page) for name in names}


def _attempt(extract: Extract, page: str) -> str:
    try:
        return extract(page.replace("\0", ""))
    except ImportError:  # it is not installed: then nothing should be fitted without it
        raise
    except Exception:  # noqa: BLE001 - whatever it stumbles over, it has no vote then
        return ""


def _trafilatura(page: str) -> str:
    from trafilatura import extract

    return extract(page, include_comments=False) or ""


def _trafilatura_precision(page: str) -> str:
    from trafilatura import extract

    return extract(page, include_comments=False, favor_precision=True) or ""


def _trafilatura_recall(page: str) -> str:
    from trafilatura import extract

    return extract(page, include_comments=False, favor_recall=True) or ""


def _resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(page, main_content=True, alt_texts=False))


def _readability(page: str) -> str:
    from lxml.html import fromstring
    from readability import Document

    summary = Document(page).summary(html_partial=True)
    return "\n".join(fromstring(summary).itertext()) if summary else ""


EXTRACTORS: dict[str, Extract] = {
    "trafilatura": _trafilatura,
    "trafilatura precision": _trafilatura_precision,
    "trafilatura recall": _trafilatura_recall,
    "resiliparse": _resiliparse,
    "readability": _readability,
}

ALL = tuple(EXTRACTORS)
"""Those that the teacher hears."""

SHIPPED = ("trafilatura", "resiliparse")
"""Those that the product asks by default."""
