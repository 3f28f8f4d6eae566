"""What all structural features start from: sums over the lines of every block."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.outline import Outline

Floats = NDArray[np.float64]
Rows = NDArray[np.generic]
"""[features, L] or [L]: any numbers of a page's lines."""

SIZE, LINKED, PROSE, LINES = range(4)


@dataclass(frozen=True, slots=True)
class Ground:
    """A page of ``L`` lines and ``B`` blocks.

    Attributes:
        outline: its structure.
        prose: [L] the weight of sentence-like text, 0 for other lines.
        total: the sum of the weights, at least 1; ``size`` that of all characters.
        blocks: [4, B] characters, those in links, weight, lines of each block, all that lies in
            it included.
    """

    outline: Outline
    prose: Floats
    total: float
    size: float
    blocks: Floats


def find_ground(outline: Outline, prose: NDArray[np.floating]) -> Ground:
    """Add up the lines of every block."""
    upto = np.zeros((4, len(outline) + 1))
    np.cumsum((outline.size, outline.linked, prose, np.ones(len(prose))), axis=1, out=upto[:, 1:])
    size, _, total, _ = np.maximum(upto[:, -1], 1).tolist()
    blocks = upto[:, outline.last] - upto[:, outline.first]
    return Ground(outline, np.asarray(prose, np.float64), total, size, blocks)
