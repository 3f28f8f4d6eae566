"""A page from markup to its visible text, step by step."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cleaner.read.html.feeds import as_html, is_xhtml, is_xml, without_cdata
from cleaner.read.html.lines import join_lines
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
from cleaner.text import SURROGATE

if TYPE_CHECKING:
    from cleaner.read.html.outline import Outline

_HIDDEN = re.compile(
    r"<(/?)(?:noscript|template|iframe|select|option|textarea|noframes|noembed|video|audio|canvas)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Visible:
    """What a page shows.

    Attributes:
        text: one line a block.
        page: the markup as it was read: what UTF-8 can hold, a feed as HTML.
        xml: whether it was a feed.
        depth: levels of elements.
        pieces: the pieces it was read in, one or more.
        outline: where in the tree each line of the text stands.
    """

    text: str
    page: str
    xml: bool
    depth: int
    pieces: Sequence[Parsed]
    outline: Outline


def visible_text(page: str, *, name: str, selectors: Sequence[str] = ()) -> Visible:
    """What a page of HTML (or a feed) shows; the outline marks what the CSS ``selectors`` match.

    ``name`` stands in the error message.

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
    read = partial(parse, name=name, xml=xml, selectors=selectors)
    parsed, text = _read(tame(page, absurd=is_absurd(tags, depth)), read)
    if depth <= MAX_LEVELS:  # else the tree is flattened and only the count knows
        depth = max(part.depth for part in parsed)
    return Visible(
        text=text,
        page=page,
        xml=xml,
        depth=depth,
        pieces=parsed,
        outline=joined([part.outline for part in parsed]),
    )


def _encoded(page: str) -> tuple[str, bytes]:
    """The page without surrogates, which no encoding has, nor absurd tags; as text and as UTF-8."""
    try:
        raw = page.encode()
    except UnicodeEncodeError:
        page = SURROGATE.sub("\ufffd", page)
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
