"""Where the lines of a page stand in its tree: what the structure says about each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.flags import FLAGS
from cleaner.read.html.kinds import TAGS

Ints = NDArray[np.intp]

__all__ = ["FLAGS", "TAGS", "Outline", "joined"]


@dataclass(frozen=True, slots=True)
class Outline:
    """``B`` blocks, elements that part lines or cells, and ``L`` lines that are not empty.

    Blocks come in the order of their start tags.  The first is the page, around all others.

    Attributes:
        parent: [B] the block around each; the page is its own.
        tag: [B] its place in `TAGS`; ``len(TAGS)`` for any other.
        depth: [B] how many blocks are around it.
        first, last: [B] its lines, the last exclusive; none where they are equal.
        signature: [B] a number that blocks of the same name, class and id share.
        block: [L] the innermost block around the whole line.
        size: [L] characters of its texts, without the blanks between them.
        linked: [L] those of them in links.
        bold: [L] those of them in bold type.
        links: [L] links that begin in it.
        breaks: [L] ``<br>`` before it since the last block began or ended.
        images: [L] images in it, and since the line before.
        flags: [L] what the elements around any part of it are, a bit for each of `FLAGS`.
        selected: [S, L] whether all of it lies in elements that the selector matches.
    """

    parent: Ints
    tag: NDArray[np.uint8]
    depth: Ints
    first: Ints
    last: Ints
    signature: NDArray[np.uint32]
    block: Ints
    size: Ints
    linked: Ints
    bold: Ints
    links: Ints
    breaks: Ints
    images: Ints
    flags: NDArray[np.uint32]
    selected: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.block)


_OF_BLOCKS = ("parent", "tag", "depth", "first", "last", "signature")
_OF_LINES = ("block", "size", "linked", "bold", "links", "breaks", "images", "flags", "selected")


def joined(parts: Sequence[Outline]) -> Outline:
    """One outline for the pieces of a page, one or more, whose first blocks become one."""
    if len(parts) == 1:
        return parts[0]
    whole: list[Outline] = []
    blocks = lines = 0
    for part in parts:
        whole.append(_moved(part, blocks, lines))
        blocks, lines = blocks + len(part.parent) - 1, lines + len(part)
    others = {
        name: np.concatenate([getattr(part, name)[bool(at) :] for at, part in enumerate(whole)])
        for name in _OF_BLOCKS
    }
    others["last"][0] = lines
    return Outline(
        **others,
        **{
            name: np.concatenate([getattr(part, name) for part in whole], axis=-1)
            for name in _OF_LINES
        },
    )


def _moved(part: Outline, blocks: int, lines: int) -> Outline:
    """The piece with so many blocks, beside the page, and lines before its own."""
    return replace(
        part,
        parent=np.where(part.parent > 0, part.parent + blocks, 0),
        first=part.first + lines,
        last=part.last + lines,
        block=np.where(part.block > 0, part.block + blocks, 0),
    )
