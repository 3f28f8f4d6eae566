"""What a net learns from: pages as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.lines import Floats


@dataclass(frozen=True, slots=True)
class Input:
    """A page of ``N`` lines as a net sees it.

    Attributes:
        features: [N, K].
        phrases, counts: numbers of the phrases of all lines, in order; [N] how many a line has.
    """

    features: NDArray[np.float16]
    phrases: NDArray[np.uint16]
    counts: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.counts)


@dataclass(frozen=True, slots=True)
class Target:
    """What the net should say of it.

    Attributes:
        inside: [N] how much of each line is article, 0 to 1.
        sizes, shared: [N] words of the line, and how many of them stand in the article.
        gold: words of the article.
        weight: how much the page counts.
    """

    inside: Floats
    sizes: Floats
    shared: Floats
    gold: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A page, what should be said of it, and the chance that an epoch shows it."""

    input: Input
    target: Target
    chance: float = 1.0


@dataclass(frozen=True, slots=True)
class Scale:
    """[K] mean and spread of every feature."""

    mean: Floats
    spread: Floats


def scale_of(inputs: Sequence[Input]) -> Scale:
    """Mean and spread on a third of the lines of a third of the pages."""
    sample = np.concatenate([page.features[::3].astype(np.float32) for page in inputs[::3]])
    return Scale(sample.mean(axis=0), sample.std(axis=0) + np.float32(1e-2))
