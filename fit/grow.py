"""Growing the trees that stand beside the nets; `cleaner.strip.fitted.trees` asks them.

G. Ke et al., "LightGBM: a highly efficient gradient boosting decision tree", NIPS 2017.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import lightgbm
import numpy as np

from cleaner.strip.fitted.lines import Floats, Ints
from cleaner.strip.fitted.surroundings import Surroundings, phrase_rows, seen_rows
from cleaner.strip.fitted.trees_file import Grown, trees_file, trees_of
from fit.examples import Example, Input
from fit.loss import weights_of
from fit.recipe import Grove
from fit.train import Say

Node = Mapping[str, Any]

UNHEARD = 0.5
"""Lines inside and outside articles that every phrase counts as heard in before any was read."""


def grow(
    examples: Sequence[Example], names: Sequence[str], odds: Floats, grove: Grove, say: Say
) -> Grown:
    """Trees that know what each phrase says by itself.

    Args:
        examples: pages, each of which counts by its weight.
        names: of their features.
        odds: from `phrase_odds`.
        grove: how the trees grow.
        say: told how many there are.
    """
    seen = seen_rows(names)
    rows = np.concatenate([_rows(example.input, seen, odds) for example in examples])
    inside = np.concatenate([example.target.inside for example in examples])
    weight = np.concatenate([weights_of(example.target) for example in examples])
    data = lightgbm.Dataset(rows, inside, weight=weight / weight.mean())
    say(f"  {grove.trees} trees over {len(rows):,} lines")
    booster = lightgbm.train(_settings(grove), data, grove.trees)
    trees = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    return _grown(trees, grove.leaves - 1, odds)


def ask(grown: Grown, pages: Sequence[Input], names: Sequence[str]) -> list[Floats]:
    """[N] what the trees, as they stand in the file, say of all lines of every page."""
    trees = trees_of(trees_file(grown), tuple(names), len(grown.odds))
    return [
        trees.logits(page.features.T.astype(np.float32), page.phrases, _spoken(page), _all(page))
        for page in pages
    ]


def phrase_odds(examples: Sequence[Example], phrases: int) -> Floats:
    """[phrases] the logarithm of how often each stands inside articles over how often outside."""
    inside, outside = np.full((2, phrases), UNHEARD)
    for example in examples:
        of = np.repeat(example.target.inside, example.input.counts)
        np.add.at(inside, example.input.phrases, of)
        np.add.at(outside, example.input.phrases, 1 - of)
    odds: Floats = np.log(inside / outside).astype(np.float32)
    return odds


def _rows(page: Input, seen: Sequence[int], odds: Floats) -> Floats:
    """[N, F] what trees see of the lines of a page."""
    table = page.features.T.astype(np.float32)
    said = phrase_rows(odds, page.phrases, _spoken(page), len(page))
    return Surroundings.of(table, seen, said).seen(_all(page)).T


def _spoken(page: Input) -> Ints:
    """The line of each phrase."""
    return np.repeat(_all(page), page.counts)


def _all(page: Input) -> Ints:
    return np.arange(len(page))


def _settings(grove: Grove) -> dict[str, object]:
    return {
        "objective": "cross_entropy",
        "num_leaves": grove.leaves,
        "max_depth": grove.depth,
        "learning_rate": grove.rate,
        "feature_fraction": grove.features,
        "bagging_fraction": grove.lines,
        "bagging_freq": 1,
        "min_data_in_leaf": grove.fewest,
        "min_sum_hessian_in_leaf": grove.weight,
        "lambda_l2": grove.decay,
        "max_bin": grove.borders,
        "use_missing": False,
        "seed": grove.seed,
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,
        "verbose": -1,
    }


def _grown(trees: Sequence[Node], splits: int, odds: Floats) -> Grown:
    """The trees as arrays; splits that were not made lead to the first leaf."""
    shape = len(trees), splits
    grown = Grown(
        features=np.zeros(shape, dtype=np.uint16),
        borders=np.zeros(shape, dtype=np.float32),
        left=np.full(shape, -1, dtype=np.int8),
        right=np.full(shape, -1, dtype=np.int8),
        leaves=np.zeros((len(trees), splits + 1), dtype=np.float32),
        odds=odds,
    )
    for number, tree in enumerate(trees):
        for node in _nodes(tree):
            if "split_index" in node:
                at = number, node["split_index"]
                grown.features[at], grown.borders[at] = node["split_feature"], node["threshold"]
                grown.left[at] = _place(node["left_child"])
                grown.right[at] = _place(node["right_child"])
            else:
                grown.leaves[number, node.get("leaf_index", 0)] = node["leaf_value"]
    return grown


def _nodes(tree: Node) -> Iterator[Node]:
    """A node and all below it."""
    below = [tree]
    while below:
        node = below.pop()
        yield node
        below += [node[side] for side in ("left_child", "right_child") if side in node]


def _place(node: Node) -> int:
    return node["split_index"] if "split_index" in node else -1 - node["leaf_index"]
