"""What a page says about itself: its address, title, day, authors, outlet and language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cleaner.read.html.byline import marked_authors, printed_author, printed_day
from cleaner.read.html.linked import Linked, read_linked
from cleaner.read.html.values import (
    cut_down,
    day,
    first,
    language,
    names,
    one_line,
    site_name,
    url_day,
    web_url,
)
from cleaner.read.moments import moment

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode

_MAX_TAGS = 500
_MAX_SCRIPTS = 20
_MAX_HEADINGS = 5
_KEYS = ("property", "name", "itemprop", "http-equiv")
_TITLES = ("twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title")
_AUTHORS = (
    *("author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl"),
    *("dc.creator", "dcterms.creator", "citation_author", "cxenseparse:author"),
)
_OUTLETS = (
    *("application-name", "dc.publisher", "publisher", "citation_journal_title"),
    *("al:ios:app_name", "twitter:app:name:iphone"),
)
_DAYS = (
    *("datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created"),
    *(
        "dc.date.created",
        "dcterms.issued",
        "dcterms.date",
        "dc.date",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
    ),
    *("citation_publication_date", "citation_date", "citation_online_date"),
    *("og:article:published_time", "article:published", "published", "published_at"),
    *("cxenseparse:recs:publishtime",),
)
_LANGUAGES = ("og:locale", "content-language", "dc.language", "language")
_NOBODY = re.compile(
    r"[a-z0-9_.-]+|(?i:.*\b(?:staff|team|desk|newsroom|editors?|editorial|redaktion|redaction)\b.*)"
)
"""A user's name, or a word for whoever it was: less than a person's name, more than nothing."""

Tags = dict[str, list[str]]
"""The contents of ``<meta>`` by name, in lower case; in order, none of them blank."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of a page; every text is one line.

    ``url`` is an absolute address of the web, ``date`` the day of publication as the outlet dates
    it, ``author`` one or more names with semicolons between them, ``outlet`` the name of the site,
    ``language`` the primary subtag of a language tag (BCP 47), ``time`` the moment of publication
    in UTC.
    """

    url: str | None
    title: str | None
    date: datetime.date | None
    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    time: datetime.datetime | None = None


def read_meta(document: DocumentNode) -> Meta:
    """What ``<meta>``, ``<link>``, schema.org in JSON and, at last, the page's own lines tell."""
    tags, linked = _tags(document), _linked(document)
    url = _url(document, tags)
    outlet = first(site_name, (*_of(tags, "og:site_name"), *linked.outlets, *_of(tags, *_OUTLETS)))
    address = url_day(url)
    stated = _stated(tags, linked) or ("" if address else printed_day(document))
    return Meta(
        url=url,
        title=_title(document, tags, linked),
        date=_date(day(stated), address),
        author=_author(document, tags, linked, outlet),
        outlet=outlet,
        language=_language(document, tags, linked),
        time=moment(stated),
    )


def _tags(document: DocumentNode) -> Tags:
    tags: Tags = {}
    for element in list(document.query_selector_all("meta")[:_MAX_TAGS]):
        content = element.getattr("content") or ""
        for key in _KEYS if content.strip() else ():
            name = element.getattr(key)
            if name:
                tags.setdefault(name.strip().lower(), []).append(content)
    return tags


def _linked(document: DocumentNode) -> Linked:
    scripts = document.query_selector_all('script[type*="ld+json" i]')
    return read_linked([script.text or "" for script in list(scripts[:_MAX_SCRIPTS])])


def _of(tags: Tags, *keys: str) -> Iterator[str]:
    """The first content for each of the keys."""
    return (tags[key][0] for key in keys if key in tags)


def _attribute(document: DocumentNode, selector: str, name: str) -> str:
    element = document.query_selector(selector)
    return (element.getattr(name) or "") if element is not None else ""


def _url(document: DocumentNode, tags: Tags) -> str | None:
    """The canonical address; but the page's own where that is another site, or a mere home page."""
    canonical = web_url(_attribute(document, 'link[rel~="canonical"]', "href"))
    own = first(web_url, _of(tags, "og:url"))
    if canonical is None or own is None:
        return canonical or own or first(web_url, _of(tags, "twitter:url"))
    here, there = urlsplit(own), urlsplit(canonical)
    bare = (there.hostname or "").removeprefix("www.")
    is_home = not there.path.strip("/") and here.path.strip("/")
    return own if is_home or not f".{here.hostname}".endswith(f".{bare}") else canonical


def _title(document: DocumentNode, tags: Tags, linked: Linked) -> str | None:
    """As it is published for others; else of the head, cut down to the headline it begins with."""
    published = (*_of(tags, "og:title"), *linked.titles, *_of(tags, *_TITLES))
    title = first(one_line, published)
    if title is not None:
        return title
    title = _line_of(document, "head title, channel > title, feed > title")
    cuts = (cut_down(title, heading) for heading in _headings(document) if title)
    return next((cut for cut in cuts if cut != title), title) or None


def _headings(document: DocumentNode) -> Iterator[str]:
    """What may be the headline: headings of the page, else those below."""
    for selector in ('h1, [itemprop~="headline"]', "h2"):
        found = list(document.query_selector_all(selector)[:_MAX_HEADINGS])
        yield from filter(None, (one_line(element.text) for element in found))
        if found:
            return


def _line_of(document: DocumentNode, selector: str) -> str:
    element = document.query_selector(selector)
    return (one_line(element.text) or "") if element is not None else ""


def _stated(tags: Tags, linked: Linked) -> str:
    """How the head or the linked data write the first day that they name; empty without one."""
    both = (_of(tags, "article:published_time"), iter(linked.dates))
    texts = [text for source in both for text in islice(filter(day, source), 1)]
    return min(texts, key=_turn, default="") or next(filter(day, _of(tags, *_DAYS)), "")


def _turn(text: str) -> tuple[datetime.date | None, bool, datetime.datetime | None]:
    """The earlier day first; of one day what tells its moment."""
    return day(text), moment(text) is None, moment(text)


def _date(stated: datetime.date | None, address: datetime.date | None) -> datetime.date | None:
    """The day that the page states; else that of its address.

    Points in time are often in UTC; a day in the address that is next to theirs is the outlet's.
    """
    if stated is None or address is None:
        return stated or address
    return address if abs((address - stated).days) == 1 else stated


def _author(document: DocumentNode, tags: Tags, linked: Linked, outlet: str | None) -> str | None:
    """Names of people, from the first source that has any; else the first name of another kind."""
    nobody: list[str] = []
    for source in _authors(document, tags, linked):
        found = names(source)
        people = [name for name in found if not _is_nobody(name, outlet)]
        if people:
            return "; ".join(people)
        nobody = nobody or found
    return "; ".join(nobody) or None


def _authors(document: DocumentNode, tags: Tags, linked: Linked) -> Iterator[Iterable[str]]:
    yield linked.authors
    yield from (tags[key] for key in _AUTHORS if key in tags)
    yield marked_authors(document)
    yield [printed_author(document)]


def _is_nobody(name: str, outlet: str | None) -> bool:
    return name.casefold() == (outlet or "").casefold() or bool(_NOBODY.fullmatch(name))


def _language(document: DocumentNode, tags: Tags, linked: Linked) -> str | None:
    stated = (_attribute(document, "html", "lang"), _attribute(document, "html", "xml:lang"))
    return first(language, (*stated, *linked.languages, *_of(tags, *_LANGUAGES)))
