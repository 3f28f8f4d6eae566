"""A cleaned document as a person reads it: every line, whether it goes, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from cleaner.cli.lines import Row, rows
from cleaner.cli.paint import Paint
from cleaner.cli.streams import printable
from cleaner.model import Cleaned

EDGE = 2
"""Lines shown at either end of a long run that goes for one reason."""


def explanation(cleaned: Cleaned, *, paint: Paint, width: int, whole: bool) -> Iterator[str]:
    """Lines for a terminal; ``whole`` shows long runs in full."""
    yield paint("bold", heading(cleaned))
    for warning in cleaned.warnings:
        yield f"  warning: {printable(warning)}"
    yield ""
    for _, group in groupby(rows(cleaned), key=_reason):
        run = list(group)
        yield from _shown(run, paint, width, _edge(run, whole=whole))
        if run[0].gone is not None:
            gone = run[0].gone
            why = f"{gone.why} · {gone.by} · {gone.score:.2f}"
            yield paint("dim", f"{'':>8}└ {printable(why)}")


def summary(cleaned: Cleaned) -> str:
    """How much goes, by kind: ``12 of 60 lines go (related 7, newsletter 5)``."""
    blocks = len(cleaned.verdicts)
    gone = sum(not verdict.keep for verdict in cleaned.verdicts)
    kinds = Counter(removal.kind for removal in cleaned.dropped)
    listed = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    return f"{gone} of {blocks} lines go" + (f" ({listed})" if listed else "")


def heading(cleaned: Cleaned) -> str:
    """The name of a document, its outlet, and how much of it goes."""
    site = cleaned.site or "outlet not known, general rules only"
    return f"{printable(cleaned.document.name)} · {site} · {summary(cleaned)}"


def _edge(run: list[Row], *, whole: bool) -> int:
    return len(run) if whole or len(run) <= 2 * EDGE + 1 else EDGE


def _reason(row: Row) -> tuple[str, str] | None:
    return None if row.gone is None else (row.gone.by, row.gone.why)


def _shown(run: list[Row], paint: Paint, width: int, edge: int) -> Iterator[str]:
    """The rows; of a long run that goes, only ``edge`` at either end."""
    for at, row in enumerate(run):
        if row.gone is None:
            yield _shown_row(row, paint("kept", "keep"), "", width)
        elif at < edge or at >= len(run) - edge:
            yield _shown_row(row, paint("gone", "drop"), row.gone.kind, width)
        elif at == edge:
            yield paint("dim", f"{'':>8}... {len(run) - 2 * edge} more lines, the same reason ...")


def _shown_row(row: Row, mark: str, kind: str, width: int) -> str:
    room = max(20, width - 28)
    line = printable(row.line)
    line = line if len(line) <= room else f"{line[: room - 1]}…"
    return f"{row.number:>6}  {mark}  {kind:<13} {line}"
