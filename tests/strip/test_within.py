from __future__ import annotations

import pytest

from cleaner.strip.cues import Cue
from cleaner.strip.within import aside, covered, quoted


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        ("accept cookies", "cookies", False),
        ('"cookies" are biscuits', "cookies", False),  # too little outside
        ('"support us," said the sexton', "support us", True),
        ('the court read "accept all cookies" aloud', "cookies", True),
        ('the court read "no" and cookies aloud', "cookies", False),
        ('"accept all"', "accept", False),
        ('"accept all of it"', "accept", True),
        ('"i no longer read comments"', "comments", True),
        ('"accept all" or nothing', "accept", False),
        ('"we use cookies to show you what you like to see"', "cookies", True),
        ('"we use cookies and we will not stop, he said', "cookies", True),
    ],
)
def test_quoted(line, word, expected):
    assert quoted(line, line.index(word)) is expected


def test_each_covered_word_counts_once():
    line = "sign up for our newsletter today"
    hits = [(Cue(0, "x", 1), *span) for span in ((0, 7), (5, 26), (16, 26), (0, 7))]
    assert covered(hits, line) == 5
    assert covered([], line) == 0


def test_cues_without_blanks_between_words():
    line = "关注我们的公众号获取新闻"
    hits = [(Cue(0, "x", 1), *span) for span in ((0, 4), (2, 8), (10, 12))]
    assert covered(hits, line) == 5
    assert quoted('他在周二的会议上读出"相关阅读"', 11)


@pytest.mark.parametrize("text", ["share", "sign up", "sign up for our newsletter"])
def test_one_cue_covers_its_own_words(text):
    line = f"please {text} now"
    hits = [(Cue(0, text, text.count(" ") + 1), 7, 7 + len(text))]
    assert covered(hits, line) == covered(hits * 2, line) == len(text.split())


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        ("the ferry sails on monday (sign up for news)", True),
        ("the ferry sails on monday [sign up for news] with cars", True),
        ("(sign up for news)", False),
        ("the ferry (a new one) sails on monday so sign up", False),
        ("the ferry sails on monday (sign up for news", True),
    ],
)
def test_aside(line, inside):
    assert aside(line, line.index("sign up")) is inside
