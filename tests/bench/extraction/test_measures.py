"""The measures, against values worked out by hand and against the set's own scorer."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.extraction.measures import Text, grams, measure, summarise

SCORER = Path(__file__).resolve().parents[4] / "shared" / "bench" / "score.py"
TEXTS = st.text(alphabet="ab Cé1.\n", max_size=60)
SAMPLES = [
    "",
    "...",
    "one",
    "one two three",
    "one two three four",
    "Rain fell on the town. Rain fell on the harbour.",
    "rain FELL on the town\nand the ferry, at nine, sailed.",
    "Share this\nRain fell on the town. Rain fell on the harbour.\nSubscribe now",
    "Der Fährmann blieb über Nacht – «wie immer», sagte er.",
]


def _measured(gold, output):
    return measure(Text(gold), Text(output))


def test_grams_of_a_short_text_are_one():
    assert grams(["a", "b"]) == [("a", "b")]
    assert grams([]) == []
    assert grams(list("abcde")) == [tuple("abcd"), tuple("bcde")]


def test_a_page_by_hand():
    # Gold: grams abcd, bcde.  Output: abcd, bcdx, cdxy.  One is shared.
    page = _measured("a b c d e", "a b c d x y")
    assert page.precision == pytest.approx(1 / 3)
    assert page.recall == pytest.approx(1 / 2)
    # Words: a b c d of five are there; of six, two are foreign.
    assert page.lost == pytest.approx(1 / 5)
    assert page.left == pytest.approx(2 / 6)


def test_grams_mind_case_and_words_do_not():
    page = _measured("Rain fell all day", "rain fell all day")
    assert (page.precision, page.recall, page.lost, page.left) == (0, 0, 0, 0)


def test_what_is_said_twice_counts_twice():
    page = _measured("no no no no", "no")
    assert page.lost == pytest.approx(3 / 4)
    assert page.left == 0


def test_nothing_is_right_only_where_nothing_is_wanted():
    assert _measured("", "").recall == _measured("", "").precision == 1
    assert _measured("", "some words").left == 1
    empty = _measured("some words", "")
    assert (empty.recall, empty.lost, empty.answered) == (0, 1, False)


def test_a_summary_by_hand():
    whole = _measured("a b c d e", "a b c d e")
    half = _measured("a b c d e", "a b c d x y")
    empty = _measured("a b c d e", "")
    summary = summarise([whole, half, empty])
    precision, recall = (1 + 1 / 3) / 2, (1 + 1 / 2 + 0) / 3
    assert summary.precision == pytest.approx(precision)
    assert summary.recall == pytest.approx(recall)
    assert summary.f1 == pytest.approx(2 * precision * recall / (precision + recall))
    assert summary.lost == pytest.approx((0 + 1 / 5 + 1) / 3)
    assert summary.left == pytest.approx((0 + 2 / 6) / 2)  # pages without output are left out
    assert summary.losing == pytest.approx(2 / 3)
    assert summary.starved == pytest.approx(1 / 3)
    assert summary.empty == pytest.approx(1 / 3)


def test_the_bounds_of_losing_and_starved():
    words = " ".join(f"w{number}" for number in range(100))
    kept = [" ".join(words.split()[:count]) for count in (95, 94, 20, 19)]
    summaries = [summarise([_measured(words, output)]) for output in kept]
    assert [summary.losing for summary in summaries] == [0, 1, 1, 1]
    assert [summary.starved for summary in summaries] == [0, 0, 0, 1]


@given(TEXTS, TEXTS)
def test_precision_is_recall_the_other_way_round(one, other):
    there, back = _measured(one, other), _measured(other, one)
    assert there.precision == back.recall
    assert there.left == pytest.approx(back.lost)


@given(TEXTS, TEXTS)
def test_shares_are_shares(one, other):
    page = _measured(one, other)
    values = (page.precision, page.recall, page.lost, page.left)
    assert all(0 <= value <= 1 for value in values)


@given(TEXTS)
def test_a_text_is_itself(text):
    page = _measured(text, text)
    assert (page.precision, page.recall, page.lost, page.left) == (1, 1, 0, 0)


@pytest.fixture(scope="module")
def scorer():
    if not SCORER.exists():
        pytest.skip("the set's scorer is not there")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    yield module
    del sys.modules["score"]


def test_the_sets_own_scorer_agrees(scorer):
    pairs = [(gold, output) for gold in SAMPLES for output in SAMPLES]
    theirs = scorer.summarise([scorer.score_page("", "", *pair) for pair in pairs])
    ours = summarise([_measured(*pair) for pair in pairs])
    assert ours.pages == theirs.pages
    assert ours.f1 == pytest.approx(theirs.f1)
    assert ours.precision == pytest.approx(theirs.precision)
    assert ours.recall == pytest.approx(theirs.recall)
    assert ours.lost == pytest.approx(theirs.lost)
    assert ours.left == pytest.approx(theirs.left)
    assert ours.losing == pytest.approx(theirs.losing_pages)


@given(TEXTS, TEXTS)
def test_the_sets_own_scorer_agrees_on_any_page(scorer, gold, output):
    theirs, ours = scorer.score_page("", "", gold, output), _measured(gold, output)
    assert (ours.precision, ours.recall) == (theirs.precision, theirs.recall)
    assert ours.lost == pytest.approx(1 - theirs.token_recall)
    assert ours.left == pytest.approx(1 - theirs.token_precision)
