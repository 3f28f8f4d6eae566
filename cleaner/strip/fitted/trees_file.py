"""Trees as they stand in a model file.

``splits`` of each tree, in the order in which they were made: the row that is looked at
(``features``, unsigned 16 bits), the ``borders`` (32-bit floats), and where a line goes that is not
above the border (``left``) or is (``right``): to a later split, or, below 0, to the leaf -1 - n
(signed bytes).  All of them little-endian, in base64, a tree behind the other; a tree with fewer
splits has idle ones at its end.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.layers import Layer, bytes_of, layer_of, matrix_of
from cleaner.strip.fitted.lines import Floats, Ints
from cleaner.strip.fitted.surroundings import seen_rows, width
from cleaner.strip.fitted.trees import Trees

Children = NDArray[np.int8]


class TreesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The trees as they stand; see the module.

    ``odds`` is what each phrase says by itself, ``leaves`` what each leaf of each tree adds.
    """

    splits: int
    features: str
    borders: str
    left: str
    right: str
    leaves: Layer
    odds: Layer


@dataclass(frozen=True, slots=True)
class Grown:
    """Trees as they were fitted: ``T`` of ``S`` splits.

    Attributes:
        features, borders: [T, S].
        left, right: [T, S] a later split, or -1 - n for leaf n.
        leaves: [T, S + 1].
        odds: [P].
    """

    features: NDArray[np.uint16]
    borders: Floats
    left: Children
    right: Children
    leaves: Floats
    odds: Floats


def trees_file(grown: Grown) -> TreesFile:
    """Trees as they go into the file."""
    return TreesFile(
        splits=grown.features.shape[1],
        features=_text(grown.features.astype("<u2")),
        borders=_text(grown.borders.astype("<f4")),
        left=_text(grown.left),
        right=_text(grown.right),
        leaves=layer_of(grown.leaves),
        odds=layer_of(grown.odds[None]),
    )


def trees_of(file: TreesFile, features: tuple[str, ...], phrases: int) -> Trees:
    """The trees of a file whose nets read such features and so many phrases.

    Raises:
        ValueError: they are damaged, or do not fit.
    """
    leaves, odds = matrix_of(file.leaves), matrix_of(file.odds)
    shape = len(leaves), file.splits
    left = np.frombuffer(bytes_of(file.left), dtype=np.int8).reshape(shape).astype(np.intp)
    right = np.frombuffer(bytes_of(file.right), dtype=np.int8).reshape(shape).astype(np.intp)
    looked_at = np.frombuffer(bytes_of(file.features), dtype="<u2").reshape(shape)
    borders = np.frombuffer(bytes_of(file.borders), dtype="<f4").reshape(shape)
    children = np.stack([left, right])
    if leaves.shape[1] != file.splits + 1 or odds.shape != (1, phrases):
        raise ValueError("leaves or odds of the trees do not fit")
    if looked_at.max() >= width(len(features)) or not np.isfinite(borders).all():
        raise ValueError("a tree looks at what is not there")
    if ((children >= 0) & (children <= np.arange(file.splits))).any():
        raise ValueError("a tree leads back")
    if (children >= file.splits).any() or (children < -1 - file.splits).any():
        raise ValueError("a tree leads nowhere")
    trees, splits = shape
    idle = np.zeros_like(leaves)
    return Trees(
        roots=np.arange(trees) * (4 * splits + 2),
        feature=_nodes(looked_at, idle).astype(np.intp),
        border=_nodes(borders, idle).astype(np.float32),
        child=_ways(children),
        value=_nodes(np.zeros_like(borders), leaves).astype(np.float32),
        depth=_depth(children),
        odds=odds[0],
        seen=tuple(seen_rows(features)),
    )


def _nodes(splits: NDArray[np.generic], leaves: NDArray[np.generic]) -> NDArray[np.generic]:
    """[2 * nodes] something of all nodes, twice: of each tree its splits, then its leaves."""
    return np.concatenate([splits, leaves], axis=1).reshape(-1).repeat(2)


def _ways(children: Ints) -> Ints:
    """[2 * nodes] where lines go from the nodes, twice its number; ``children`` [2, T, S]."""
    _, trees, splits = children.shape
    each = 2 * splits + 1
    to = np.empty((trees, each, 2), dtype=np.intp)
    to[:, :splits] = np.where(children < 0, splits - 1 - children, children).transpose(1, 2, 0)
    to[:, splits:] = np.arange(splits, each)[:, None]
    to += (np.arange(trees) * each)[:, None, None]
    return 2 * to.reshape(-1)


def _depth(children: Ints) -> int:
    """Splits on the longest way down."""
    _, trees, splits = children.shape
    depth = np.ones((trees, splits), dtype=np.intp)
    for split in range(splits):
        for side in children:
            goes_on = np.flatnonzero(side[:, split] >= 0)
            depth[goes_on, side[goes_on, split]] = depth[goes_on, split] + 1
    return int(depth.max())


def _text(values: NDArray[np.generic]) -> str:
    return base64.b64encode(np.ascontiguousarray(values).tobytes()).decode("ascii")
