"""A page from markup to text, step by step."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from cleaner.read.html.extractor import Spans, article_spans
from cleaner.read.html.feeds import as_html, is_xhtml, is_xml, without_cdata
from cleaner.read.html.lines import join_lines
from cleaner.read.html.markup import Markup
from cleaner.read.html.parser import Parsed, parse
from cleaner.read.html.tame import (
    MAX_LEVELS,
    count_tags,
    drop_attributes,
    is_absurd,
    nesting,
    pieces,
    tame,
)

if TYPE_CHECKING:
    from cleaner.read.html.outline import Outline

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
    extractor was not asked or is not to be trusted; ``warnings`` then says why.  ``outline`` says
    of each line that is not empty, in order, where it stands in the page.
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
    time: datetime.datetime | None = None
    outline: Outline | None = field(default=None, compare=False, repr=False)
    markup: Markup | None = field(default=None, compare=False, repr=False)


def render(page: str, *, name: str, ask: bool = True, selectors: Sequence[str] = ()) -> Rendered:
    """The text of a page of HTML (or of a feed), with what its head says about it.

    ``name`` stands in the error message.  Where not to ``ask``, no extractor has a say.  The
    outline marks what the CSS ``selectors`` match.
    Nothing is fetched, no entity is expanded.

    Raises:
        InputError: the parser gives the page up (not known to happen).
        ValueError: a selector cannot be read.
    """
    from cleaner.read.html.outline import joined

    page, raw = _encoded(page)
    xml = is_xml(page)
    if xml or is_xhtml(page):
        page = as_html(page) if xml else without_cdata(page)
        raw = page.encode()
    tags, ends = count_tags(raw)
    depth = nesting(page, tags, ends)
    absurd = is_absurd(tags, depth)
    read = partial(parse, name=name, xml=xml, selectors=selectors)
    parsed, text = _read(tame(page, absurd=absurd), read)
    if depth <= MAX_LEVELS:  # else the tree is flattened and only the count knows
        depth = max(part.depth for part in parsed)
    extracted, doubt = None, "it is XML, not HTML" if xml else ""
    if text and not xml and ask:
        extracted, doubt = article_spans(page, text, depth=depth, name=name)
    warnings = _warnings(text, doubt, parsed)
    if selectors and absurd:
        warnings.append("the page has too many tags or levels for its elements to be selected")
    meta = parsed[0].meta
    outline = joined([part.outline for part in parsed])
    return Rendered(
        text=text,
        url=meta.url,
        title=meta.title,
        date=meta.date,
        extracted=extracted,
        warnings=tuple(warnings),
        author=meta.author,
        outlet=meta.outlet,
        language=meta.language,
        time=meta.time,
        outline=outline,
        markup=None if xml else Markup(page, depth, outline, name),
    )


def _encoded(page: str) -> tuple[str, bytes]:
    """The page without surrogates, which no encoding has, nor absurd tags; as text and as UTF-8."""
    try:
        raw = page.encode()
    except UnicodeEncodeError:
        page = _SURROGATE.sub("\ufffd", page)
        raw = page.encode()
    kept = drop_attributes(raw)
    return (page, raw) if kept is raw else (kept.decode(), kept)


def _read(page: str, read: Callable[[str], Parsed]) -> tuple[list[Parsed], str]:
    """The pieces of the page, read, and their text."""
    parsed = [*map(read, pieces(page))]
    text = join_lines(part.text for part in parsed)
    if not text:  # then what a browser hides is all there is
        parsed = [*map(read, pieces(_opened(page)))]
        text = join_lines(part.text for part in parsed)
    return parsed, text


def _opened(page: str) -> str:
    """The page with the elements whose content does not show made plain ones."""
    return _HIDDEN.sub(r"<\1div", page)


def _warnings(text: str, doubt: str, parsed: Sequence[Parsed]) -> list[str]:
    warnings = []
    if not text:
        warnings.append("the page has no text")
    if not all(part.whole for part in parsed):
        warnings.append("a script or style is never closed; what follows it is not read")
    if text and doubt:
        warnings.append(f"no extractor had a say: {doubt}; the page is judged by its text alone")
    return warnings
