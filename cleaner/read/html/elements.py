"""The elements of a page: which of them hold text, and what they say of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.attributes import may_tell, read_attributes, read_flags
from cleaner.read.html.flags import BIT
from cleaner.read.html.rows import Rows
from cleaner.read.html.tokens import Tokens
from cleaner.read.html.tree import Tree

Ints = NDArray[np.intp]
Bits = NDArray[np.uint32]

_ALL_BUT_COMMENTS = np.uint32(~BIT["comments"] & 0xFFFFFFFF)  # a page is never only comments
_SPREAD = np.uint32(0x9E3779B1)  # 2**32 over the golden ratio, to spread small numbers


@dataclass(frozen=True, slots=True)
class Elements:
    """``E`` elements of a page, the page itself first.

    Attributes:
        tokens: the tags that they begin and end with.
        tree: how they stand in each other.
        kind: [E] the kinds of their start tags; 0 for the page.
        first, last: [E] the texts in them, the last exclusive.
        block: [E] whether they part lines or cells.
    """

    tokens: Tokens
    tree: Tree
    kind: NDArray[np.uint8]
    first: Ints
    last: Ints
    block: NDArray[np.bool_]

    def named(self, name: str) -> NDArray[np.bool_]:
        """[E] which elements have this name."""
        return np.equal(self.kind, self.tokens.kinds.numbers[name])


def find_elements(tokens: Tokens, rows: Rows, tree: Tree) -> Elements:
    """The elements of a page with these tags and texts."""
    kind = np.append(tokens.tags, np.uint8(0))[tree.start]  # at -1, the page
    block = tokens.kinds.blocks[kind]
    block[0] = True
    first, last = (np.searchsorted(rows.place, x, side="right") for x in (tree.start, tree.stop))
    return Elements(tokens, tree, kind, first, last, block)


def read_looks(elements: Elements) -> tuple[Bits, Bits]:
    """[E] flags that hold for the text in each element, and a number for its name, class and id.

    The class and id are read only of blocks with text in them.
    """
    flags = elements.tokens.kinds.flags[elements.kind]
    looks = np.zeros(len(flags), np.uint32)
    attributes = elements.tokens.attributes
    live = (elements.first < elements.last) & (elements.tree.start >= 0)
    blocks = np.flatnonzero(live & elements.block)
    texts = [attributes[tag] for tag in elements.tree.start[blocks].tolist()]
    known = {text: read_attributes(text) for text in set(texts)}
    flags[blocks] |= np.array([known[text][0] for text in texts], np.uint32)
    looks[blocks] = [known[text][1] for text in texts]
    flags[elements.named("html") | elements.named("body")] &= _ALL_BUT_COMMENTS
    inline = np.flatnonzero(live & ~elements.block)
    for at, tag in zip(inline.tolist(), elements.tree.start[inline].tolist(), strict=True):
        if may_tell(attributes[tag]):
            flags[at] |= read_flags(attributes[tag])
    return elements.tree.inherited(flags), looks ^ elements.kind * _SPREAD
