"""What a tool left, by kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.extraction.kinds import KINDS, Article, kind_of, left_by_kind

GOLD = """Rain fell on the town for nine days, and the river rose by a metre.
"We have never seen the like," said the harbour master.
"""


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("We use cookies to improve this site", "cookie"),
        ("Sign up for our newsletter", "newsletter"),
        ("Please donate today", "donation"),
        ("Subscribe or log in", "paywall"),
        ("12 comments", "comment widget"),
        ("Share on Facebook", "share, follow, app"),
        ("© The Daily Ledger. All rights reserved.", "legal, affiliate, footer"),
        ("You may also like", "related"),
        ("The harbour at dawn. Photo: A. Lind", "caption, credit"),
        ("By Ada Lind", "byline, bio"),
        ("Tags: rain, rivers", "tags"),
        ("12 March 2024, 10:45", "date, time"),
        ("Ministers meet over the price of bread", "5-14 words"),
        ("World news", "1-4 words"),
        ("word " * 15, "prose of 15+ words"),
        ("cookie " * 41, "prose of 15+ words"),
    ],
)
def test_a_line_has_the_kind_of_its_words_or_of_its_length(line, kind):
    assert kind_of(line) == kind


def test_words_are_whole_words():
    assert kind_of("Shareholders and abbots") == "1-4 words"


def test_what_the_article_says_is_not_left():
    assert not left_by_kind(Article(GOLD), GOLD)
    assert not left_by_kind(Article(GOLD), "harbour master\n\n- the river rose")


def test_words_of_foreign_lines_are_counted():
    output = "Share this\nRain fell on the town for nine days\nShare that too\nMinisters meet"
    assert left_by_kind(Article(GOLD), output) == {"share, follow, app": 5, "1-4 words": 2}


def test_a_line_is_foreign_below_half_of_its_grams():
    # Seven grams of ten words: three or four of them stand in the article.
    article = Article("a b c d e f g")
    assert not left_by_kind(article, "a b c d e f g x y z")
    assert left_by_kind(article, "a b c d e f w x y z").total() == 10


@given(st.text(max_size=80), st.text(max_size=80))
def test_never_more_is_left_than_there_is(gold, output):
    left = left_by_kind(Article(gold), output)
    assert left.total() <= sum(len(line) for line in output.splitlines())
    assert set(left) <= set(KINDS)
