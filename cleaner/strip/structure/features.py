"""All that the structure of a page says about its lines, in one table."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.outline import Outline
from cleaner.strip.structure import alike, around, core, extent, line, path
from cleaner.strip.structure.ground import Ground, find_ground

_GROUPS = (
    (line.NAMES, line.line_rows),
    (extent.NAMES, extent.extent_rows),
    (core.NAMES, core.core_rows),
    (path.NAMES, path.path_rows),
    (alike.NAMES, alike.alike_rows),
    (around.NAMES, around.around_rows),
)

STRUCTURE: tuple[str, ...] = tuple(name for names, _ in _GROUPS for name in names)
"""The names of the features."""


def structure_features(outline: Outline, prose: NDArray[np.float32]) -> NDArray[np.float32]:
    """[L, K] the features of `STRUCTURE` for each of ``L`` lines; finite, some units at most.

    ``prose`` [L] is the weight of sentence-like text in each line, such as its words; 0 for a
    line that does not read like sentences.  A feature's numbers lie side by side in memory.
    """
    out = np.empty((len(STRUCTURE), len(outline)), dtype=np.float32)
    if len(outline):
        _fill(out, find_ground(outline, prose))
    return out.T


def _fill(out: NDArray[np.float32], ground: Ground) -> None:
    at = 0
    for _, find_rows in _GROUPS:
        for rows in map(np.atleast_2d, find_rows(ground)):
            out[at : at + len(rows)] = rows
            at += len(rows)
