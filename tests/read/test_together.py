"""Which lines hold what were several."""

from __future__ import annotations

import time

import pytest

from cleaner.read.split import split

SENTENCES = [
    "The ferry sailed on Monday, and nobody on the mole waved.",
    "A pilot in Stannet had counted the lamps twice and found one more.",
    "“Let them come,” she said, “and bring the barrels that they owe us.”",
    "It rained until the bell of the fish market rang for the evening.",
]
PARAGRAPH = " ".join(SENTENCES * 5)
MENU = ["Home", "Tides", "Ferries", "Letters", "Sport", "Weather", "About us", "Sign in"] * 3
FOOTER = ["Read more", "Contact us", "Privacy policy", "All rights reserved"]


def layout(text: str) -> str:
    return split(text)[1]


def blocks(text: str) -> list[str]:
    return [block.text for block in split(text)[0]]


def test_a_page_on_one_line_falls_into_what_were_lines():
    found = blocks(" ".join([*MENU, *SENTENCES * 10, *FOOTER]))
    assert set(SENTENCES) <= set(found)
    assert len({"Home", "Tides", "Ferries", "Read more", "Privacy policy"} & set(found)) >= 4


def test_so_does_one_whose_lines_were_joined_without_blanks():
    text = "".join([*MENU, *SENTENCES * 10, *FOOTER])
    found = blocks(text)
    assert layout(text) == "one-line"
    assert "".join(found) == text
    assert set(SENTENCES) <= set(found)
    assert {*MENU[1:], *FOOTER} <= set(found)


def test_a_paragraph_on_one_line_falls_into_sentences_alone():
    assert blocks(PARAGRAPH) == SENTENCES * 5


def test_several_lines_one_of_them_huge_are_such_a_page():
    page = " ".join([*MENU, *SENTENCES * 10])
    assert len(page) > 2500
    text = f"{page}\n{' '.join(SENTENCES * 4)}\n{FOOTER[0]}\n"
    assert layout(text) == "one-line"
    assert blocks(text)[-1] == FOOTER[0]


def test_long_paragraphs_are_none():
    text = "\n".join([PARAGRAPH] * 5)
    assert layout(text) == "lines"
    assert blocks(text) == [PARAGRAPH] * 5


@pytest.mark.parametrize("beside", [[], ["Home", "A short line."], [PARAGRAPH[:900]] * 2])
def test_a_line_whose_words_are_run_into_each_other_is_one_beside_others(beside: list[str]):
    glued = "".join([*MENU, *SENTENCES * 4, *FOOTER])
    text = "\n".join([*beside, glued])
    assert layout(text) == "one-line"
    assert set(SENTENCES) <= set(blocks(text))
    assert blocks(text)[: len(beside)] == beside


def test_few_glued_words_are_slips_or_names():
    text = PARAGRAPH.replace("the barrels", "the YouTube and LinkedIn barrels").replace(
        "mole", "WordPress", 1
    )
    assert layout(f"{text}\n{PARAGRAPH[:900]}") == "lines"


def test_names_in_a_program_are_not_run_together():
    line = "const postTitle = getPostTitle(thisPost, { maxLength: postOptions.maxLength }); "
    assert layout(f"{line * 20}\n{PARAGRAPH[:900]}") == "lines"


def test_a_text_of_capitals_alone_is_left_as_it_is():
    line = "ALL SHIPS ARE TO LEAVE THE HARBOUR BY NOON " * 60
    assert blocks(line) == [line.strip()]


@pytest.mark.parametrize(
    "text", ["ab. " * 80_000, "aB" * 80_000, "A. B. " * 40_000, "Ab " * 80_000]
)
def test_hostile_lines_take_linear_time(text: str):
    start = time.process_time()
    found = split(text)[0]
    assert "".join(block.text for block in found).replace(" ", "") == text.replace(" ", "")
    assert time.process_time() - start < 15
