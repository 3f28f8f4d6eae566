"""Passages spelled alike: the same eight signs from a word on, in large sets a sample of them.

Misspelled, badly scanned and padded copies have few whole runs of words left, but many of signs.
What is sampled depends on the signs alone (FracMinHash, Hera et al. 2023), so that both passages
keep the same ones.
"""

from __future__ import annotations

import numpy as np

from cleaner.overlap.arrays import Ints, changes
from cleaner.overlap.pair.grams import equal_pairs
from cleaner.overlap.pair.same import Groups
from cleaner.overlap.tokens import Tokens

CAP = 16
"""Most passages that may share a beginning; more share it by chance."""

FEWEST, LEAST = 2, 0.15
"""Beginnings that two passages must share at least, and as a share of those of the shorter one."""


def spelled_alike(tokens: Tokens, groups: Groups) -> tuple[Ints, Ints]:
    """Pairs of passages, a before b, that may be spelled alike; one passage a group is asked."""
    row = tokens.passage(tokens.spelled)
    asked = groups.stands[row]
    row = row[asked]
    a, b = equal_pairs(tokens.spelling[asked], row, cap=CAP)
    apart = (a != b) & groups.apart(groups.of[a], groups.of[b])
    count = len(tokens.sizes)
    code = np.sort(np.minimum(a, b)[apart] * count + np.maximum(a, b)[apart])
    heads = changes(code)
    often, code = np.diff(np.append(heads, len(code))), code[heads]
    a, b = code // max(1, count), code % max(1, count)
    size = np.bincount(row, minlength=count)
    enough = often >= np.maximum(FEWEST, LEAST * np.minimum(size[a], size[b]))
    return a[enough], b[enough]
