"""Why the judge takes a line for no article, in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cleaner.model import KINDS, Blocks
from cleaner.read.split import split
from cleaner.strip.fitted import why
from cleaner.strip.fitted.judge import LineJudge, line_judge
from cleaner.strip.fitted.net import Net, Nets
from cleaner.strip.fitted.tokens import hashes_of
from cleaner.strip.fitted.vocabulary import Vocabulary
from cleaner.strip.fitted.why import GROUPS, PHRASES, UNSURE, reasons_of

SENTENCE = (
    "The ferry to the outer islands sailed again on Monday, nine days after the strike began."
)
PAGE = ["Home", "Menu", "Home", SENTENCE, "“Nobody won,” he said, and slept.", "Copy link"]


def blocks_of(*lines: str) -> Blocks:
    return split("\n\n".join(lines))[0]


def judge_by(feature: str = "chars", *, against: float = 0.0, phrases: float = 0.0) -> LineJudge:
    """All lines look like article, but for those with this feature or the phrase ``menu``."""
    real = line_judge("text")
    enter = np.zeros((2, len(real.weights.features)), dtype=np.float32)
    enter[0, real.weights.features.index(feature)] = 1
    net = Net(
        enter=enter,
        enter_bias=np.zeros((2, 1), dtype=np.float32),
        phrases=np.ones((1, 1), dtype=np.float32),
        said=np.array([[0], [1]], dtype=np.float32),
        blocks=(),
        whole=np.zeros((2, 4), dtype=np.float32),
        whole_bias=np.zeros((2, 1), dtype=np.float32),
        leave=np.array([-against, -phrases], dtype=np.float32),
        leave_bias=3.0,
    )
    known = Vocabulary.of(hashes_of(["menu"], real.glyphs, real.powers))
    return replace(
        real,
        phrases=known,
        weights=replace(real.weights, nets=Nets((net,)), trees=None, threshold=0.0),
    )


def reasons(judge: LineJudge, *lines: str) -> dict[str, str]:
    found = reasons_of(judge, judge.view(blocks_of(*lines)))
    return {line: reason.why for line, reason in zip(lines, found, strict=True)}


def test_every_feature_that_tells_lines_apart_has_its_group():
    judge = line_judge("text")
    rows = [row for group in why._rows(judge).values() for row in group.tolist()]
    assert len(rows) == len(set(rows))
    table = judge.view(blocks_of(*PAGE)).table
    for row in set(range(len(table))) - set(rows):
        assert len(set(table[row].tolist())) == 1, judge.weights.features[row]


@pytest.mark.parametrize(
    ("feature", "begins"),
    [
        ("prose", "built like a label"),
        ("prose within 5", "stands among short lines"),
        ("prose so far", "stands apart"),
        ("words", "built like a label"),
        ("words of the prose", "says what the article does not"),
        ("ends in dots", "begins or ends"),
        ("said before", "is said again"),
    ],
)
def test_the_longest_beginning_decides(feature, begins):
    judge = line_judge("text")
    row = judge.weights.features.index(feature)
    groups = [group for group, rows in why._rows(judge).items() if row in rows.tolist()]
    assert len(groups) == 1
    assert groups[0].startswith(begins)


def test_a_reason_for_every_line():
    judge = line_judge("text")
    for lines in (PAGE, ["Menu"], [SENTENCE], ["…"], ["Menu"] * 60):
        found = reasons_of(judge, judge.view(blocks_of(*lines)))
        assert len(found) == len(lines)
        for reason in found:
            assert reason.by == "judge"
            assert reason.kind in KINDS
            assert 0 <= reason.score <= 1
            said = set(reason.why.split("; "))
            assert said <= {*GROUPS, PHRASES} or said == {UNSURE}
            assert 1 <= len(said) <= 2


def test_a_phrase_speaks_against_a_line():
    found = reasons(judge_by(phrases=9.0), *PAGE)
    assert found["Menu"] == PHRASES
    assert {why for line, why in found.items() if line != "Menu"} == {UNSURE}


def test_a_feature_speaks_against_a_line():
    found = reasons(judge_by("said before", against=9.0), "Home", "Sport", "Sport", SENTENCE)
    assert found["Sport"] == "is said again on the page"
    assert found[SENTENCE] == UNSURE


def test_a_line_is_held_against_those_that_stay():
    """It goes for want of what they have: the judge likes only lines that end a sentence."""
    judge = judge_by("ends a sentence", against=-9.0)
    judge = replace(judge, weights=replace(judge.weights, threshold=5.0))
    assert reasons(judge, SENTENCE, "Home")["Home"] == "begins or ends unlike a sentence"


def test_where_two_speak_the_stronger_comes_first():
    judge = judge_by("begins with a digit", against=9.0, phrases=6.0)
    assert (
        reasons(judge, SENTENCE, "3 menu")["3 menu"]
        == f"begins or ends unlike a sentence; {PHRASES}"
    )
    judge = judge_by("begins with a digit", against=6.0, phrases=9.0)
    assert (
        reasons(judge, SENTENCE, "3 menu")["3 menu"]
        == f"{PHRASES}; begins or ends unlike a sentence"
    )


def test_where_every_line_goes_there_are_reasons():
    assert reasons(judge_by(phrases=9.0), "Menu", "Menu one") == {
        "Menu": PHRASES,
        "Menu one": PHRASES,
    }


def test_the_surer_the_net_the_higher_the_number():
    sure, judge = judge_by(phrases=20.0), judge_by(phrases=5.0)
    for each, expected in ((sure, 1.0), (judge, 0.881)):
        found = reasons_of(each, each.view(blocks_of(SENTENCE, "Menu")))
        assert found[0].score < found[1].score
        assert found[1].score == pytest.approx(expected, abs=0.001)


def test_the_view_is_left_as_it_is():
    judge = line_judge("text")
    view = judge.view(blocks_of(*PAGE))
    before = view.table.copy()
    first = reasons_of(judge, view)
    assert (view.table == before).all()
    assert reasons_of(judge, view) == first
