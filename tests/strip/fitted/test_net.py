"""The net, against the same sums in plain loops."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cleaner.strip.fitted.attention import Attention
from cleaner.strip.fitted.net import Block, Net, _convolved


def random_net(
    seed: int,
    *,
    hidden: int = 3,
    features: int = 4,
    reaches: tuple[int, ...],
    attends: tuple[int, ...] = (),
) -> Net:
    draw = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray:
        return draw.normal(0, 0.6, shape).astype(np.float32)

    def block(number: int, reach: int) -> Block:
        kernel, bias = some(hidden, 3 * hidden), some(hidden, 1)
        if number not in attends:
            return Block(kernel, bias, reach)
        weights = some(6, hidden), some(6, 1), some(hidden, 2), some(hidden, 1), some(2)
        return Block(kernel, bias, reach, Attention(*weights))

    return Net(
        enter=some(hidden, features),
        enter_bias=some(hidden, 1),
        phrases=some(5, 2),
        said=some(hidden, 2),
        blocks=tuple(block(*pair) for pair in enumerate(reaches)),
        whole=some(hidden, 2 * hidden),
        whole_bias=some(hidden, 1),
        leave=some(hidden),
        leave_bias=0.25,
    )


def dot(left, right) -> float:
    return math.fsum(float(a) * float(b) for a, b in zip(left, right, strict=True))


def convolved(rows: list[list[float]], block: Block) -> list[list[float]]:
    """What `block` makes of lines with hidden units each, [N][H], before they are added."""
    nothing = [0.0] * len(rows[0])
    found = []
    for at in range(len(rows)):
        before = rows[at - block.reach] if at >= block.reach else nothing
        behind = rows[at + block.reach] if at + block.reach < len(rows) else nothing
        seen = [*before, *rows[at], *behind]
        found.append(
            [
                max(0.0, dot(weights, seen) + float(bias))
                for weights, bias in zip(block.weight, block.bias[:, 0], strict=True)
            ]
        )
    return found


def summed_up(rows: list[list[float]], net: Net) -> list[float]:
    """What the page as a whole adds to every line."""
    weights = [1 / (1 + math.exp(-row[0])) for row in rows]
    units = list(zip(*rows, strict=True))
    heavy = [dot(unit, weights) / (sum(weights) + 1e-3) for unit in units]
    mean = [sum(unit) / (len(rows) + 1e-3) for unit in units]
    page = [dot(row, [*heavy, *mean]) for row in net.whole]
    return [max(0.0, a + float(b)) for a, b in zip(page, net.whole_bias[:, 0], strict=True)]


def logits(net: Net, features: np.ndarray, said: list[list[int]]) -> list[float]:
    """The whole pass; ``said`` are the phrases of each line."""
    rows = []
    for at, phrases in enumerate(said):
        spoken = [
            sum(float(net.phrases[phrase, unit]) for phrase in phrases)
            / math.sqrt(max(1, len(phrases)))
            for unit in range(net.phrases.shape[1])
        ]
        rows.append(
            [
                max(0.0, dot(enter, features[:, at]) + float(bias) + dot(lead, spoken))
                for enter, bias, lead in zip(net.enter, net.enter_bias[:, 0], net.said, strict=True)
            ]
        )
    for number, block in enumerate(net.blocks, 1):
        added = convolved(rows, block)
        rows = [
            [a + b for a, b in zip(*pair, strict=True)] for pair in zip(rows, added, strict=True)
        ]
        if number == len(net.blocks) // 2:
            page = summed_up(rows, net)
            rows = [[a + b for a, b in zip(row, page, strict=True)] for row in rows]
        if block.attention is not None:
            heard = block.attention.heard(np.array(rows, dtype=np.float32).T).T.tolist()
            rows = [
                [a + b for a, b in zip(*pair, strict=True)]
                for pair in zip(rows, heard, strict=True)
            ]
    return [dot(net.leave, row) + net.leave_bias for row in rows]


def some_page(seed: int, count: int) -> tuple[np.ndarray, list[list[int]]]:
    draw = np.random.default_rng(seed)
    features = draw.normal(0, 1, (4, count)).astype(np.float32)
    return features, [draw.integers(0, 5, draw.integers(0, 4)).tolist() for _ in range(count)]


def run(net: Net, features: np.ndarray, said: list[list[int]]) -> list[float]:
    phrases = [phrase for line in said for phrase in line]
    lines = [at for at, line in enumerate(said) for _ in line]
    return net.logits(
        features, np.array(phrases, dtype=np.intp), np.array(lines, dtype=np.intp)
    ).tolist()


@pytest.mark.parametrize("reaches", [(), (1,), (1, 2), (1, 2, 4, 1), (3, 50, 7)], ids=str)
@pytest.mark.parametrize("count", [1, 2, 5, 40])
def test_the_pass_line_by_line(reaches, count):
    for seed in range(4):
        net = random_net(seed, reaches=reaches)
        features, said = some_page(seed + 100, count)
        assert run(net, features, said) == pytest.approx(logits(net, features, said), abs=1e-4)


@pytest.mark.parametrize("attends", [(0,), (1, 2), (0, 3)], ids=str)
@pytest.mark.parametrize("count", [1, 5, 40])
def test_the_pass_where_lines_attend_to_each_other(attends, count):
    """What they hear is held against loops in ``test_attention.py``."""
    for seed in range(4):
        net = random_net(seed, reaches=(1, 2, 4, 1), attends=attends)
        features, said = some_page(seed + 100, count)
        assert run(net, features, said) == pytest.approx(logits(net, features, said), abs=1e-3)


@pytest.mark.parametrize("reach", [1, 3, 8, 99])
def test_a_convolution_line_by_line(reach):
    block = random_net(7, reaches=(reach,)).blocks[0]
    seen = np.random.default_rng(reach).normal(0, 1, (3, 3, 8)).astype(np.float32)
    rows = seen[1].copy()
    found = _convolved(seen, block)
    expected = np.array(convolved(rows.T.tolist(), block)).T
    assert np.abs(found - expected).max() < 1e-5


def test_no_line_says_anything():
    net = random_net(1, reaches=(1, 2))
    features, _ = some_page(2, 6)
    assert run(net, features, [[]] * 6) == pytest.approx(logits(net, features, [[]] * 6), abs=1e-4)


def test_what_is_far_away_has_no_say_but_through_the_page():
    net = random_net(3, reaches=(1,))  # one block: the page is never summed up
    features, said = some_page(4, 9)
    other = features.copy()
    other[:, 8] += 1
    before, after = run(net, features, said), run(net, other, said)
    assert before[:7] == after[:7]
    assert before[8] != after[8]


def test_the_page_has_a_say():
    net = random_net(3, reaches=(1, 1))
    features, said = some_page(4, 9)
    other = features.copy()
    other[:, 8] += 1
    assert run(net, features, said)[0] != run(net, other, said)[0]


def test_the_input_is_left_as_it_is():
    net = random_net(5, reaches=(1, 2))
    features, said = some_page(6, 5)
    before = features.copy()
    first = run(net, features, said)
    assert (features == before).all()
    assert run(net, features, said) == first
