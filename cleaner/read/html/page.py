"""A page from markup to text, step by step."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from cleaner.read.html.extractor import Spans, article_spans
from cleaner.read.html.feeds import as_html, is_xhtml, is_xml, without_cdata
from cleaner.read.html.lines import join_lines
from cleaner.read.html.parser import parse
from cleaner.read.html.tame import MAX_LEVELS, drop_attributes, nesting, pieces, tame

_SURROGATE = re.compile("[\ud800-\udfff]")
_HIDDEN = re.compile(
    r"<(/?)(?:noscript|template|iframe|select|option|textarea|noframes|noembed|video|audio|canvas)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as text.

    ``extracted`` holds the spans of ``text``, in characters, that the extractor takes for the
    article: whole lines without the last line feed, disjoint, in order.  It is None where the
    extractor was not asked or is not to be trusted; ``warnings`` then says why.
    """

    text: str
    url: str | None
    title: str | None
    date: datetime.date | None
    extracted: Spans | None
    warnings: tuple[str, ...]
    author: str | None = None
    outlet: str | None = None
    language: str | None = None


def render(page: str, *, name: str) -> Rendered:
    """The text of a page of HTML (or of a feed), with what its head says about it.

    ``name`` stands in the error message.  Nothing is fetched, no entity is expanded.

    Raises:
        InputError: the parser gives the page up (not known to happen).
    """
    page = drop_attributes(_SURROGATE.sub("\ufffd", page))
    xml = is_xml(page)
    depth = nesting(page)
    if xml or is_xhtml(page):
        page = as_html(page) if xml else without_cdata(page)
    tamed = tame(page, depth)
    parsed = [parse(piece, name=name, xml=xml) for piece in pieces(tamed)]
    text = join_lines(part.text for part in parsed)
    if not text:  # then what a browser hides is all there is
        parsed = [parse(piece, name=name, xml=xml) for piece in pieces(_opened(tamed))]
        text = join_lines(part.text for part in parsed)
    if depth <= MAX_LEVELS:  # else the tree is flattened and only the count knows
        depth = max(part.depth for part in parsed)
    extracted, doubt = None, ""
    if xml:
        doubt = "it is XML, not HTML"
    elif text:
        extracted, doubt = article_spans(page, text, depth=depth, name=name)
    warnings = _warnings(text, doubt, whole=all(part.whole for part in parsed))
    meta = parsed[0].meta
    return Rendered(
        text,
        meta.url,
        meta.title,
        meta.date,
        extracted,
        tuple(warnings),
        author=meta.author,
        outlet=meta.outlet,
        language=meta.language,
    )


def _opened(page: str) -> str:
    """The page with the elements whose content does not show made plain ones."""
    return _HIDDEN.sub(r"<\1div", page)


def _warnings(text: str, doubt: str, *, whole: bool) -> list[str]:
    warnings = []
    if not text:
        warnings.append("the page has no text")
    if not whole:
        warnings.append("a script or style is never closed; what follows it is not read")
    if text and doubt:
        warnings.append(f"no extractor had a say: {doubt}; the page is judged by its text alone")
    return warnings
