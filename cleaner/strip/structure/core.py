"""The smallest block that holds most of the prose: whether a line is in it, how deep, and where."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.structure.ground import PROSE, SIZE, Ground, Rows

SHARES = (0.4, 0.6, 0.8, 0.95)
"""Shares of the page's prose that are most of it."""

_SAID = ("in block of", "below block of", "place in block of")
NAMES = tuple(f"{said} {share}" for said in _SAID for share in SHARES)


def core_rows(ground: Ground) -> list[Rows]:
    """[len(NAMES), L]; -0.5 is a place before the block, 1.5 one behind it or without any."""
    outline = ground.outline
    core, found = _smallest(ground)
    first, last = outline.first[core], outline.last[core]
    at = np.arange(len(outline))
    inside = (at >= first) & (at < last) & found
    below = np.clip(outline.depth[outline.block] - outline.depth[core], 0, 10) / 4
    place = (at - first) / np.maximum(last - first, 1)
    outside = np.where((at < first) & found, -0.5, 1.5)
    return [inside, np.where(inside, below, -1), np.where(inside, place, outside)]


def _smallest(ground: Ground) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """[len(SHARES), 1] the deepest block with so much prose, if any; of two the shorter."""
    prose, size = ground.blocks[PROSE], ground.blocks[SIZE]
    depth = ground.outline.depth - 0.5 * size / ground.size
    enough = prose >= np.array(SHARES)[:, None] * ground.total
    core = np.where(enough, depth, -1).argmax(axis=1, keepdims=True)
    return core, enough.any(axis=1, keepdims=True)
