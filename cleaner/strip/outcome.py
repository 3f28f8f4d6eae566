"""What is left and what went, put into the record that users get."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from cleaner.model import Cleaned, Document, Reason, Removal, Verdicts
from cleaner.strip.render import Piece
from cleaner.strip.rest import Rest, block_reasons
from cleaner.text import LINE_END


def outcome(document: Document, rest: Rest, site: str | None, warnings: tuple[str, ...]) -> Cleaned:
    """The record of a cleaned document: a verdict for every block, a removal for every piece."""
    blocks = document.blocks
    reasons = block_reasons(list(blocks.starts), list(blocks.ends), rest.gone)
    dropped = tuple(_removals(document.text, rest.gone))
    return Cleaned(
        document=document,
        verdicts=Verdicts(blocks, reasons),
        dropped=dropped,
        site=site,
        warnings=(*document.warnings, *warnings),
    )


def _removals(text: str, gone: tuple[Piece, ...]) -> Iterator[Removal]:
    line_ends = [found.end() for found in LINE_END.finditer(text)] if gone else []
    for piece in _whole(text, gone):
        body = text[piece.start : piece.end]
        first = piece.start + len(body) - len(body.lstrip())
        reason: Reason = piece.reason
        yield Removal(
            start=piece.start,
            end=piece.end,
            text=body,
            line=1 + bisect_right(line_ends, first),
            by=reason.by,
            kind=reason.kind,
            why=reason.why,
            score=reason.score,
        )


def _whole(text: str, gone: tuple[Piece, ...]) -> Iterator[Piece]:
    """The pieces, white space that was left over between two of them joined to the first."""
    waiting: Piece | None = None
    for piece in gone:
        if waiting and waiting.end == piece.start and not text[piece.start : piece.end].strip():
            waiting = replace(waiting, end=piece.end)
            continue
        if waiting:
            yield waiting
        waiting = piece
    if waiting:
        yield waiting
