"""Attention on numpy: every line hears the lines that matter to it, wherever near by they stand.

The forward pass of `fit.attention.Attention`: A. Vaswani et al., "Attention is all you need", NIPS
2017, over lines in place of words; lines far away are heard less, by the logarithm of how far: T.
Chi et al., "KERPLE: kernelized relative positional embedding", NeurIPS 2022.  None further than
`REACH` is heard, so a text of millions of lines takes time and room in step with its length.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from cleaner.strip.fitted.lines import Floats
from cleaner.strip.fitted.products import ALONE, product

REACH = 128
"""Lines to either side that a line hears."""

SOME = 48
"""Lines of a long page that listen together."""

DEAF = np.float32(-1e9)
"""In place of how well a line too far away answers."""


@dataclass(frozen=True, slots=True)
class Attention:
    """The weights of ``A`` heads of ``S`` numbers each, over ``H`` hidden units.

    Attributes:
        ask: [3 A S, H] leads to what lines ask for, what they answer to, and what they say.
        ask_bias: [3 A S, 1].
        tell, tell_bias: [H, A S] and [H, 1]; lead back.
        far: [A] how much less is heard of a line, by the logarithm of how far it is away.
    """

    ask: Floats
    ask_bias: Floats
    tell: Floats
    tell_bias: Floats
    far: Floats

    def heard(self, rows: Floats) -> Floats:
        """[H, N] what every line hears of the others and itself; ``rows`` [H, N]."""
        count, heads = rows.shape[1], len(self.far)
        told = product(self.ask, rows)
        told += self.ask_bias
        asked, answers, said = told.reshape(3, heads, -1, count)
        asked *= np.float32(asked.shape[1] ** -0.5)
        counted = np.concatenate([said, np.ones((heads, 1, count), dtype=np.float32)], axis=1)
        heard, together = np.empty_like(said), _together(count, counted.shape[1])
        taken = self._taken(together)
        for first in range(0, count, together):
            some = slice(first, min(first + together, count))
            near = slice(max(0, first - REACH), min(some.stop + REACH, count))
            fits = np.matmul(asked[:, :, some].transpose(0, 2, 1), answers[:, :, near])
            beyond = near.start - (first - REACH)  # lines of the stretch that the page has not
            fits += taken[:, : fits.shape[1], beyond : beyond + fits.shape[2]]
            fits -= fits.max(axis=2, keepdims=True)  # so that no share grows too large
            shares = np.exp(fits, out=fits)
            found = np.matmul(shares, counted[:, :, near].transpose(0, 2, 1))
            heard_here = heard[:, :, some].transpose(0, 2, 1)
            np.divide(found[:, :, :-1], found[:, :, -1:], out=heard_here)
        result = product(self.tell, heard.reshape(-1, count))
        result += self.tell_bias
        return result

    def _taken(self, lines: int) -> Floats:
        """[A, lines, lines + 2 REACH] what is taken for being far away, for neighbouring lines.

        Each line hears the stretch from `REACH` lines above the first to as many below the last.
        """
        heard = lines + 2 * REACH
        furthest = lines + REACH - 1
        away = np.abs(np.arange(-furthest, furthest + 1))
        taken = np.log1p(away).astype(np.float32) * -self.far[:, None]
        taken[:, away > REACH] = DEAF
        return sliding_window_view(taken, heard, axis=1)[:, ::-1]  # each line is one more below


def _together(count: int, size: int) -> int:
    """How many of the lines of a page listen together, so that products stay on one thread."""
    whole = SOME + 2 * REACH
    most = max(1, ALONE // (size * min(count, whole)))
    return min(count, most) if count <= whole else min(most, SOME)
