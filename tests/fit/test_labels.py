from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fit.labels import label

BODY = [
    "The ferries stood idle on Tuesday while the crews slept at last.",
    "Nobody had counted the barrels, which stood in the rain for a week.",
]
WORDS = st.lists(st.sampled_from(["tide", "quay", "lamp", "eel"]), max_size=9).map(" ".join)


def test_lines_of_the_article_are_inside_and_others_are_not() -> None:
    lines = ["Home", "Idle ferries", *BODY, "Sign up for our newsletter and never miss a tide"]
    found = label(lines, "\n".join(["Idle ferries", *BODY]))
    assert found.inside.tolist() == [0, 1, 1, 1, 0]
    assert found.sizes.tolist() == [1, 2, 12, 13, 10]
    assert found.words == 27


def test_of_a_line_said_twice_one_stays() -> None:
    first, second, again = label([*BODY, BODY[0]], "\n".join(BODY)).inside.tolist()
    assert second
    assert first + again == 1


def test_a_short_line_far_from_the_article_is_outside() -> None:
    lines = ["The barrels", *["Menu"] * 8, *BODY]
    assert label(lines, "\n".join(BODY)).inside.tolist() == [0] * 9 + [1, 1]


@given(st.lists(WORDS, max_size=8), WORDS)
def test_no_line_shares_more_words_than_it_has(lines: list[str], gold: str) -> None:
    found = label(lines, gold)
    assert (found.shared <= found.sizes).all()
    assert (found.shared >= 0).all()


@given(
    st.lists(WORDS.filter(lambda line: len(line.split()) >= 4), min_size=1, max_size=6, unique=True)
)
def test_a_page_that_is_all_article_is_all_inside(lines: list[str]) -> None:
    assert label(lines, "\n".join(lines)).inside.all()
