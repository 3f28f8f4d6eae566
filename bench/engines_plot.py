"""Processor time and memory over the number of paragraphs, as one SVG."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

WIDTH, HEIGHT, MARGIN, RIGHT = 460, 320, 56, 36
COLOURS = {"memory": "#b35900", "duckdb": "#0b5fa5", "spark": "#2e7d32"}
Row = dict[str, Any]


def plot(rows: list[Row], slopes: dict[str, float]) -> str:
    """Two panels with logarithmic axes: time with its exponent, and most memory."""
    panels = (
        _panel(rows, ("processor seconds", "processor time (s)"), slopes, 0),
        _panel(rows, ("memory MB", "most memory (MB)"), {}, WIDTH),
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">'
        f'<rect width="{2 * WIDTH}" height="{HEIGHT}" fill="white"/>'
    )
    return "\n".join([head, *(line for panel in panels for line in panel), "</svg>", ""])


def _panel(
    rows: list[Row], what: tuple[str, str], slopes: dict[str, float], left: int
) -> Iterable[str]:
    key, title = what
    across = _Axis([row["paragraphs"] for row in rows], left + MARGIN, left + WIDTH - RIGHT)
    up = _Axis([row[key] for row in rows], HEIGHT - MARGIN, 36)
    yield f'<text x="{left + MARGIN}" y="20" font-weight="bold">{title} by paragraphs</text>'
    for value in across.ticks():
        x = across.at(value)
        yield f'<path d="M{x:.1f} 36V{HEIGHT - MARGIN}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - MARGIN + 18}" text-anchor="middle">{value:,}</text>'
    for value in up.ticks():
        y = up.at(value)
        yield f'<path d="M{left + MARGIN} {y:.1f}H{left + WIDTH - 16}" stroke="#ddd"/>'
        yield f'<text x="{left + MARGIN - 6}" y="{y + 4:.1f}" text-anchor="end">{value:,}</text>'
    for number, engine in enumerate(sorted({row["engine"] for row in rows})):
        mine = [row for row in rows if row["engine"] == engine]
        points = [(across.at(row["paragraphs"]), up.at(row[key])) for row in mine]
        colour = COLOURS[engine]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)
        note = f": paragraphs^{slopes[engine]:.2f}" if engine in slopes else ""
        y = 52 + 16 * number
        yield f'<text x="{left + MARGIN + 10}" y="{y}" fill="{colour}">{engine}{note}</text>'


class _Axis:
    """Values to places, by their logarithms."""

    def __init__(self, values: list[float], low: float, high: float) -> None:
        self._first = math.floor(math.log10(min(values)))
        self._last = max(self._first + 1, math.ceil(math.log10(max(values))))
        self._low, self._high = low, high

    def at(self, value: float) -> float:
        """Where a value stands."""
        share = (math.log10(value) - self._first) / (self._last - self._first)
        return self._low + share * (self._high - self._low)

    def ticks(self) -> list[int]:
        """Powers of ten."""
        return [10**power for power in range(max(0, self._first), self._last + 1)]
