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
    is_entry[_entries(outline, np.append(0, np.cumsum(inside)))] = True
    outside = np.flatnonzero(~inside)
    block = outline.block[outside]
    for _ in range(LEVELS):
        found[outside] |= is_entry[block]
        block = outline.parent[block]
    return found


def _entries(outline: Outline, kept: Ints) -> Ints:
    """The blocks that are entries; ``kept`` [L + 1] counts the lines of the article."""
    some, group, count = _alike(outline, kept)
    if not len(some):
        return some
    first, last = outline.first[some], outline.last[some]
    own, lines = kept[last] - kept[first], last - first
    told, all_own, all_lines = (
        np.bincount(group, numbers)[group] for numbers in (own > 0, own, lines)
    )
    known: Flags = (
        (told - (own > 0) >= TOLD * (count - 1))
        & (all_own - own >= KEPT * (all_lines - lines))
        & (all_lines <= LONGEST * count)
    )
    return some[known & _stay_here(outline, group, first, last)]


def _alike(outline: Outline, kept: Ints) -> tuple[Ints, Ints, Ints]:
    """The blocks with lines that look like others of the same block, their group, its size.

    Blocks around no line of the article, such as menus, are left out.
    """
    first, last = outline.first, outline.last
    around = (kept[last] > kept[first])[outline.parent]
    some = np.flatnonzero(around & (first < last))
    looks = outline.parent[some].astype(np.uint64) << np.uint64(32) | outline.signature[some]
    _, group, counts = np.unique(looks, return_inverse=True, return_counts=True)
    count = counts[group]
    many = count >= FEWEST
    return some[many], group[many], count[many]


def _stay_here(outline: Outline, group: Ints, first: Ints, last: Ints) -> Flags:
    """Which blocks are of groups that hardly lead elsewhere, given their lines."""
    upto = np.zeros((2, len(outline) + 1), dtype=np.intp)
    np.cumsum(outline.linked, out=upto[0, 1:])
    np.cumsum(outline.size, out=upto[1, 1:])
    linked, size = upto[:, last] - upto[:, first]
    stay: Flags = (np.bincount(group, linked) <= LINKED * np.bincount(group, size))[group]
    return stay
