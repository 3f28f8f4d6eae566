"""What the net sees of a line: its own shape, its words on the page, its place, the page.

All features of a page come from a few arrays at once; nothing loops over lines or words.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted import glyphs as g
from cleaner.strip.fitted.lines import Floats, Ints, Lines
from cleaner.strip.fitted.prose import Prose

Columns = dict[str, NDArray[np.generic]]

RANGES = (2, 5, 12, 30)
"""Lines to either side in which a line's surroundings are weighed."""


def features(lines: Lines, prose: Prose, common: Floats) -> Columns:
    """Columns of ``N`` numbers by name, in a fixed order."""
    return {
        **_shape(lines, common),
        **_edges(lines),
        **_margins(lines),
        **_words(lines, prose),
        **_repeats(lines),
        **_around(lines, prose),
        **_place(lines, prose),
        **_page(lines, prose, common),
    }


def table(columns: Columns) -> Floats:
    """[K, N] the columns in one block of memory, a feature a row."""
    out = np.empty((len(columns), len(next(iter(columns.values())))), dtype=np.float32)
    for row, column in zip(out, columns.values(), strict=True):
        row[:] = column
    return out


def _shape(lines: Lines, common: Floats) -> Columns:
    counts = lines.counts
    chars = np.maximum(counts.sum(axis=1), 1)
    size = np.maximum(lines.sizes, 1)
    letters = counts[:, g.LETTER] + counts[:, g.UPPER] + counts[:, g.IDEOGRAPH]
    logs = np.log1p(counts)
    return {
        "chars": np.log1p(chars),
        "words": np.log1p(lines.sizes),
        "capitalised": lines.upper / size,
        "numbers": lines.digit / size,
        "function words": common / size,
        "word length": lines.long / size,
        "capitals": counts[:, g.UPPER] / np.maximum(letters, 1),
        "all capitals": (counts[:, g.UPPER] == letters) & (letters > 2),
        "signs": (counts[:, g.BAR] + counts[:, g.SIGN] + counts[:, g.DASH]) / chars,
        "digits": counts[:, g.DIGIT] / chars,
        "commas": logs[:, g.COMMA],
        "comma share": counts[:, g.COMMA] / size,
        "stops": np.log1p(lines.stops),
        "quotes": logs[:, g.QUOTE],
        "bars": logs[:, g.BAR],
        "brackets": logs[:, g.BRACKET],
        "at": counts[:, g.AT] > 0,
    }


def _edges(lines: Lines) -> Columns:
    first, last = lines.first, lines.last
    return {
        "ends a sentence": lines.closing == g.STOP,
        "ends in a colon": last == g.COLON,
        "ends in a comma": last == g.COMMA,
        "ends in a quote": last == g.QUOTE,
        "ends in a bracket": last == g.BRACKET,
        "ends in a digit": last == g.DIGIT,
        "ends in dots": lines.ending == ord("…"),
        "ends in a question": lines.ending == ord("?"),
        "ends in an exclamation": lines.ending == ord("!"),
        "begins with a capital": first == g.UPPER,
        "begins in lower case": first == g.LETTER,
        "begins with a digit": first == g.DIGIT,
        "begins with a quote": first == g.QUOTE,
        "begins with a sign": first >= g.STOP,
        "begins with a bullet": (first == g.BAR) | (first == g.DASH),
        "begins with a hash": lines.opening == ord("#"),
        "begins with a bracket": first == g.BRACKET,
        "begins with a copyright": lines.opening == ord("©"),
    }


def _margins(lines: Lines) -> Columns:
    gap = np.minimum(np.maximum(lines.gap - 1, 0), 3)
    return {
        "indent": np.log1p(lines.indent),
        "gap before": gap,
        "gap behind": np.append(gap[1:], 3),
        "mean gap": np.full(len(gap), np.minimum(gap, 1).mean()),
        "mean indent": np.full(len(gap), (lines.indent > 0).mean()),
    }


def _words(lines: Lines, prose: Prose) -> Columns:
    """Whose words a line shares: other prose's, the first line's, the best run's first's."""
    count = len(lines)
    content = (lines.lengths > 3) | lines.ideographs
    of, hashes = lines.line_of[content], lines.words.hashes[content]
    bits = max(12, int(16 * len(hashes)).bit_length())
    size = 1 << bits
    slots = (hashes & np.uint64(size - 1)).astype(np.intp)
    total = np.maximum(np.bincount(of, minlength=count), 1)
    once = np.bincount(slots, minlength=size)[slots] == 1
    said = prose.is_prose[of]
    shared = np.bincount(slots[said], minlength=size)[slots] > said
    return {
        "words of the prose": np.bincount(of[shared], minlength=count) / total,
        "words said once": np.bincount(of[once], minlength=count) / total,
        "words of the first line": _like(0, of, slots, total, size),
        "words of the run's first line": _like(prose.first, of, slots, total, size),
    }


def _like(line: int, of: Ints, slots: Ints, total: Ints, size: int) -> NDArray[np.generic]:
    """The share of every line's words that stand in one line."""
    model = np.zeros(size, dtype=np.bool_)
    model[slots[of == line]] = True
    return np.bincount(of[model[slots]], minlength=len(total)) / total


def _repeats(lines: Lines) -> Columns:
    """How often the very words of a line come again, and how often they came before."""
    count = len(lines)
    salted = lines.words.hashes * (2 * lines.at.astype(np.uint64) + np.uint64(1))
    sums = np.append(np.uint64(0), np.cumsum(salted, dtype=np.uint64))
    edges = np.searchsorted(lines.line_of, np.arange(count + 1))
    keys = sums[edges[1:]] - sums[edges[:-1]]
    order = np.argsort(keys, kind="stable")
    fresh = np.append(True, keys[order[1:]] != keys[order[:-1]])
    first = np.flatnonzero(fresh)
    times = np.diff(np.append(first, count))
    repeated, earlier = np.empty(count), np.empty(count)
    repeated[order] = np.repeat(times, times)
    earlier[order] = np.arange(count) - np.repeat(first, times)
    return {"repeated": np.log1p(repeated - 1), "said before": np.log1p(earlier)}


def _around(lines: Lines, prose: Prose) -> Columns:
    """Prose and short lines within some lines to either side."""
    count = len(lines)
    short = (lines.sizes <= 6) & ~prose.is_prose
    sums = np.zeros((2, count + 1))
    np.cumsum(prose.weight, out=sums[0, 1:])
    np.cumsum(short, out=sums[1, 1:])
    at = np.arange(count)
    columns: Columns = {"prose": prose.is_prose, "prose words": np.log1p(prose.weight)}
    for reach in RANGES:
        low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, count)
        weight, few = sums[:, high] - sums[:, low]
        columns[f"prose within {reach}"] = np.log1p(weight)
        columns[f"short within {reach}"] = few / (high - low)
    return columns


def _place(lines: Lines, prose: Prose) -> Columns:
    count = len(lines)
    at = np.arange(count)
    upto = np.cumsum(prose.weight)
    off = np.minimum(at - prose.first, 0) + np.maximum(at - prose.last, 0)
    return {
        "prose so far": upto / max(upto[-1], 1),
        "place": at / count,
        "from the top": np.log1p(at),
        "from the end": np.log1p(at[::-1]),
        "in the run": off == 0,
        "off the run": np.sign(off) * np.log1p(np.abs(off)),
        "since prose": np.log1p(prose.since),
        "until prose": np.log1p(prose.until),
    }


def _page(lines: Lines, prose: Prose, common: Floats) -> Columns:
    count, words = len(lines), max(float(lines.sizes.sum()), 1)
    total = max(float(prose.weight.sum()), 1)
    run = float(prose.weight[prose.first : prose.last + 1].sum())
    page = {
        "lines of the page": np.log1p(count),
        "prose of the page": np.log1p(total),
        "prose lines of the page": prose.is_prose.mean(),
        "prose in the run": run / total,
        "words a line": np.log1p(words / count),
        "function words of the page": common.sum() / words,
    }
    return {name: np.full(count, value, dtype=np.float32) for name, value in page.items()}
