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

MILD = 40.0
"""How well a line answers at most where nobody's shares can grow too large for a number."""

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
        taken = self._taken(min(count, together + REACH))
        mild = _largest(asked) * _largest(answers) + taken.max() < MILD
        for first in range(0, count, together):
            some = slice(first, min(first + together, count))
            near = slice(max(0, first - REACH), min(some.stop + REACH, count))
            fits = np.matmul(asked[:, :, some].transpose(0, 2, 1), answers[:, :, near])
            fits += _between(taken, near.start - some.start, *fits.shape[1:])
            if not mild:
                fits -= fits.max(axis=2, keepdims=True)
            shares = np.exp(fits, out=fits)
            found = np.matmul(shares, counted[:, :, near].transpose(0, 2, 1))
            heard[:, :, some] = (found[:, :, :-1] / found[:, :, -1:]).transpose(0, 2, 1)
        result = product(self.tell, heard.reshape(-1, count))
        result += self.tell_bias
        return result

    def _taken(self, count: int) -> Floats:
        """[A, 2 M - 1] what is taken from a line for being far away, from M - 1 above to below."""
        away = np.abs(np.arange(1 - count, count))
        taken = np.log1p(away).astype(np.float32) * -self.far[:, None]
        taken[:, away > REACH] = DEAF
        return taken


def _between(taken: Floats, begins: int, lines: int, heard: int) -> Floats:
    """[A, lines, heard] what is taken; the first line that is heard stands ``begins`` behind."""
    middle = taken.shape[1] // 2
    near = taken[:, middle + begins - lines + 1 : middle + begins + heard]
    return sliding_window_view(near, heard, axis=1)[:, ::-1]  # each line is one more below


def _together(count: int, size: int) -> int:
    """How many of the lines of a page listen together, so that products stay on one thread."""
    whole = SOME + 2 * REACH
    most = max(1, ALONE // (size * min(count, whole)))
    return most if count <= whole else min(most, SOME)


def _largest(rows: Floats) -> float:
    """The length of the longest of [A, S, N] vectors of ``S`` numbers."""
    return float(np.sqrt(np.einsum("asn,asn->an", rows, rows).max()))
