"""A cleaned document as a person reads it: every line, whether it goes, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from cleaner.cli.paint import Paint
from cleaner.cli.streams import printable
from cleaner.model import Cleaned, Removal, Span
from cleaner.read.links import blanked
from cleaner.text import LINE_END

EDGE = 2
"""Lines shown at either end of a long run that goes for one reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text and what takes it, if anything does."""

    number: int
    line: str
    gone: Removal | None


def explanation(cleaned: Cleaned, *, paint: Paint, width: int, whole: bool) -> Iterator[str]:
    """Lines for a terminal; ``whole`` shows long runs in full."""
    yield paint("bold", _heading(cleaned))
    for warning in cleaned.warnings:
        yield f"  warning: {printable(warning)}"
    yield ""
    for _, group in groupby(_rows(cleaned), key=_reason):
        rows = list(group)
        yield from _shown(rows, paint, width, _edge(rows, whole=whole))
        if rows[0].gone is not None:
            gone = rows[0].gone
            why = f"{gone.why} · {gone.by} · {gone.score:.2f}"
            yield paint("dim", f"{'':>8}└ {printable(why)}")


def summary(cleaned: Cleaned) -> str:
    """How much goes, by kind: ``12 of 60 lines go (related 7, newsletter 5)``."""
    blocks = len(cleaned.verdicts)
    gone = sum(not verdict.keep for verdict in cleaned.verdicts)
    kinds = Counter(removal.kind for removal in cleaned.dropped)
    listed = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    return f"{gone} of {blocks} lines go" + (f" ({listed})" if listed else "")


def _heading(cleaned: Cleaned) -> str:
    site = cleaned.site or "outlet not known, general rules only"
    return f"{printable(cleaned.document.name)} · {site} · {summary(cleaned)}"


def _edge(rows: list[Row], *, whole: bool) -> int:
    return len(rows) if whole or len(rows) <= 2 * EDGE + 1 else EDGE


def _rows(cleaned: Cleaned) -> Iterator[Row]:
    pieces: list[Span | Removal] = [*cleaned.kept, *cleaned.dropped]
    number = 1
    for piece in sorted(pieces, key=lambda piece: piece.start):
        for at, line in enumerate(LINE_END.split(piece.text)):
            number += at > 0
            if line.strip():
                seen = _seen(line) if cleaned.document.shown else line.strip()
                yield Row(number, seen, piece if isinstance(piece, Removal) else None)


def _seen(line: str) -> str:
    """A line without the addresses of its links, unless nothing else is in it."""
    return " ".join(blanked(line).split()) or line.strip()


def _reason(row: Row) -> tuple[str, str] | None:
    return None if row.gone is None else (row.gone.by, row.gone.why)


def _shown(rows: list[Row], paint: Paint, width: int, edge: int) -> Iterator[str]:
    """The rows; of a long run that goes, only ``edge`` at either end."""
    for at, row in enumerate(rows):
        if row.gone is None:
            yield _shown_row(row, paint("kept", "keep"), "", width)
        elif at < edge or at >= len(rows) - edge:
            yield _shown_row(row, paint("gone", "drop"), row.gone.kind, width)
        elif at == edge:
            yield paint("dim", f"{'':>8}... {len(rows) - 2 * edge} more lines, the same reason ...")


def _shown_row(row: Row, mark: str, kind: str, width: int) -> str:
    room = max(20, width - 28)
    line = printable(row.line)
    line = line if len(line) <= room else f"{line[: room - 1]}…"
    return f"{row.number:>6}  {mark}  {kind:<13} {line}"
