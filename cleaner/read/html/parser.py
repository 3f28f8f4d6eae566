"""lexbor, called: a piece of a page parsed, and what its tree holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.model import InputError
from cleaner.read.html.lines import END, Writer
from cleaner.read.html.meta import Meta, read_meta
from cleaner.read.html.unclosed import mend

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode


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


def parse(piece: str, *, name: str, xml: bool) -> Parsed:
    """Parse and read; where the end of the piece is swallowed, mend the piece and do it again.

    Raises:
        InputError: the parser gives it up; ``name`` says where.
    """
    parsed = _parse_once(piece, name=name, xml=xml)
    return parsed if parsed.whole else _parse_once(mend(piece), name=name, xml=xml)


def _parse_once(piece: str, *, name: str, xml: bool) -> Parsed:
    document = _tree(f"{piece}<{END}>", name)
    writer = Writer(xml=xml)
    writer.feed(document.html)
    return Parsed(writer.text, writer.deepest, writer.whole, read_meta(document))


def _tree(page: str, name: str) -> DocumentNode:
    from resiliparse.parse.html import HTMLTree

    try:
        document = HTMLTree.parse(page).document
    except ValueError as error:
        raise InputError(f"{name}: cannot be parsed as HTML ({error}); is it text?") from error
    if document is None:
        raise InputError(f"{name}: cannot be parsed as HTML; is it text?")
    return document
