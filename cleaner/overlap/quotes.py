"""Quotations have an index of their own: two words of one say more than five of plain prose."""

from __future__ import annotations

import numpy as np

from cleaner.overlap.lexicon import FUNCTION, TITLE
from cleaner.overlap.pair import Runs, Words, shared_runs
from cleaner.overlap.tokens import QUOTED

SIZE, CAP = 2, 20
"""Words of an n-gram, and most passages that may quote it; set phrases are quoted by more."""


def shared_quotations(words: Words) -> Runs:
    """Runs around two words, one at least no function word, that are quoted on both sides.

    One word may be another: the run ends there, and `align` goes on behind it.
    """
    flags = words.tokens.flags
    quoted = flags & QUOTED != 0
    says = flags & (FUNCTION | TITLE) == 0
    begins = np.zeros(len(flags), bool)
    begins[:-1] = quoted[:-1] & quoted[1:] & (says[:-1] | says[1:])
    return shared_runs(words, size=SIZE, cap=CAP, only=begins)
