"""XML that is no HTML, news feeds above all: told apart, and made fit for the HTML parser."""

from __future__ import annotations

import re

_NO_CASE = re.IGNORECASE | re.ASCII
_XML = re.compile(
    r"\ufeff?\s*(?:<\?xml[\s?]|<(?:rss|feed|rdf:rdf|urlset|nitf|newsml)[\s>])", _NO_CASE
)
_HTML = re.compile(r"<(?:!doctype\s{1,20}html|html|body)[\s>]", _NO_CASE)
_HEAD = 4000  # characters in which XHTML has said that it is HTML
_DTD = re.compile(r"<!DOCTYPE[^<>\[]*\[[^\]]*\]\s*>", _NO_CASE)
_DTD_BEFORE = 100_000  # characters
_EMPTY = re.compile(
    r"<(title|textarea|script|style|iframe|noframes|template|noscript)\b([^<>]*)/>", _NO_CASE
)
_ESCAPED = re.compile(
    r"&lt;(/?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>&]*(?:&(?![lg]t;)[^<>&]*)*)?/?)&gt;"
)


def is_xml(page: str) -> bool:
    """Whether the page begins as XML does and is not XHTML."""
    return bool(_XML.match(page)) and not _HTML.search(page, 0, _HEAD)


def is_xhtml(page: str) -> bool:
    """Whether the page is HTML in the forms of XML, where CDATA is text and no comment."""
    return bool(_XML.match(page)) and not is_xml(page)


def without_cdata(page: str) -> str:
    """The page with what stands in CDATA sections as plain content."""
    return page.replace("<![CDATA[", "").replace("]]>", "")


def as_html(page: str) -> str:
    """XML in the forms of HTML; markup in CDATA or escaped, as feeds have it, becomes markup.

    A DTD goes unread: the entities it declares stay as they are written.
    """
    doctype = _DTD.search(page, 0, _DTD_BEFORE)
    if doctype:
        page = page[: doctype.start()] + page[doctype.end() :]
    page = _EMPTY.sub(r"<\1\2></\1>", without_cdata(page))  # to HTML <title/> is a title left open
    return _ESCAPED.sub(r"<\1>", page)
