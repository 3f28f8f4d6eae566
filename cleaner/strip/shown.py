"""A text with links in Markdown is judged as a reader sees it, and cut as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from operator import attrgetter

from cleaner.model import Account, Cleaned, Document, Grounds, Reason, Removal, Shown, Verdicts
from cleaner.strip.outcome import removals
from cleaner.strip.render import Piece
from cleaner.text import Offsets


def as_shown(document: Document) -> Document:
    """The document that is judged: the same one, but for a text with links."""
    if document.shown is None:
        return document
    return replace(document, text=document.shown.text, blocks=document.shown.blocks, shown=None)


def as_written(cleaned: Cleaned, document: Document) -> Cleaned:
    """What became of a document, told of the text as it was written."""
    if document.shown is None:
        return cleaned
    found = sorted(chain.from_iterable(document.shown.cut(cleaned.gone)))
    account = Written(cleaned.account, document, document.shown)
    return replace(cleaned, document=document, gone=tuple(found), account=account)


@dataclass(frozen=True, eq=False, repr=False)
class Written:
    """What was dropped and why, in offsets of the text as it was written."""

    seen: Account
    document: Document
    shown: Shown

    @property
    def grounds(self) -> Grounds:
        """All that it follows from, beside the document."""
        return self.seen.grounds

    @cached_property
    def verdicts(self) -> Verdicts:
        """A verdict for every block."""
        return Verdicts(self.document.blocks, self.seen.verdicts.reasons)

    @cached_property
    def dropped(self) -> tuple[Removal, ...]:
        """What went, one removal a piece."""
        pieces = sorted(self._pieces(), key=attrgetter("start"))
        return tuple(removals(self.document.text, tuple(pieces)))

    @property
    def heads(self) -> tuple[Offsets, ...]:
        """Where the lines above the article stand, in order."""
        return tuple(map(self.shown.outer, self.seen.heads))

    @property
    def headline(self) -> Offsets | None:
        """The one among them that is the headline."""
        return None if self.seen.headline is None else self.shown.outer(self.seen.headline)

    @property
    def title(self) -> str | None:
        """The same as a reader sees it, on one line."""
        return self.seen.title

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What is left as a reader sees it, each paragraph on one line."""
        return self.seen.paragraphs

    def _pieces(self) -> Iterator[Piece]:
        dropped = self.seen.dropped
        places = self.shown.cut([(piece.start, piece.end) for piece in dropped])
        for piece, spans in zip(dropped, places, strict=True):
            reason = Reason(piece.by, piece.kind, piece.why, piece.score)
            yield from (Piece(start, end, reason) for start, end in spans)
