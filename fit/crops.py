"""Smaller copies of pages: what scrapes look like that were cut before anybody saw them.

A page as a renderer leaves it is menus, article, footer, whole; people's texts are not.  A crop
keeps the article and some of the rest: nothing, the lines next to it, or lines from anywhere.
"""

from __future__ import annotations

import zlib
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from fit.rows import Row
from fit.sheets import Sheet

ALONE, NEAR = 0.25, 0.45
"""Shares of crops that are the article alone, and the article with what stands next to it."""
WIDEST = 60
"""Lines next to the article that are kept at most; a few are as likely as many."""
MIDDLE = 0.7
"""Chance that lines amid the article that are no part of it are kept."""
STRAY = (0.05, 0.3)
"""Share of lines from anywhere that are kept, at least and at most."""
BLANK, FLAT = 0.4, 0.3
"""Shares of crops without empty lines, and with at most one between two; neither is indented."""

Mask = NDArray[np.bool_]


def crop(sheet: Sheet, gold: str) -> Row | None:
    """A crop of a labelled page, the same each time; None where it has no article."""
    if sheet.labels is None or not sheet.labels.inside.any():
        return None
    rng = np.random.default_rng(zlib.crc32(sheet.origin.id.encode()))
    kept = np.flatnonzero(_kept(sheet.labels.inside.astype(bool), rng))
    origin = replace(sheet.origin, id=f"{sheet.origin.id}~", renderer="crop")
    return Row(origin, _joined(sheet, kept.tolist(), rng), gold)


def _kept(inside: Mask, rng: np.random.Generator) -> Mask:
    kind = rng.random()
    if kind < ALONE:
        return inside
    if kind < ALONE + NEAR:
        return _with_neighbours(inside, rng)
    strays: Mask = rng.random(len(inside)) < rng.uniform(*STRAY)
    return inside | strays


def _with_neighbours(inside: Mask, rng: np.random.Generator) -> Mask:
    first, last = np.flatnonzero(inside)[[0, -1]].tolist()
    kept = inside.copy()
    kept[max(0, first - _few(rng)) : first] = True
    kept[last + 1 : last + 1 + _few(rng)] = True
    middle = np.flatnonzero(~inside[first:last]) + first
    kept[middle] = rng.random() < MIDDLE
    return kept


def _few(rng: np.random.Generator) -> int:
    """From 0 lines on, their logarithm spread evenly."""
    return int(np.exp(rng.uniform(0, np.log(WIDEST)))) - 1


def _joined(sheet: Sheet, kept: list[int], rng: np.random.Generator) -> str:
    """The lines, each behind the white space that stood before it, or behind less."""
    style = rng.random()
    lines = sheet.lines()
    parts = [lines[at] for at in kept[:1]]
    for at in kept[1:]:
        gap = sheet.text[sheet.ends[at - 1] : sheet.starts[at]]
        if style < BLANK + FLAT:
            gap = "\n" if style < BLANK else "\n" * min(2, gap.count("\n"))
        parts += [gap if "\n" in gap else "\n", lines[at]]
    return "".join(parts)
