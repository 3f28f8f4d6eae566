from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.split import split_lines
from cleaner.strip.fitted.glyphs import Glyphs
from cleaner.strip.fitted.lines import Lines, measure
from cleaner.strip.fitted.tokens import Powers
from cleaner.strip.votes import Vote, phrases, vote, vote_columns

GLYPHS, POWERS = Glyphs(), Powers()
WORD = re.compile(r"\w+")
LINE = st.lists(st.sampled_from(["tide", "Quay", "lamp", "eel", "-"]), min_size=1, max_size=8)
PAGE = st.lists(LINE.map(" ".join), min_size=1, max_size=6).map("\n".join)


def _lines(text: str) -> Lines:
    blocks = split_lines(text)
    starts, ends = np.array(blocks.starts, dtype=np.intp), np.array(blocks.ends, dtype=np.intp)
    return measure(text, starts, ends, glyphs=GLYPHS, powers=POWERS)


def _vote(page: str, article: str) -> Vote:
    return vote(phrases(_lines(page)), article, glyphs=GLYPHS, powers=POWERS)


def _plainly(line: str, article: str) -> tuple[float, bool]:
    """The share and the whole of one line, by sets of tuples."""
    words, said = WORD.findall(line.lower()), WORD.findall(article.lower())
    size = min(4, len(words))
    if not size:
        return 0, False
    held = {tuple(said[at : at + size]) for at in range(len(said) - size + 1)}
    asked = [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]
    wholes = [WORD.findall(other) for other in article.lower().split("\n")]
    return sum(gram in held for gram in asked) / len(asked), words in wholes


@given(PAGE, PAGE | st.just(""))
def test_a_vote_is_what_sets_of_tuples_say(page: str, article: str) -> None:
    found = _vote(page, article)
    plain = [_plainly(line, article) for line in page.split("\n")]
    assert found.share == pytest.approx([share for share, _ in plain])
    assert found.whole.tolist() == [whole for _, whole in plain]


@given(PAGE)
def test_who_takes_the_page_for_the_article_votes_for_all_of_it(page: str) -> None:
    lines = _lines(page)
    spoken = (lines.sizes > 0).astype(float).tolist()
    found = _vote(page, page)
    assert found.share.tolist() == found.whole.tolist() == spoken


def test_words_are_asked_for_across_the_lines_of_the_article() -> None:
    found = _vote("The eels came late this year\nlate", "The eels came\nlate this year")
    assert found.share.tolist() == [1, 1]
    assert found.whole.tolist() == [0, 0]


def test_columns_have_the_names_and_sizes_that_a_net_needs() -> None:
    page = "Menu\nThe eels came late\n..."
    lines = _lines(page)
    votes = {"one": _vote(page, "The eels came late"), "two": _vote(page, "")}
    columns = vote_columns(votes, lines.sizes)
    assert [name for name in columns if name.startswith(("one", "votes"))] == [
        "one: share",
        "one: whole",
        "one: length",
        "one: covers",
        "votes: mean",
        "votes: least",
        "votes: most",
    ]
    assert columns["one: covers"].tolist() == pytest.approx([0.8] * 3)
    assert columns["votes: mean"].tolist() == [0, 0.5, 0]
    assert columns["votes: least"].tolist() == [0, 0, 0]
    assert columns["two: length"].tolist() == [0, 0, 0]


def test_one_vote_needs_no_mean_and_none_no_columns() -> None:
    page = "The eels came late"
    assert len(vote_columns({"one": _vote(page, page)}, _lines(page).sizes)) == 4
    assert vote_columns({}, _lines(page).sizes) == {}
