"""The blocks around a line: how much of the page, of its links and of its prose they hold."""

from __future__ import annotations

import numpy as np

from cleaner.strip.structure.ground import Ground, Rows

LEVELS = 5
"""Blocks around a line that are looked at, its own the first."""

_HELD = ("size", "link share", "prose", "lines", "mean size", "place")
NAMES = ("depth", "depth off prose", *(f"{name} {at}" for name in _HELD for at in range(LEVELS)))


def extent_rows(ground: Ground) -> list[Rows]:
    """[len(NAMES), L] the rows of `NAMES`, some at once."""
    outline = ground.outline
    depth = outline.depth[outline.block]
    usual = (ground.prose * depth).sum() / ground.total
    around = [outline.block]
    for _ in range(LEVELS - 1):
        around.append(outline.parent[around[-1]])
    blocks = np.stack(around)  # [LEVELS, L]
    lines = np.maximum(outline.last - outline.first, 1)
    place = (np.arange(len(outline)) - outline.first[blocks]) / lines[blocks]
    held = _held(ground)[:, blocks].reshape(-1, len(outline))
    return [np.log1p(depth), np.clip(depth - usual, -10, 10) / 4, held, place]


def _held(ground: Ground) -> Rows:
    """[5, B] what each block holds."""
    size, linked, prose, lines = ground.blocks
    return np.stack(
        (
            size / ground.size,
            linked / np.maximum(size, 1),
            prose / ground.total,
            np.log1p(lines),
            np.log1p(size / np.maximum(lines, 1)),
        )
    )
