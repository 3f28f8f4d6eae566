from __future__ import annotations

import pytest

from cleaner.strip.cues import CueHit
from cleaner.strip.page import aside, covered, quoted, runs


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ([], []),
        ([False], []),
        ([True], [(0, 1)]),
        ([True, True, False, True], [(0, 2), (3, 4)]),
        ([False, True, False], [(1, 2)]),
    ],
)
def test_runs(flags, found):
    assert list(runs(iter(flags))) == found


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        ("accept cookies", "cookies", False),
        ('"cookies" are biscuits', "cookies", False),  # too little outside
        ('"support us," said the sexton', "support us", True),
        ('the court read "accept all cookies" aloud', "cookies", True),
        ('the court read "no" and cookies aloud', "cookies", False),
        ('"accept all"', "accept", False),
        ('"we use cookies to show you what you like to see"', "cookies", True),
        ('"we use cookies and we will not stop, he said', "cookies", True),
    ],
)
def test_quoted(line, word, expected):
    assert quoted(line, line.index(word)) is expected


def test_each_covered_word_counts_once():
    line = "sign up for our newsletter today"
    hits = [CueHit(0, "x", *span) for span in ((0, 7), (5, 26), (16, 26), (0, 7))]
    assert covered(hits, line) == 5
    assert covered([], line) == 0


def test_labels_glued_together_are_told_apart(page_of):
    page = page_of("newsSport\nhomeNews and the like\nNewsweek\n")
    assert page.folded == ["news sport", "home news and the like", "newsweek"]
    assert page.sizes == [2, 5, 1]
    assert page.cued("navigation") == {0: 1.0, 1: 2 / 5}


def test_glued_words_without_a_cue_stay_as_they_are(page_of):
    page = page_of("McKesson and LinkedIn\n" + "homeNews " * 30)
    assert page.folded[0] == "mckesson and linkedin"
    assert page.folded[1].startswith("homenews")
    assert page.cued("navigation") == {}


def test_a_wrapped_paragraph_is_one_line(page_of):
    text = "•\r\nSign up for\r\n•\r\nour newsletter\r\n"
    page = page_of(text)
    assert page.texts == ["• Sign up for", "• our newsletter"]


def test_shares(page_of):
    page = page_of("Privacy policy\nOur privacy policy\nThe ferry\nFacebook and Twitter")
    assert page.cued("footer") == {0: 1.0, 1: 2 / 3}
    assert page.cued("footer", "share") == {0: 1.0, 1: 2 / 3, 3: 2 / 3}
    assert page.cued("app") == {}


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The ferry is back.", False),
        ("The ferry to the outer islands sailed again on Monday, nine days after.", True),
        ("The ferry to the outer islands sailed again on Monday, nine days after", False),
        ("word " * 40, True),
        ("“The ferry to the outer islands sailed again on Monday, nine days after.”", True),
    ],
)
def test_prose(page_of, text, prose):
    assert page_of(text).is_prose(0) is prose


def test_an_empty_page(page_of):
    page = page_of("")
    assert len(page) == 0
    assert page.cued("share") == {}


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
