"""What a page says about itself: its address, its title, its day."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode

_MAX_URL = 2000  # characters
_MAX_TITLE = 1000  # characters
_MAX_LINKED = 20  # scripts
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PUBLISHED = re.compile(r'"datePublished"\s{0,20}:\s{0,20}"(\d{4}-\d{2}-\d{2})')


@dataclass(frozen=True, slots=True)
class Meta:
    """An absolute address of the web, a title in one line, and the day of publication."""

    url: str | None
    title: str | None
    date: datetime.date | None


def read_meta(document: DocumentNode) -> Meta:
    """The canonical link, Open Graph, schema.org in JSON, ``<title>`` and ``<time>``, if any."""
    canonical = _attribute(document, 'link[rel~="canonical"]', "href")
    return Meta(
        url=_web_url(canonical) or _web_url(_property(document, "og:url")),
        title=_one_line(_property(document, "og:title")) or _one_line(_title(document)),
        date=_published(document),
    )


def _attribute(document: DocumentNode, selector: str, name: str) -> str | None:
    element = document.query_selector(selector)
    value = element.getattr(name) if element is not None else None
    return value if isinstance(value, str) else None


def _property(document: DocumentNode, name: str) -> str | None:
    """The content of a ``<meta>``."""
    selector = f'meta[property="{name}"], meta[name="{name}"]'
    return _attribute(document, selector, "content")


def _title(document: DocumentNode) -> str | None:
    """The title of a page, an RSS channel or an Atom feed."""
    element = document.query_selector("head title, channel > title, feed > title")
    return element.text if element is not None else None


def _one_line(text: str | None) -> str | None:
    return " ".join(text[:_MAX_TITLE].split()) or None if text else None


def _web_url(text: str | None) -> str | None:
    """The address, where it is an absolute one of the web."""
    url = (text or "").strip()
    if not url.isprintable() or len(url) > _MAX_URL or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def _published(document: DocumentNode) -> datetime.date | None:
    """The day of publication: of the head, else of the linked data, else the first ``<time>``."""
    linked = document.query_selector_all('script[type="application/ld+json"]')
    texts = (script.text or "" for script in list(linked[:_MAX_LINKED]))
    found = next((match[1] for text in texts if (match := _PUBLISHED.search(text))), None)
    dates = (
        _property(document, "article:published_time"),
        found,
        _attribute(document, "time[datetime]", "datetime"),
    )
    return next((day for text in dates if (day := _day(text))), None)


def _day(text: str | None) -> datetime.date | None:
    match = _DAY.match((text or "").strip())
    if not match:
        return None
    try:
        return datetime.date.fromisoformat(match[0])
    except ValueError:
        return None
