"""The judge on a page: what it sees, and coarse cases that any good fit gets right."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from cleaner.model import Blocks
from cleaner.read.split import split
from cleaner.strip.fitted.glyphs import Glyphs
from cleaner.strip.fitted.judge import SPOKEN, LineJudge, line_judge
from cleaner.strip.fitted.tokens import Powers, hashes_of
from cleaner.strip.fitted.trees import DOUBT
from cleaner.strip.fitted.vocabulary import Vocabulary
from tests.strip.conftest import BODY

NAVIGATION = (
    *("Home", "News", "Politics", "Business", "Sport", "Culture", "Weather", "Sign in"),
    *("Subscribe", "Search"),
)
ARTICLE = (
    *BODY,
    "The council will meet on Thursday to hear what the pilots think of it, and of the soup.",
)
FOOTER = (
    *("Privacy policy", "Cookie settings", "Terms of use", "Contact us", "About us", "Jobs"),
    *("Advertise", "© 2026 Stannet Mercury. All rights reserved."),
)
PAGE = [*NAVIGATION, *ARTICLE, "Read more", *FOOTER]


def blocks_of(*lines: str) -> Blocks:
    return split("\n\n".join(lines))[0]


def judged(judge: LineJudge, *lines: str) -> list[float]:
    return judge.logits(judge.view(blocks_of(*lines))).tolist()


@pytest.fixture(scope="module")
def packaged() -> LineJudge:
    return line_judge("text")


@pytest.fixture
def knows() -> LineJudge:
    """A judge that knows four phrases."""
    glyphs, powers = Glyphs(), Powers()
    phrases = Vocabulary.of(hashes_of(["menu", "sign in", "sign", "quay"], glyphs, powers))
    return replace(line_judge("text"), phrases=phrases, glyphs=glyphs, powers=powers)


def spoken(judge: LineJudge, *lines: str) -> list[tuple[int, int]]:
    view = judge.view(blocks_of(*lines))
    return list(zip(view.spoken.tolist(), view.phrases.tolist(), strict=True))


def test_phrases_of_one_word_and_two(knows):
    found = spoken(knows, "Menu", "A boat", "Sign in to the MENU", "the sign", "in")
    assert sorted(found) == [(0, 0), (2, 0), (2, 1), (2, 2), (3, 2)]
    assert [line for line, _ in found] == sorted(line for line, _ in found)


def test_a_phrase_does_not_run_over_a_line_end(knows):
    assert spoken(knows, "please sign", "in the book") == [(0, 2)]


def test_phrases_are_looked_for_where_lines_begin(knows):
    early, late = ("boat " * (SPOKEN - 1) + "quay", "boat " * SPOKEN + "quay")
    assert spoken(knows, early, late) == [(0, 3)]
    assert sorted(spoken(knows, "boat " * (SPOKEN - 1) + "sign in")) == [(0, 1), (0, 2)]


def test_the_very_last_word_may_begin_a_phrase(knows):
    assert spoken(knows, "the sign") == [(0, 2)]


def test_function_words_are_counted(packaged):
    view = packaged.view(blocks_of("the of and in a", "Menu"))
    row = packaged.weights.features.index("function words")
    assert view.table[row].tolist() == [1, 0]


def test_a_view_has_a_row_a_feature(packaged):
    view = packaged.view(blocks_of(*PAGE))
    assert view.table.shape == (len(packaged.weights.features), len(PAGE))
    assert len(view.lines) == len(view.told) == len(PAGE)
    assert 0 <= view.told.min() <= view.told.max() <= 1


def test_more_rows(packaged):
    view = packaged.view(blocks_of(*PAGE))
    more = view.with_rows(np.ones((2, len(PAGE)), dtype=np.float32))
    assert more.table.shape == (len(view.table) + 2, len(PAGE))
    assert (more.table[:-2] == view.table).all()
    assert more.lines is view.lines


def test_logits_are_those_of_the_nets_where_there_are_no_trees():
    fast = line_judge("fast")
    assert fast.weights.trees is None
    table = np.ones((len(fast.weights.features), 3), dtype=np.float32)
    none = np.zeros(0, dtype=np.intp)
    assert (fast.said(table, none, none) == fast.weights.nets.logits(table, none, none)).all()


def test_in_doubt_they_are_the_mean_of_nets_and_trees(packaged):
    view = packaged.view(blocks_of(*PAGE))
    seen = view.table, view.phrases, view.spoken
    nets = packaged.weights.nets.logits(*seen)
    at = np.argsort(nets)
    border = float(nets[at[len(at) // 2]])  # so that some lines are in doubt, and some are not
    judge = replace(packaged, weights=replace(packaged.weights, threshold=border))
    doubtful = np.abs(nets - border) < DOUBT
    assert 0 < doubtful.sum() < len(nets)
    trees = packaged.weights.trees.logits(*seen, np.arange(len(nets)))
    expected = np.where(doubtful, (nets + trees) / 2, nets)
    assert judge.logits(view) == pytest.approx(expected, abs=1e-5)
    assert np.isfinite(expected).all()


def test_read_once():
    assert line_judge("text") is line_judge("text")


def test_sentences_amid_a_page_look_more_like_article_than_its_menu(packaged):
    said = dict(zip(PAGE, judged(packaged, *PAGE), strict=True))
    kept = packaged.weights.threshold
    assert all(said[line] > kept for line in ARTICLE)
    assert all(said[line] <= kept for line in (*NAVIGATION, *FOOTER))
    assert min(said[line] for line in ARTICLE) > max(said[line] for line in NAVIGATION)


def test_what_was_read_before_has_no_say(packaged):
    fresh = replace(packaged, glyphs=Glyphs(), powers=Powers())
    alone = judged(fresh, *PAGE)
    judged(fresh, *["島の人々は九日間、船を待った。"] * 3000)
    judged(fresh, "Ω")
    assert judged(fresh, *PAGE) == alone


def test_threads_agree(packaged):
    pages = [PAGE[at:] + PAGE[:at] * at for at in range(0, len(PAGE), 3)]
    alone = [judged(packaged, *page) for page in pages]
    fresh = replace(packaged, glyphs=Glyphs(), powers=Powers())
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda page: judged(fresh, *page), pages))
    assert together == alone


LAYOUTS = {
    "lines": "\n".join(PAGE),
    "bullets": "•\nHome\n•\nSport\n•\nNews\n" + "\n".join(ARTICLE),
    "wrapped": "\n".join(["The ferry to the outer islands sailed again on"] * 8),
    "one-line": " ".join(ARTICLE * 3),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_have_no_say(packaged, layout, line_end):
    said = []
    for text in (LAYOUTS[layout], LAYOUTS[layout].replace("\n", line_end)):
        blocks, found = split(text)
        assert found == layout
        said.append(packaged.logits(packaged.view(blocks)))
    assert said[0] == pytest.approx(said[1], abs=1e-4)
