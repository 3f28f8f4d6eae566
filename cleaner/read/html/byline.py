"""What a page prints over its article, for where its head is silent: who wrote it, and when.

Only short texts count, and only where no menu, comment or list of other articles is around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleaner.read.html.values import TAG, day, one_line

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode

_MAX_ELEMENTS = 30
_MAX_TEXT = 120  # characters
_MAX_MARKUP = 2000  # characters
_OTHERS = ("related", "comment", "sidebar", "card", "teaser", "recommend", "popular")


def _named(*parts: str) -> str:
    """A selector of what a class or an id names so; a vcard is a person's, no card of a story."""
    return ", ".join(
        f'[{attribute}*="{part}" i]:not(body):not(html):not([class*="vcard" i])'
        for attribute in ("class", "id")
        for part in parts
    )


_ELSEWHERE = f"nav, aside, {_named(*_OTHERS)}"
_FOOTER = f"footer, {_named('footer')}"
_ARTICLE = 'article, .hentry, [itemtype*="Article"], [itemtype*="Posting"]'
_BLOCK = "address, article, dd, div, header, li, p, section, td"
_MARKED = 'a[rel~="author"], [itemprop~="author"] [itemprop~="name"], [itemprop~="author"]'
_CLASSES = ("author", "autor", "auteur", "byline")
_PAGES = ("author", "authors", "autor", "autoren", "auteur", "by", "people", "profile", "staff")
_TO_PAGES = ", ".join(f'[href*="/{page}/"]' for page in _PAGES)
_PRINTED = ", ".join(
    (
        *(f'[class*="{name}" i]' for name in _CLASSES),
        f":is(p, div, span) > a:is({_TO_PAGES})",  # a list of the products takes twice as long
    )
)
_DAYS = '[itemprop~="datePublished"], time, [class*="date" i], [class*="publish" i]'
_LATER = re.compile(r"modif|updat|review|today|aktualis|stand", re.IGNORECASE)
_BY = re.compile(r"(?:(?:written|story|article|text) )?(?:by|von|par|por)\b[:\s]*", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s*[|•·,(]|\s[–—-]\s")
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_PARTICLE = "al|bin|da|de|del|della|den|der|di|dos|du|el|la|le|ten|ter|van|von|y|zu"
_PERSON = re.compile(rf"{_WORD}(?: (?:{_PARTICLE}|{_WORD})){{0,3}} {_WORD}")
_LABEL = re.compile(
    r"\b(?:about|all|author|contact|directory|follow|learn|licen[cs]ed?|log|member|more|posts?|"
    r"profile|read|reviewed|search|see|share|show|sign|site|subscribe|updated|view|written)\b",
    re.IGNORECASE,
)


def marked_authors(document: DocumentNode) -> list[str]:
    """Texts that are marked as an author's name, of the first block that has one."""
    for element in _elements(document, _MARKED):
        block = element.closest(_BLOCK)
        near = list(block.query_selector_all(_MARKED)[:_MAX_ELEMENTS]) if block else [element]
        texts = [_text(other) for other in near if other.query_selector(_MARKED) is None]
        found = [text for text in texts if text and not (day(text) or _LABEL.search(text))]
        if found:
            return found
    return []


def printed_author(document: DocumentNode) -> str:
    """The first text in or like a byline that reads as a person's name; empty where none does."""
    pieces = (
        piece
        for element in _elements(document, _PRINTED)
        if _text(element)
        for piece in TAG.split(element.html[:_MAX_MARKUP])
    )
    return next(filter(None, map(_person, pieces)), "")


def printed_day(document: DocumentNode) -> str:
    """How an element for dates writes the first day, unless it is that of a change."""
    for element in _elements(document, _DAYS):
        stated = element.getattr("datetime") or element.getattr("content") or _text(element)
        if day(stated) and not _is_later(element):
            return stated
    return ""


def _elements(document: DocumentNode, selector: str) -> Iterator[ElementNode]:
    for element in list(document.query_selector_all(selector)[:_MAX_ELEMENTS]):
        if element.closest(_ELSEWHERE) is None and not _is_below(element):
            yield element


def _is_below(element: ElementNode) -> bool:
    """Whether it stands at the foot of the page; the foot of an article is of the article."""
    foot = element.closest(_FOOTER)
    return foot is not None and foot.closest(_ARTICLE) is None


def _text(element: ElementNode) -> str:
    """The text of an element, with a space for every tag; empty where it is long."""
    text = one_line(element.html[:_MAX_MARKUP]) or ""
    return text if len(text) <= _MAX_TEXT else ""


def _is_later(element: ElementNode) -> bool:
    around = element.parent
    said = [element.getattr("class"), element.getattr("itemprop")]
    said += [(near.text or "")[:_MAX_TEXT] for near in (element, around) if near is not None]
    return bool(_LATER.search(" ".join(filter(None, said))))


def _person(text: str) -> str:
    """The name at the start of a piece of a byline; empty where it does not read as one."""
    said = _BY.sub("", one_line(text) or "", count=1)
    name = _AFTER_NAME.split(said, maxsplit=1)[0].strip()
    return name if _PERSON.fullmatch(name) and not _LABEL.search(name) else ""
