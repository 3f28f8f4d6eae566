"""Lines whose blocks look alike, by name, class and id: how many, and what they are like."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.structure.ground import Ground, Rows

LEVELS = 3
"""Blocks around a line that must look alike: its own, that and the one around it, and so on."""

NAMES = tuple(
    f"{name} {level}"
    for name in ("alike", "prose of alike", "mean size of alike", "link share of alike")
    for level in range(LEVELS)
)

_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio


def alike_rows(ground: Ground) -> list[Rows]:
    """[len(NAMES), L] the rows of `NAMES`, some at once."""
    outline = ground.outline
    _, group, counts = np.unique(_looks(ground), return_inverse=True, return_counts=True)
    group = group.reshape(LEVELS, -1)
    size, linked, prose = (
        sum(np.bincount(level, numbers, len(counts)) for level in group)
        for numbers in (outline.size, outline.linked, ground.prose)
    )
    each = np.stack(
        (
            np.log1p(counts),
            prose / ground.total,
            np.log1p(size / counts),
            linked / np.maximum(size, 1),
        )
    )
    return [each[:, group].reshape(-1, len(outline))]


def _looks(ground: Ground) -> NDArray[np.uint64]:
    """[LEVELS, L] a number for the looks of the blocks around each line."""
    outline = ground.outline
    block = outline.block
    look = np.zeros(len(block), np.uint64)
    looks = []
    for level in range(LEVELS):
        look = (look + outline.signature[block] + np.uint64(level + 1)) * _MIX
        look ^= look >> np.uint64(29)
        looks.append(look)
        block = outline.parent[block]
    return np.stack(looks)
