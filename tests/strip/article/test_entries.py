"""Entries at an article's end stay with it, whatever the judge says of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from cleaner.model import KEPT, Blocks, Reason
from cleaner.read.split import split
from cleaner.strip.article.entries import BEHIND, FEWEST, MOST, NEAR, OPENING, keep_entries
from cleaner.strip.article.find import Article
from cleaner.strip.fitted.judge import line_judge

STORY = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."
SHARE = "Share this story"
RESULTS = ["Orrell 3, Saltby 1", "Pell 2, Ferrydown 2", "Quay Rangers 0, Mole 4"]


def by_word(blocks: Blocks) -> Sequence[Reason]:
    """Rules that know a line by its first word."""
    kinds = (block.text.split()[0].lower() for block in blocks)
    return [Reason("rule", kind, "a test", 0.9) if kind in KNOWN else KEPT for kind in kinds]


KNOWN = {*BEHIND, "navigation", "footer"}


def kept(*lines: str, above: int = 1, and_last: bool = False) -> list[str]:
    """What is kept of lines of which a judge keeps those ``above``, and maybe the last one."""
    blocks = split("\n\n".join(lines))[0]
    assert len(blocks) == len(lines)
    inside = np.arange(len(lines)) < above
    inside[-1:] |= and_last
    article = Article(inside, (), None, np.zeros(len(lines), dtype=np.float32))
    keep_entries(by_word, line_judge("text").view(blocks), blocks, article)
    return [line for line, stays in zip(lines, article.inside, strict=True) if stays]


@pytest.mark.parametrize(
    "entries",
    [
        RESULTS,
        ["June 9 – Orrell, the Quay Hall", "June 10 – Saltby, the Mole", "June 14 – Pell, Pier"],
        ["* Orrell (Group A): tenth", "* Saltby (Group B): 2nd", "* Pell (Group B): 3rd"],
        ["Winner: Ada Holm", "Runner-up: Walt Pell", "Elected unopposed: Jo Ott"],
        ["Prep: 15 minutes", "Serves: 4", "Difficulty: easy"],
        ["Brown the leeks.", "Add the cockles. Stir.", "Salt", "Eat."],
        ["Aries", "Stay in.", "Taurus", "Go out.", "Gemini", "Do both."],
        ["Orrell", "04:12", "Saltby", "10:20", "Pell", "16:41"],
        ["Who pays?", "You.", "When is it done?", "In March. Or in May."],
        ["أسعار: 12 درهما", "هامور: 60 درهما", "روبيان: 45 درهما"],
        ["一等奖：陈阿水", "二等奖：林岚", "三等奖：周宁"],
    ],
)
def test_entries_stay_up_to_what_rules_know(entries):
    assert kept(STORY, *entries, SHARE, "Menu") == [STORY, *entries]


@pytest.mark.parametrize(
    "lines",
    [
        ["Home", "Sport", "Culture", "The mole"],
        ["A walk in Orrell", "The ten best piers", "Why the mole sinks"],
        ["A walk in Orrell", "June 9, 2031", "Why the mole sinks", "June 3, 2031"],
        ["A walk in Orrell", "2 days ago", "Why the mole sinks", "3 days ago"],
        ["Ferries (3)", "Weather (12)", "Harbour (7)", "Letters (1)"],
        ["1. Ferries", "2. Weather", "3. Harbour", "4. Letters"],
        ["Ada Holm writes about ferries for this paper. She lives in Orrell, by the mole."] * 3,
    ],
)
def test_other_lines_behind_an_article_go(lines):
    assert kept(STORY, *lines, SHARE) == [STORY]


@pytest.mark.parametrize("kind", sorted(BEHIND))
def test_they_end_at_what_stands_behind_an_article(kind):
    assert kept(STORY, *RESULTS, kind, *RESULTS) == [STORY, *RESULTS]


def test_or_with_the_text():
    assert kept(STORY, *RESULTS) == [STORY, *RESULTS]


@pytest.mark.parametrize("kind", ["navigation", "footer"])
def test_what_stands_further_down_tells_nothing(kind):
    assert kept(STORY, *RESULTS, kind) == [STORY]


def test_of_few_nobody_can_tell():
    few = RESULTS[: FEWEST - 1]
    assert kept(STORY, *few, SHARE) == [STORY]


def test_nor_of_very_many():
    many = [f"Orrell {goals}, Saltby 1" for goals in range(MOST)]
    assert len(many) > NEAR
    assert kept(STORY, *many, SHARE) == [STORY, *many]
    assert kept(STORY, *many, RESULTS[0], SHARE) == [STORY]


def test_a_list_begins_with_an_entry():
    labels = ["Ferries", "Weather", "Harbour", "Letters"]
    assert len(labels) == OPENING
    assert kept(STORY, *labels, *RESULTS * 2, SHARE) == [STORY]


def test_behind_nothing_there_are_none():
    assert kept(*RESULTS, SHARE, above=0) == []
    assert kept(STORY, above=1) == [STORY]


LABELLED = ["Winner: Ada Holm", "Runner-up: Walt Pell", "Third: Jo Ott"]


def test_a_labelled_entry_stays_below_another_one():
    lines = [STORY, *LABELLED, STORY]
    assert kept(*lines, above=2, and_last=True) == lines


@pytest.mark.parametrize("kind", sorted(KNOWN))
def test_unless_rules_know_it(kind):
    lines = [STORY, LABELLED[0], f"{kind} this: now", LABELLED[1], STORY]
    assert kept(*lines, above=2, and_last=True) == [STORY, LABELLED[0], STORY]


@pytest.mark.parametrize(
    "line", ["Credit: Harbour Post", "Walt Pell", "Quay 7: closed? " + "x" * 120]
)
def test_or_it_is_none(line):
    lines = [STORY, "Credit: Ada Holm", line, STORY]
    assert kept(*lines, above=2, and_last=True) == [STORY, "Credit: Ada Holm", STORY]
