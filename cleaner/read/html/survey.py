"""The outline of a page, from its elements and from the texts on its lines."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.elements import Elements, read_looks
from cleaner.read.html.flags import BIT
from cleaner.read.html.outline import Outline
from cleaner.read.html.rows import Rows
from cleaner.read.html.select import selected_lines
from cleaner.read.html.tokens import Tokens

Ints = NDArray[np.intp]


def survey(elements: Elements, rows: Rows, selectors: int) -> Outline:
    """The outline of a page whose elements are marked by so many selectors."""
    tokens, tree = elements.tokens, elements.tree
    flags, looks = read_looks(elements)
    chosen = np.flatnonzero(elements.block)
    near = (np.cumsum(elements.block) - 1)[tree.nearest(elements.block)]
    parent = near[tree.parent[chosen]]
    first, last = _extent(elements, rows, chosen)
    holder = tree.holding(rows.place)
    around = flags[holder]
    return Outline(
        parent=parent,
        tag=tokens.kinds.tags[elements.kind[chosen]],
        depth=_depths(tree.start[chosen], tree.stop[chosen]),
        first=first,
        last=last,
        signature=looks[chosen],
        block=_common(near[holder], parent, rows),
        size=rows.total(rows.size),
        linked=rows.total(rows.size * (around & BIT["link"] > 0)),
        bold=rows.total(rows.size * (around & BIT["bold"] > 0)),
        links=_links(elements, rows),
        breaks=_breaks(tokens, rows),
        images=rows.count(_images(tokens)),
        flags=np.bitwise_or.reduceat(around, rows.begin) if len(rows) else around,
        selected=selected_lines(elements, rows, selectors),
    )


def _extent(elements: Elements, rows: Rows, chosen: Ints) -> tuple[Ints, Ints]:
    """The first line of each chosen element, and the line behind its last one."""
    first, last = elements.first[chosen], elements.last[chosen]
    line = rows.line[first]
    return line, np.where(first < last, rows.line[last - 1] + 1, line)


def _depths(start: Ints, stop: Ints) -> Ints:
    """How many elements are around each: those begun before it, without those ended before."""
    ended: Ints = np.searchsorted(np.sort(stop), start)
    return np.arange(len(start)) - ended


def _common(block: Ints, parent: Ints, rows: Rows) -> Ints:
    """The innermost block around all texts of a line, given that of each text."""
    if not len(rows):
        return rows.begin
    line = rows.line[:-1]
    low = np.minimum.reduceat(block, rows.begin)
    while (apart := block != low[line]).any():
        block = np.where(apart, parent[block], block)  # one that begins later is not around it
        low = np.minimum.reduceat(block, rows.begin)
    return low


def _links(elements: Elements, rows: Rows) -> Ints:
    """Links with text, counted where their text begins."""
    links = elements.named("a") & (elements.first < elements.last)
    return np.bincount(rows.line[elements.first[links]], minlength=len(rows))


def _images(tokens: Tokens) -> Ints:
    """Images that show, by the numbers of their tags."""
    return np.flatnonzero(tokens.named("img") & ~tokens.within(tokens.kinds.unseen)[1:])


def _breaks(tokens: Tokens, rows: Rows) -> Ints:
    """``<br>`` before each line, back to where the last block began or ended."""
    so_far = np.append(0, np.cumsum(tokens.named("br")))
    edges = np.append(0, np.flatnonzero(tokens.kinds.blocks[tokens.tags]))
    places = rows.place[rows.begin]
    since = edges[np.searchsorted(edges, places) - 1]
    breaks: Ints = so_far[places] - so_far[since]
    return breaks
