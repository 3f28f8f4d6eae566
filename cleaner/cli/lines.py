"""The lines of a cleaned document in order, each with what takes it, if anything does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.model import Cleaned, Removal, Span
from cleaner.read.links import blanked
from cleaner.text import LINE_END


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text, or a part of one where only that part goes or stays.

    Attributes:
        number: of the line, counted from 1.
        start: where it begins in the text.
        line: without white space around it, and without addresses of links.
        gone: what takes it; None where it stays.
    """

    number: int
    start: int
    line: str
    gone: Removal | None


def rows(cleaned: Cleaned) -> Iterator[Row]:
    """The lines that are not blank."""
    pieces: list[Span | Removal] = [*cleaned.kept, *cleaned.dropped]
    number = 1
    for piece in sorted(pieces, key=lambda piece: piece.start):
        for at, (start, line) in enumerate(_lines(piece)):
            number += at > 0
            if bare := line.strip():
                seen = _seen(line) if cleaned.document.shown else bare
                yield Row(number, start, seen, piece if isinstance(piece, Removal) else None)


def _lines(piece: Span | Removal) -> Iterator[tuple[int, str]]:
    """The lines of a piece, and where what is on them begins."""
    start = 0
    for end in LINE_END.finditer(piece.text):
        yield _placed(piece, start, end.start())
        start = end.end()
    yield _placed(piece, start, len(piece.text))


def _placed(piece: Span | Removal, start: int, end: int) -> tuple[int, str]:
    line = piece.text[start:end]
    return piece.start + start + len(line) - len(line.lstrip()), line


def _seen(line: str) -> str:
    """A line without the addresses of its links, unless nothing else is in it."""
    return " ".join(blanked(line).split()) or line.strip()
