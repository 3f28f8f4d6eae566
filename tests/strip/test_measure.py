from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip import measure
from cleaner.strip.measure import SHORT, ends_sentence, places, unglued, word_counts

LINES = st.lists(st.text("ab1-|·. é", max_size=12).map(lambda line: " ".join(line.split())))


def counted(line: str) -> int:
    """Words with a letter or a digit in them; one at least."""
    return max(1, sum(any(char.isalnum() for char in word) for word in line.split(" ")))


@given(LINES)
def test_a_sign_by_itself_is_no_word(lines):
    assert word_counts(lines) == [counted(line) for line in lines]


def test_signs_are_words_in_a_long_line():
    line = "a - " * (SHORT // 4)
    assert word_counts([line.strip(), line + "a"]) == [SHORT // 4, SHORT // 4 * 2 + 1]


def test_words_that_no_blank_parts():
    lines = ["- 分享", "share", "港口议会周二投票决定", "- share | ß", "港口" * SHORT + " -"]
    assert word_counts(lines) == [1, 1, 5, 2, SHORT + 1]


@given(LINES, st.integers(1, 4))
def test_every_match_is_told_its_line(lines, size):
    pattern = re.compile(r"[a1](?<!b.)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measure, "BATCH", size)
        found = list(places(pattern, lines))
    one_by_one = [n for n, line in enumerate(lines) for _ in pattern.finditer(line)]
    assert found == one_by_one


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It sails.", True),
        ("It sails", False),
        ("It sails.”", True),
        ("It (sails.)", True),
        ("It “sails”", False),
        ("船が来た。", True),
        ("It sails.\u200b", False),
        (".", True),
        (")", False),
    ],
)
def test_ends_of_sentences(text, ends):
    assert ends_sentence(text) is ends


def test_glued_labels_are_taken_apart():
    texts = ["articleComments", "LinkedIn", "The end", "ÉtéHiver", "ab1Cd", "o'Neil", "aB" * SHORT]
    assert unglued(texts) == ([0, 1, 3], ["article comments", "linked in", "été hiver"])
