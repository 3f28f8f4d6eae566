"""Passages that so many outlets carry, each a little changed, that their words link nobody.

What more than a cap of passages share is a set phrase to the index of runs.  Where it makes up most
of a passage, the passage itself is the phrase: MinHash finds its like, in time that grows with the
passages and not with their pairs.
"""

from __future__ import annotations

import numpy as np

from cleaner.overlap.arrays import Ints
from cleaner.overlap.pair.runs import Runs, Words, runs_between
from cleaner.overlap.sign import SIZE, candidates, signatures

MOSTLY = 0.5
"""Share of its n-grams that a passage must have in common with the crowd."""


def crowd_runs(words: Words, crowded: Ints) -> Runs:
    """Runs between passages of a crowd; ``crowded`` is where n-grams begin that are capped."""
    sizes = words.tokens.sizes
    common = np.bincount(words.tokens.passage(crowded), minlength=len(sizes))
    rows = np.flatnonzero(common >= MOSTLY * np.maximum(1, sizes - SIZE + 1))
    rows = rows[sizes[rows] >= SIZE]
    one, other = candidates(signatures(words.tokens, rows))
    one, other = rows[one], rows[other]
    of = words.groups.of
    apart = words.groups.apart(of[one], of[other])
    return runs_between(words, (one[apart], other[apart]), size=SIZE)
