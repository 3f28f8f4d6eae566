"""Hours of live reports stay with what they head, whatever the judge says of them."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.read.split import split
from cleaner.strip.article.find import Article
from cleaner.strip.article.hours import FEWEST, keep_hours

ENTRY = "The ferry has left the quay."
LABEL = "Menu"


def kept(lines: list[str], inside: list[bool]) -> list[str]:
    blocks = split("\n\n".join(lines))[0]
    assert len(blocks) == len(lines)
    logits = np.zeros(len(lines), dtype=np.float32)
    article = Article(np.array(inside), (), None, logits)
    keep_hours(blocks, article)
    return [line for line, stays in zip(lines, article.inside, strict=True) if stays]


@pytest.mark.parametrize(
    "hour", ["18:42", "08.30", "15h20", "3pm", "11 a.m.", "18:05 Uhr", "## 9:05 am"]
)
def test_an_hour_above_an_entry_stays(hour):
    lines = [ENTRY, *[hour, ENTRY] * FEWEST]
    assert kept(lines, [True, *[False, True] * FEWEST]) == lines


@pytest.mark.parametrize(
    "line", ["18", "Buses", "2-1", "18:42 in Orrell", "2026", "7:30 to 9:00 daily"]
)
def test_other_labels_go(line):
    lines = [ENTRY, *[line, ENTRY] * FEWEST]
    assert kept(lines, [True, *[False, True] * FEWEST]) == [ENTRY] * (FEWEST + 1)


def test_of_a_few_nobody_can_tell():
    few = FEWEST - 1
    assert kept([ENTRY, *["18:42", ENTRY] * few], [True, *[False, True] * few]) == [ENTRY] * FEWEST


def test_an_hour_above_what_goes_goes():
    lines = [ENTRY, *["18:42", LABEL] * FEWEST, ENTRY]
    assert kept(lines, [True, *[False, False] * FEWEST, True]) == [ENTRY, ENTRY]


def test_hours_above_and_below_the_article_go():
    lines = ["18:42", *[ENTRY] * 2, *["18:42"] * FEWEST]
    assert kept(lines, [False, True, True, *[False] * FEWEST]) == [ENTRY, ENTRY]
