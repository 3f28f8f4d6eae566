from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cleaner.read.html import render
from cleaner.read.html.outline import Outline
from cleaner.strip.structure import STRUCTURE, structure_features

Floats = NDArray[np.float32]

TAGS = [
    *("<p>", "</p>", "<div>", "</div>", "<div class=a>", "<ul>", "</ul>", "<li>", "<article>"),
    *("</article>", "<main>", "<aside>", "</aside>", "<a href=x>", "</a>", "<b>", "<br>", "<img>"),
    *("<table><tr>", "<td>", "</table>", "<h2>", "</h2>", "<section id=s>", "</section>", "<pre>"),
]
pages = st.lists(st.sampled_from([*TAGS, "one two", "three", " ", "\n"]), max_size=60).map("".join)

PAGE = (
    "<header><nav><ul><li><a href=1>Home</a></li><li><a href=2>World</a></li></ul></nav></header>"
    "<main><article class=story><h1>Ferries stand idle</h1><p class=t>Crews want sleep.</p>"
    "<div class=ad><p>Get our letter.</p></div><p class=t>The union met on Tuesday.</p></article>"
    "<aside><div class=card><a href=3>Bridge shut</a></div>"
    "<div class=card><a href=4>Rain again</a></div></aside></main>"
    "<footer><p>All rights.</p></footer>"
)
LINES = {
    name: at
    for at, name in enumerate(
        ("home", "world", "title", "first", "letter", "second", "bridge", "rain", "rights")
    )
}


def outline_of(page: str) -> Outline:
    outline = render(page, name="x").outline
    assert outline is not None
    return outline


def features(page: str, prose: dict[str, float]) -> dict[str, dict[str, float]]:
    """By the name of the line and of the feature."""
    weights = np.zeros(len(LINES), np.float32)
    for name, weight in prose.items():
        weights[LINES[name]] = weight
    table = structure_features(outline_of(page), weights)
    return {
        name: dict(zip(STRUCTURE, table[at].tolist(), strict=True)) for name, at in LINES.items()
    }


@pytest.fixture(scope="module")
def story() -> dict[str, dict[str, float]]:
    return features(PAGE, {"first": 30, "second": 50, "letter": 5})


def values(table: dict[str, dict[str, float]], name: str) -> list[float]:
    return [round(line[name], 3) for line in table.values()]


def weights_of(outline: Outline, data: st.DataObject) -> Floats:
    count = len(outline)
    drawn = data.draw(st.lists(st.sampled_from([0, 0, 1, 12, 300]), min_size=count, max_size=count))
    return np.array(drawn, dtype=np.float32)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages, st.data())
def test_a_row_a_line_and_small_numbers(page: str, data: st.DataObject) -> None:
    outline = outline_of(page)
    table = structure_features(outline, weights_of(outline, data))
    assert table.shape == (len(outline), len(STRUCTURE))
    assert table.dtype == np.float32
    assert np.isfinite(table).all()
    assert ((table >= -5) & (table <= 15)).all()


@settings(max_examples=100, deadline=None)
@given(pages, st.data())
def test_only_shares_of_the_prose_count(page: str, data: st.DataObject) -> None:
    outline = outline_of(page)
    weights = weights_of(outline, data)
    table = structure_features(outline, weights)
    np.testing.assert_allclose(structure_features(outline, weights * 4), table, atol=1e-5)


@settings(max_examples=200, deadline=None)
@given(pages, st.data())
def test_ways_are_those_of_two_that_go_up(page: str, data: st.DataObject) -> None:
    outline = outline_of(page)
    weights = weights_of(outline, data)
    table = structure_features(outline, weights)
    places = np.flatnonzero(weights)
    up, down = STRUCTURE.index("up to prose before"), STRUCTURE.index("down to prose before")
    for line in range(len(outline)):
        before = places[places < line]
        expected = (3.0, 3.0)
        if len(before):
            ways = climb(outline, int(outline.block[line]), int(outline.block[before[-1]]))
            expected = (min(ways[0], 12) / 4, min(ways[1], 12) / 4)
        assert (table[line, up], table[line, down]) == expected


def climb(outline: Outline, one: int, other: int) -> tuple[int, int]:
    """Blocks up from either to the one around both; what begins later is not around."""
    ways = [0, 0]
    while one != other:
        if one > other:
            one, ways[0] = int(outline.parent[one]), ways[0] + 1
        else:
            other, ways[1] = int(outline.parent[other]), ways[1] + 1
    return ways[0], ways[1]


@settings(max_examples=100, deadline=None)
@given(pages, st.data())
def test_ways_forward_are_ways_back_on_the_page_turned_round(
    page: str, data: st.DataObject
) -> None:
    outline = outline_of(page)
    weights = weights_of(outline, data)
    table = structure_features(outline, weights)
    places = np.flatnonzero(weights)
    up, down = STRUCTURE.index("up to prose behind"), STRUCTURE.index("down to prose behind")
    for line in range(len(outline)):
        behind = places[places > line]
        ways = (12, 12)
        if len(behind):
            ways = climb(outline, int(outline.block[line]), int(outline.block[behind[0]]))
        assert (table[line, up] * 4, table[line, down] * 4) == (min(ways[0], 12), min(ways[1], 12))


def test_names() -> None:
    assert len(set(STRUCTURE)) == len(STRUCTURE)


def test_no_lines() -> None:
    assert structure_features(outline_of(""), np.zeros(0, np.float32)).shape == (0, len(STRUCTURE))


def test_the_line_itself(story: dict[str, dict[str, float]]) -> None:
    assert values(story, "link share") == [1, 1, 0, 0, 0, 0, 1, 1, 0]
    assert values(story, "in <p>") == [0, 0, 0, 1, 1, 1, 0, 0, 1]
    assert values(story, "in <li>") == [1, 1, 0, 0, 0, 0, 0, 0, 0]
    assert values(story, "below <article>") == [0, 0, 1, 1, 0, 1, 0, 0, 0]
    assert values(story, "within aside") == [0, 0, 0, 0, 0, 0, 1, 1, 0]
    assert values(story, "within main") == [0, 0, 1, 1, 1, 1, 1, 1, 0]


def test_the_blocks_around(story: dict[str, dict[str, float]]) -> None:
    assert story["first"]["prose 0"] == pytest.approx(30 / 85)
    assert story["first"]["prose 1"] == 1
    assert story["letter"]["prose 1"] == pytest.approx(5 / 85)
    assert story["letter"]["prose 2"] == 1
    assert story["home"]["prose 2"] == 0
    assert story["second"]["place 1"] == pytest.approx(3 / 4)
    assert story["bridge"]["link share 1"] == 1


def test_the_block_of_the_prose(story: dict[str, dict[str, float]]) -> None:
    assert values(story, "in block of 0.4") == [0, 0, 0, 0, 0, 1, 0, 0, 0]
    assert values(story, "in block of 0.8") == [0, 0, 1, 1, 1, 1, 0, 0, 0]
    assert values(story, "below block of 0.8") == [-1, -1, 0.25, 0.25, 0.5, 0.25, -1, -1, -1]
    places = [-0.5, -0.5, 0, 0.25, 0.5, 0.75, 1.5, 1.5, 1.5]
    assert values(story, "place in block of 0.8") == places


def test_the_way_to_prose(story: dict[str, dict[str, float]]) -> None:
    assert story["second"]["up to prose before"] == 0.25  # one block up, two down
    assert story["second"]["down to prose before"] == 0.5
    assert story["title"]["up to prose behind"] == 0.25
    assert story["home"]["up to prose before"] == 3
    assert story["rights"]["up to prose behind"] == 3
    table = features(PAGE, {"first": 30, "second": 50})
    assert values(table, "like prose before") == [0, 0, 0, 0, 0, 1, 0, 0, 0]
    assert values(table, "like prose behind") == [0, 0, 0, 1, 0, 0, 0, 0, 0]


def test_lines_that_look_alike(story: dict[str, dict[str, float]]) -> None:
    assert story["bridge"]["alike 2"] == story["rain"]["alike 2"] == pytest.approx(np.log1p(2))
    assert story["first"]["prose of alike 1"] == pytest.approx(80 / 85)
    assert story["rights"]["alike 0"] == story["letter"]["alike 0"]  # both a <p> without a class
    assert story["rights"]["alike 1"] == pytest.approx(np.log1p(1))
    assert story["rain"]["link share of alike 0"] == 1


def test_the_page(story: dict[str, dict[str, float]]) -> None:
    for line in story.values():
        assert line["prose in <article>"] == line["prose in <main>"] == line["an <article>"] == 1


def test_neighbours(story: dict[str, dict[str, float]]) -> None:
    assert values(story, "same parent before") == [0, 1, 0, 1, 0, 0, 0, 1, 0]
    assert values(story, "same parent behind") == [1, 0, 1, 0, 0, 0, 1, 0, 0]


def test_without_prose() -> None:
    table = features(PAGE, {})
    for share in ("0.4", "0.95"):
        assert values(table, f"in block of {share}") == [0] * len(LINES)
    assert values(table, "up to prose before") == [3] * len(LINES)
