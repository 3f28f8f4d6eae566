"""What the net sees of a line: its own shape, its words on the page, its place, the page.

All features of a page come from a few arrays at once; nothing loops over lines or words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted import glyphs as g
from cleaner.strip.fitted.lines import Floats, Lines
from cleaner.strip.fitted.prose import Prose
from cleaner.strip.fitted.said import SAID, Rows, said_rows

Columns = dict[str, NDArray[np.generic]]

RANGES = (2, 5, 12, 30)
"""Lines to either side in which a line's surroundings are weighed."""

SHAPE = (
    *("chars", "words", "capitalised", "numbers", "function words", "word length", "capitals"),
    *("all capitals", "signs", "digits", "commas", "comma share", "stops", "quotes", "bars"),
    *("brackets", "at"),
)
EDGES = (
    *("ends a sentence", "ends in a colon", "ends in a comma", "ends in a quote"),
    *("ends in a bracket", "ends in a digit", "ends in dots", "ends in a question"),
    *("ends in an exclamation", "begins with a capital", "begins in lower case"),
    *("begins with a digit", "begins with a quote", "begins with a sign"),
    *("begins with a bullet", "begins with a hash", "begins with a bracket"),
    "begins with a copyright",
)
MARGINS = ("indent", "gap before", "gap behind", "mean gap", "mean indent")
AROUND = (
    *("prose", "prose words"),
    *(f"{name} within {reach}" for reach in RANGES for name in ("prose", "short")),
)
PLACE = (
    *("prose so far", "place", "from the top", "from the end", "in the run", "off the run"),
    *("since prose", "until prose"),
)
PAGE = (
    *("lines of the page", "prose of the page", "prose lines of the page", "prose in the run"),
    *("words a line", "function words of the page"),
)
FEATURES = (*SHAPE, *EDGES, *MARGINS, *SAID, *AROUND, *PLACE, *PAGE)
"""The names of the features, in the order of their rows."""

_LAST = np.array([[g.COLON], [g.COMMA], [g.QUOTE], [g.BRACKET], [g.DIGIT]], dtype=np.uint8)
_ENDING = np.array([[ord(sign)] for sign in "…?!"], dtype=np.uint32)
_FIRST = np.array([[g.UPPER], [g.LETTER], [g.DIGIT], [g.QUOTE]], dtype=np.uint8)


def features(lines: Lines, prose: Prose, common: Floats) -> Columns:
    """Columns of ``N`` numbers by name, in a fixed order."""
    return dict(zip(FEATURES, feature_rows(lines, prose, common), strict=True))


def feature_rows(lines: Lines, prose: Prose, common: Floats) -> Floats:
    """[K, N] the features of `FEATURES` in one block of memory, a feature a row."""
    rows = [
        *_shape(lines, common),
        *_edges(lines),
        *_margins(lines),
        *said_rows(lines, prose),
        *_around(lines, prose),
        *_place(lines, prose),
        *_page(lines, prose, common),
    ]
    out = np.empty((len(FEATURES), len(lines)), dtype=np.float32)
    np.concatenate(rows, axis=None, out=out.reshape(-1), casting="unsafe")
    return out


def table(columns: Columns) -> Floats:
    """[K, N] the columns in one block of memory, a feature a row."""
    out = np.empty((len(columns), len(next(iter(columns.values())))), dtype=np.float32)
    for row, column in zip(out, columns.values(), strict=True):
        row[:] = column
    return out


def _shape(lines: Lines, common: Floats) -> Rows:
    counts = lines.counts.T
    chars = np.maximum(lines.chars, 1)
    size = np.maximum(lines.sizes, 1)
    letters = counts[g.LETTER] + counts[g.UPPER] + counts[g.IDEOGRAPH]
    return [
        np.log1p(chars),
        np.log1p(lines.sizes),
        lines.upper / size,
        lines.digit / size,
        common / size,
        lines.long / size,
        counts[g.UPPER] / np.maximum(letters, 1),
        (counts[g.UPPER] == letters) & (letters > 2),
        (counts[g.BAR] + counts[g.SIGN] + counts[g.DASH]) / chars,
        counts[g.DIGIT] / chars,
        np.log1p(counts[g.COMMA]),
        counts[g.COMMA] / size,
        np.log1p(lines.stops),
        np.log1p(counts[g.QUOTE : g.BRACKET + 1]),
        counts[g.AT] > 0,
    ]


def _edges(lines: Lines) -> Rows:
    first = lines.first
    return [
        lines.closing == g.STOP,
        lines.last == _LAST,
        lines.ending == _ENDING,
        first == _FIRST,
        first >= g.STOP,
        (first == g.BAR) | (first == g.DASH),
        lines.opening == ord("#"),
        first == g.BRACKET,
        lines.opening == ord("©"),
    ]


def _margins(lines: Lines) -> Rows:
    count = len(lines)
    gap = np.full(count + 1, 3, dtype=np.float32)
    np.maximum(lines.gap - 1, 0, out=gap[:-1])
    mean_gap = np.count_nonzero(gap[:-1]) / count
    mean_indent = np.count_nonzero(lines.indent) / count
    return [np.log1p(lines.indent), gap[:-1], gap[1:], _same(count, mean_gap, mean_indent)]


def _around(lines: Lines, prose: Prose) -> Rows:
    """Prose and short lines within some lines to either side."""
    count, most = len(lines), max(RANGES)
    first, after = most + 1, most + 1 + count
    # sums of prose, of short lines, of lines, up to each line; beyond the page they stay the same
    sums = np.zeros((3, after + most))
    prose.weight.cumsum(out=sums[0, first:after])
    ((lines.sizes <= 6) & ~prose.is_prose).cumsum(out=sums[1, first:after])
    sums[2, first:after] = np.arange(1, count + 1)
    sums[:, after:] = sums[:, after - 1 : after]
    within = np.empty((len(RANGES), 3, count))
    for row, reach in zip(within, RANGES, strict=True):
        high, low = first + reach, most - reach
        np.subtract(sums[:, high : high + count], sums[:, low : low + count], out=row)
    within[:, 0] = np.log1p(within[:, 0])
    within[:, 1] /= within[:, 2]
    return [prose.is_prose, np.log1p(prose.weight), within[:, :2].reshape(-1, count)]


def _place(lines: Lines, prose: Prose) -> Rows:
    count = len(lines)
    at = np.arange(count)
    upto = prose.weight.cumsum()
    before, behind = np.maximum(prose.first - at, 0), np.maximum(at - prose.last, 0)
    from_top = np.log1p(at)
    return [
        upto / max(upto[-1], 1),
        at / count,
        from_top,
        from_top[::-1],
        before == behind,
        np.log1p(behind) - np.log1p(before),
        np.log1p(prose.since),
        np.log1p(prose.until),
    ]


def _page(lines: Lines, prose: Prose, common: Floats) -> Rows:
    count, words = len(lines), max(float(lines.sizes.sum()), 1)
    total = max(float(prose.weight.sum()), 1)
    run = float(prose.weight[prose.first : prose.last + 1].sum())
    lines_of_page, prose_of_page, words_a_line = np.log1p((count, total, words / count)).tolist()
    share = np.count_nonzero(prose.is_prose) / count
    rest = share, run / total, words_a_line, float(common.sum()) / words
    return [_same(count, lines_of_page, prose_of_page, *rest)]


def _same(count: int, *values: float) -> Floats:
    """[values, count] rows that are the same for all lines."""
    rows = np.empty((len(values), count), dtype=np.float32)
    rows.T[:] = values
    return rows
