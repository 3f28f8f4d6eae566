"""Quotations have an index of their own: two words of one say more than five of plain prose."""

from __future__ import annotations

import numpy as np

from cleaner.overlap.arrays import Bools, Ints
from cleaner.overlap.pair.runs import Runs, Words, all_runs, chosen
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words.kinds import FUNCTION, QUOTED, TITLE

SIZE, CAP = 2, 20
"""Words of an n-gram, and most passages that may quote it; set phrases are quoted by more."""


PART = 0.15
"""Share of the shorter quotation that a run must be; two words of two long speeches are chance."""


def shared_quotations(words: Words) -> Runs:
    """Runs around two words, one at least no function word, that are quoted on both sides.

    One word may be another: the run ends there, and `align` goes on behind it.  Some come twice.
    """
    runs, _ = all_runs(words, begins(words.tokens), size=SIZE, cap=CAP)
    return long_enough(words, runs)


def begins(tokens: Tokens) -> Bools:
    """For every word, whether it and the next are quoted and say something."""
    quoted = tokens.flags & QUOTED != 0
    says = tokens.flags & (FUNCTION | TITLE) == 0
    found = np.zeros(len(quoted), bool)
    found[:-1] = quoted[:-1] & quoted[1:] & (says[:-1] | says[1:])
    return found


def long_enough(words: Words, runs: Runs) -> Runs:
    """The runs that are a fair part of the shorter of their quotations."""
    shorter = np.minimum(_quotation_size(words, runs[0]), _quotation_size(words, runs[1]))
    return chosen(runs, runs[2] >= PART * shorter)


def _quotation_size(words: Words, at: Ints) -> Ints:
    """Words of the quotations in which words stand, or that begin behind them next."""
    quotes = words.tokens.quotes
    if not len(quotes):
        return np.zeros(len(at), np.int64)
    sizes: Ints = quotes[:, 1] - quotes[:, 0]
    return sizes[words.tokens.quotation(at)]
