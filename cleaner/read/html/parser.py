"""lexbor, called: a piece of a page parsed, and what its tree holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.model import InputError
from cleaner.read.html.meta import Meta, read_meta
from cleaner.read.html.tags import END
from cleaner.read.html.unclosed import mend

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode

    from cleaner.read.html.outline import Outline


@dataclass(frozen=True, slots=True)
class Parsed:
    """A piece of a page.

    ``text`` is not yet laid out; ``depth`` counts levels of elements; ``whole`` is false where an
    open script swallowed the end.
    """

    text: str
    depth: int
    whole: bool
    meta: Meta
    outline: Outline


def parse(piece: str, *, name: str, xml: bool, selectors: Sequence[str] = ()) -> Parsed:
    """Parse and read; where the end of the piece is swallowed, mend the piece and do it again.

    Raises:
        InputError: the parser gives it up; ``name`` says where.
        ValueError: a selector is none.
    """
    parsed = _parse_once(piece, name, selectors, xml=xml)
    return parsed if parsed.whole else _parse_once(mend(piece), name, selectors, xml=xml)


def _parse_once(piece: str, name: str, selectors: Sequence[str], *, xml: bool) -> Parsed:
    from cleaner.read.html.scan import scan
    from cleaner.read.html.select import mark

    document = _tree(f"{piece}<{END}>", name)
    mark(document, selectors)
    meta, markup = read_meta(document), document.html
    read = scan(markup, selectors=len(selectors), xml=xml)
    return Parsed(read.text, read.depth, read.whole, meta, read.outline)


def _tree(page: str, name: str) -> DocumentNode:
    from resiliparse.parse.html import HTMLTree

    try:
        document = HTMLTree.parse(page).document
    except ValueError as error:
        raise InputError(f"{name}: cannot be parsed as HTML ({error}); is it text?") from error
    if document is None:
        raise InputError(f"{name}: cannot be parsed as HTML; is it text?")
    return document
