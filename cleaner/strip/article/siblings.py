"""Entries of a list, cards, letters, questions: blocks side by side that look alike.

Where most of them are of the article, what the judge took of one of them is, too: a short letter
among long ones, the label of a card, the last entry of a report.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.outline import Outline

FEWEST = 3
"""Blocks that look alike from which they are entries."""

TOLD = 0.6
"""Share of the other entries of which something is of the article."""

KEPT = 0.5
"""Share of the other entries' lines that are."""

LINKED = 0.3
"""Share of the entries' characters in links; of more, they lead elsewhere."""

LONGEST = 12
"""Lines of an entry, on average; of more, it is a part of the page."""

LEVELS = 5
"""Blocks around a line that may be an entry, its own the first."""

Flags = NDArray[np.bool_]
Ints = NDArray[np.intp]


def of_siblings(outline: Outline, inside: Flags) -> Flags:
    """[L] which lines stand in an entry among others that are ``inside`` [L] for the most part."""
    found = np.zeros(len(outline), dtype=np.bool_)
    is_entry = np.zeros(len(outline.parent), dtype=np.bool_)
    some, group, count = _alike(outline)
    is_entry[some] = _are_of_it(outline, inside, some, group, count)
    if is_entry.any():
        block = outline.block
        for _ in range(LEVELS):
            found |= is_entry[block]
            block = outline.parent[block]
    return found


def _alike(outline: Outline) -> tuple[Ints, Ints, Ints]:
    """The blocks with lines that look like others of the same block, their group, its size."""
    some = np.flatnonzero(outline.first < outline.last)
    looks = outline.parent[some].astype(np.uint64) << np.uint64(32) | outline.signature[some]
    _, group, counts = np.unique(looks, return_inverse=True, return_counts=True)
    count = counts[group]
    many = count >= FEWEST
    return some[many], group[many], count[many]


def _are_of_it(outline: Outline, inside: Flags, some: Ints, group: Ints, count: Ints) -> Flags:
    """Of each of some blocks whether the others of its group are of the article."""
    first, last = outline.first[some], outline.last[some]
    upto = np.zeros((3, len(outline) + 1), dtype=np.intp)
    np.cumsum((inside, outline.linked, outline.size), axis=1, out=upto[:, 1:])
    kept, linked, size = upto[:, last] - upto[:, first]
    told, lines = kept > 0, last - first
    all_told, all_kept, all_lines, all_linked, all_size = (
        np.bincount(group, numbers)[group] for numbers in (told, kept, lines, linked, size)
    )
    known: Flags = (
        (all_told - told >= TOLD * (count - 1))
        & (all_kept - kept >= KEPT * (all_lines - lines))
        & (all_lines <= LONGEST * count)
        & (all_linked <= LINKED * all_size)
    )
    return known
