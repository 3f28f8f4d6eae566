from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.html.tree import Tree, build_tree

steps = st.lists(st.sampled_from([1, 1, 0, -1, -1]), max_size=60)


def tree_of(signs: list[int]) -> Tree:
    return build_tree(np.array(signs, dtype=np.int8))


def by_stack(signs: list[int]) -> tuple[list[int], list[int], list[int], list[int]]:
    """Starts, stops, parents, and the holder of each place, one tag after the other."""
    short = -min(0, *np.cumsum([0, *signs]).tolist())
    starts, parents = [-1] * (short + 1), [0, *range(short)]
    stops = [len(signs)] * (short + 1)
    stack = list(range(short + 1))
    holders = [stack[-1]]
    for at, sign in enumerate(signs):
        if sign > 0:
            parents.append(stack[-1])
            stack.append(len(starts))
            starts.append(at)
            stops.append(len(signs))
        elif sign < 0:
            stops[stack.pop()] = at
        holders.append(stack[-1])
    return starts, stops, parents, holders


@given(steps)
def test_the_tree_is_that_of_a_stack(signs: list[int]) -> None:
    tree = tree_of(signs)
    starts, stops, parents, holders = by_stack(signs)
    assert tree.start.tolist() == starts
    assert tree.stop.tolist() == stops
    assert tree.parent.tolist() == parents
    assert tree.holding(np.arange(len(signs) + 1)).tolist() == holders


@given(steps, st.data())
def test_what_is_found_going_up(signs: list[int], data: st.DataObject) -> None:
    tree = tree_of(signs)
    count = len(tree.parent)
    chosen = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    bits = np.array(data.draw(st.lists(st.integers(0, 7), min_size=count, max_size=count)))
    nearest, inherited = [0] * count, bits.copy()
    for at, parent in enumerate(tree.parent.tolist()):
        nearest[at] = at if chosen[at] or not at else nearest[parent]
        inherited[at] |= inherited[parent]
    assert tree.nearest(np.array(chosen)).tolist() == nearest
    assert tree.inherited(bits.astype(np.uint32)).tolist() == inherited.tolist()


def test_deep() -> None:
    tree = tree_of([1] * 50_000)
    assert tree.parent.tolist() == [0, *range(50_000)]
    assert tree.nearest(np.zeros(50_001, np.bool_)).max() == 0
