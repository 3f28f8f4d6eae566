"""Trees go down as they stand in the file, and a damaged file says so."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

import msgspec
import numpy as np
import pytest

from cleaner.strip.fitted import trees
from cleaner.strip.fitted.features import FEATURES
from cleaner.strip.fitted.layers import layer_of, matrix_of
from cleaner.strip.fitted.surroundings import Surroundings, phrase_rows, seen_rows, width
from cleaner.strip.fitted.trees_file import Grown, TreesFile, trees_file, trees_of

PHRASES = 7


def grown(seed: int = 5, trees: int = 9, splits: int = 6) -> Grown:
    """Trees that grew by lot; some stopped early, and their last splits are idle."""
    draw = np.random.default_rng(seed)
    shape = trees, splits
    left, right = np.full((2, *shape), -1, dtype=np.int8)
    for tree in range(trees):
        made = int(draw.integers(1, splits + 1))
        open_ends = [(left, 0), (right, 0)]
        for split in range(1, made):
            side, at = open_ends.pop(int(draw.integers(len(open_ends))))
            side[tree, at] = split
            open_ends += [(left, split), (right, split)]
        for leaf, (side, at) in enumerate(open_ends):
            side[tree, at] = -1 - leaf
    return Grown(
        features=draw.integers(0, width(len(FEATURES)), shape).astype(np.uint16),
        borders=draw.normal(0, 1, shape).astype(np.float32),
        left=left,
        right=right,
        leaves=draw.normal(0, 1, (trees, splits + 1)).astype(np.float32),
        odds=draw.normal(0, 1, PHRASES).astype(np.float32),
    )


def page(lines: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, phrases and the line of each phrase."""
    draw = np.random.default_rng(lines)
    table = draw.normal(0, 1, (len(FEATURES), lines)).astype(np.float32)
    spoken = np.sort(draw.integers(0, lines, 2 * lines))
    return table, draw.integers(0, PHRASES, 2 * lines), spoken


def walked(file: Grown, seen: np.ndarray) -> float:
    """What the leaves of one line add up to, a step at a time."""
    total, leaves = 0.0, matrix_of(layer_of(file.leaves))
    for tree in range(len(file.features)):
        at = 0
        while at >= 0:
            above = seen[file.features[tree, at]] > file.borders[tree, at]
            at = int((file.right if above else file.left)[tree, at])
        total += float(leaves[tree, -1 - at])
    return total


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("together", [3, 512])
def test_lines_go_down_every_tree(seed, together, monkeypatch):
    monkeypatch.setattr(trees, "TOGETHER", together)
    made = grown(seed)
    read = trees_of(trees_file(made), FEATURES, PHRASES)
    table, phrases, spoken = page(8)
    said = phrase_rows(read.odds, phrases, spoken, 8)
    at = np.array([0, 2, 3, 5, 7])
    seen = Surroundings.of(table, seen_rows(FEATURES), said).seen(at)
    expected = [walked(made, column) for column in seen.T]
    assert read.logits(table, phrases, spoken, at) == pytest.approx(expected, abs=1e-4)


def test_no_lines_no_logits():
    read = trees_of(trees_file(grown()), FEATURES, PHRASES)
    assert len(read.logits(*page(4), np.zeros(0, dtype=np.intp))) == 0


def test_the_file_is_plain_text_and_says_the_same_twice():
    file = trees_file(grown())
    raw = msgspec.json.encode(file)
    assert raw.isascii()
    assert msgspec.json.decode(raw, type=TreesFile) == file


def _bytes(values: Any, kind: str) -> str:
    return base64.b64encode(np.asarray(values, dtype=kind).tobytes()).decode()


def _changed(name: str, at: tuple[int, int], value: float) -> TreesFile:
    made = grown()
    values = np.array(getattr(made, name))
    values[at] = value
    return trees_file(replace(made, **{name: values}))


def _with(**fields: Any) -> TreesFile:
    return msgspec.structs.replace(trees_file(grown()), **fields)


ONES = layer_of(np.ones((9, 6), dtype=np.float32))
DAMAGES = {
    "leads to itself": _changed("left", (2, 1), 1),
    "leads back": _changed("right", (0, 4), 3),
    "leads behind the last split": _changed("left", (1, 0), 6),
    "leads behind the last leaf": _changed("left", (1, 0), -8),
    "looks at what is not there": _changed("features", (3, 0), width(len(FEATURES))),
    "a border is no number": _changed("borders", (3, 0), float("nan")),
    "a leaf too few": _with(leaves=ONES),
    "a phrase too many": _with(odds=layer_of(np.ones((1, PHRASES + 1), dtype=np.float32))),
    "more splits than there are": _with(splits=7),
    "no splits": _with(splits=0),
    "splits below nothing": _with(splits=-1),
    "no base64": _with(left="§§"),
    "cut": _with(borders=_bytes(np.ones(3), "<f4")),
    "no trees": _with(leaves=layer_of(np.ones((0, 7), dtype=np.float32))),
}


@pytest.mark.parametrize("file", DAMAGES.values(), ids=DAMAGES)
def test_damaged_trees(file):
    with pytest.raises(ValueError, match=r"\w"):
        trees_of(file, FEATURES, PHRASES)


def test_trees_of_other_features():
    with pytest.raises(ValueError, match="not there"):
        trees_of(trees_file(grown()), ("chars", "words"), PHRASES)
