"""What a net is fitted to lower: cross-entropy, and what its pages miss of an F1 of 1."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch.nn import functional as fn

from cleaner.strip.fitted.lines import Floats
from fit.batches import spread
from fit.examples import Target
from fit.net import Batch

MOST = 400
"""Words from which a line counts no more."""
CHAFF = 3.0
"""Times the words of its article up to which a page counts by its length."""
SMALLEST = 20.0
"""Words up to which all articles count alike."""


def loss_of(
    logits: torch.Tensor, targets: Sequence[Target], batch: Batch, f1: float
) -> torch.Tensor:
    """One number; ``f1`` is the weight of the loss in F1.

    The F1 is that of the words of a page, with chances in place of decisions.
    """
    inside = _rows([target.inside for target in targets])
    weight = _rows([weights_of(target) for target in targets])
    entropy = fn.binary_cross_entropy_with_logits(logits, inside, reduction="none") * weight
    chance = torch.sigmoid(logits) * batch.real
    zero = torch.zeros(batch.pages)
    shared = _rows([target.shared for target in targets])
    hit = zero.index_add(0, batch.page, chance * shared)
    sizes = _rows([target.sizes for target in targets])
    taken = zero.index_add(0, batch.page, chance * sizes)
    gold = torch.tensor([target.gold for target in targets], dtype=torch.float32)
    factor = torch.tensor([target.weight for target in targets], dtype=torch.float32)
    misses = factor * (1 - 2 * hit / (taken + gold + 1e-6))
    return entropy.sum() / len(targets) + f1 * misses.mean()


def _rows(values: Sequence[Floats]) -> torch.Tensor:
    return torch.from_numpy(spread(values))


def weights_of(target: Target) -> Floats:
    """[N] what lines count.

    Every word counts alike within a page, and every page alike, but for pages of chaff.
    """
    weights = np.minimum(target.sizes + 1, MOST) / max(target.gold, SMALLEST)
    whole = max(1.0, float(weights.sum()) / CHAFF)
    return (target.weight * weights / whole).astype(np.float32)
