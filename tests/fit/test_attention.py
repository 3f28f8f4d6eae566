"""Attention as torch fits it, and as numpy runs it."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest

from cleaner.strip.fitted import attention as shipped
from cleaner.strip.fitted.attention import REACH

pytestmark = pytest.mark.skipif(find_spec("torch") is None, reason="not installed: torch")

HIDDEN = 6


def both(seed: int, *, heads: int = 2, size: int = 4):
    import torch

    from fit.attention import Attention

    torch.manual_seed(seed)
    fitted = Attention(HIDDEN, heads, size)
    with torch.no_grad():
        for weights in fitted.parameters():
            weights.normal_(0, 0.5)
    ask, tell = fitted.ask, fitted.tell
    numbers = [
        weights.detach().numpy().reshape(len(weights), -1)
        for weights in (ask.weight, ask.bias, tell.weight, tell.bias, fitted.far)
    ]
    return fitted, shipped.Attention(*numbers[:4], numbers[4][:, 0])


def said_by_torch(fitted, rows: np.ndarray, pages: list[slice]) -> np.ndarray:
    import torch

    with torch.no_grad():
        return fitted(torch.from_numpy(rows), pages).numpy()


@pytest.mark.parametrize("count", [1, 5, 100, REACH + 1])
def test_both_say_the_same(count: int) -> None:
    fitted, ours = both(count)
    rows = np.random.default_rng(count).normal(0, 1, (count, HIDDEN)).astype(np.float32)
    theirs = said_by_torch(fitted, rows, [slice(0, count)])
    assert np.abs(ours.heard(np.ascontiguousarray(rows.T)).T - theirs).max() < 1e-4


def test_a_long_page_is_heard_in_parts() -> None:
    """What its first and last lines hear is what they would hear without those too far away."""
    import fit.attention

    fitted, _ = both(5)
    count = fit.attention.REACH + 300
    rows = np.random.default_rng(6).normal(0, 1, (count, HIDDEN)).astype(np.float32)
    found = said_by_torch(fitted, rows, [slice(0, count)])
    near = fit.attention.REACH + 1  # all that the first line hears, and the last
    first = said_by_torch(fitted, rows[:near], [slice(0, near)])
    last = said_by_torch(fitted, rows[-near:], [slice(0, near)])
    assert np.abs(found[0] - first[0]).max() < 1e-4
    assert np.abs(found[-1] - last[-1]).max() < 1e-4


def test_pages_do_not_hear_each_other() -> None:
    fitted, _ = both(3)
    rows = np.random.default_rng(4).normal(0, 1, (30, HIDDEN)).astype(np.float32)
    together = said_by_torch(fitted, rows, [slice(2, 12), slice(15, 28)])
    assert np.allclose(together[2:12], said_by_torch(fitted, rows[2:12], [slice(0, 10)]), atol=1e-6)
    assert np.allclose(
        together[15:28], said_by_torch(fitted, rows[15:28], [slice(0, 13)]), atol=1e-6
    )


def test_at_first_nothing_is_heard() -> None:
    from fit.attention import Attention

    fitted = Attention(HIDDEN, 2, 4)
    rows = np.ones((9, HIDDEN), dtype=np.float32)
    assert np.ptp(said_by_torch(fitted, rows, [slice(0, 9)]), axis=0).max() < 1e-6
