from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.model import Blocks
from cleaner.read.split import split, split_lines
from cleaner.read.together import ONE_LINE
from cleaner.text import LINE_END

PARAGRAPH = (
    "The ferry to the outer islands sailed again on Monday, nine days after the strike began, "
    "and two hundred people stood on the quay in the rain and clapped. The harbour master, who "
    "had slept in his office for most of the week, said that nobody had won. On the islands the "
    "shops had run out of flour, lamp oil and, on the last day, of patience."
)
POEM = """The herring left in spring,
the gulls left after them;
we mended what we had,
and mended it again.
The cannery was shut,
the crane was sold for scrap,
and somebody sat down
to paint it on a map.
"""


def texts(text: str) -> list[str]:
    return [block.text for block in split(text)[0]]


def layout(text: str) -> str:
    return split(text)[1]


# --- lines and paragraphs ---------------------------------------------------------------------


@given(st.text("ab \t\r\n\x85\u2028\x0c\xa0"))
def test_lines_are_what_stands_between_line_ends(text):
    lines = [line.strip() for line in LINE_END.split(text)]
    blocks = split_lines(text)
    assert blocks.texts() == [line for line in lines if line]
    assert all(text[block.start : block.end] == block.text for block in blocks)
    assert not re.search(r"\S", _outside(text, blocks))


def _outside(text: str, blocks: Blocks) -> str:
    edges = [0, *(edge for block in blocks for edge in (block.start, block.end)), len(text)]
    return "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


@given(
    st.lists(st.sampled_from(["a", "-", "•", "a b", "", " "])),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_the_sign_of_a_line_end_changes_no_block(lines, sign):
    blocks, layout = split(sign.join(lines))
    plain, same = split("\n".join(lines))
    assert [block.text.split() for block in blocks] == [block.text.split() for block in plain]
    assert layout == same


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n\r\n", "\x85\u2028\x0b\x0c\t\n"])
def test_nothing_has_no_blocks(text):
    blocks, found = split(text)
    assert (len(blocks), found) == (0, "lines")
    assert list(blocks) == blocks.texts() == []


def test_a_line_is_a_block():
    assert texts("One\nTwo\r\nThree\rFour") == ["One", "Two", "Three", "Four"]
    assert layout("One\nTwo\nThree") == "lines"


def test_blank_lines_make_paragraphs():
    assert layout("One.\n\nTwo.\n\nThree.") == "paragraphs"
    assert layout("One.\r\n\r\nTwo.") == "paragraphs"
    assert layout("One.\n\nTwo.\nThree.") == "lines"  # as many touch as stand apart


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x1e"])
def test_other_line_ends_are_blanks(sign):
    assert texts(f"One{sign}two\n{sign}Three{sign}") == [f"One{sign}two", "Three"]


def test_white_space_around_a_line_is_no_part_of_it():
    blocks, _ = split("  One \n\t\n\u00a0Two\u2003\n")
    assert [(block.start, block.end, block.text) for block in blocks] == [
        (2, 5, "One"),
        (10, 13, "Two"),
    ]


def test_split_lines_knows_no_layout():
    text = textwrap.fill(PARAGRAPH, 60)
    assert len(split_lines(text)) == len(text.splitlines())


# --- wrapped ----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [44, 60, 72, 80, 96])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wrapped_paragraphs_are_whole(width, end):
    wrapped = [textwrap.fill(part, width) for part in (PARAGRAPH, PARAGRAPH[91:], PARAGRAPH[150:])]
    text = "\n\n".join(wrapped).replace("\n", end)
    assert layout(text) == "wrapped"
    assert [" ".join(block.split()) for block in texts(text)] == [
        PARAGRAPH,
        PARAGRAPH[91:],
        PARAGRAPH[150:].strip(),
    ]


def test_wrapped_paragraphs_without_blank_lines_part_at_short_lines():
    text = "\n".join(textwrap.fill(PARAGRAPH, 66) for _ in range(3))
    assert layout(text) == "wrapped"
    assert len(texts(text)) == 3


def test_a_bullet_begins_a_paragraph_of_wrapped_text():
    item = textwrap.fill("- " + PARAGRAPH[:250], 70)
    text = f"{textwrap.fill(PARAGRAPH, 70)}\n\n{item}\n{item}\n"
    assert layout(text) == "wrapped"
    assert [block[:1] for block in texts(text)] == ["T", "-", "-"]


def test_a_heading_among_wrapped_paragraphs_stays_alone():
    body = textwrap.fill(PARAGRAPH, 60)
    text = f"{body}\n\nThe quay\n\n{body}\n\n{body}\n"
    assert texts(text)[1] == "The quay"


def test_wrapped_paragraphs_among_menus_are_whole():
    menu = "".join(f"  * Entry {number} of the menu\n" for number in range(60))
    table = "| " + "a cell of the timetable | " * 8
    body = "\n\n".join(textwrap.fill(f"{PARAGRAPH[at:]} {PARAGRAPH}", 78) for at in (0, 91, 150))
    text = f"{menu}\n{table}\n\n{body}\n\n{menu}"
    assert layout(text) == "wrapped"
    found = texts(text)
    assert len(found) == 60 + 1 + 3 + 60
    assert [" ".join(block.split()) for block in found[61:64]] == [
        f"{PARAGRAPH} {PARAGRAPH}",
        f"{PARAGRAPH[91:]} {PARAGRAPH}",
        f"{PARAGRAPH[150:].strip()} {PARAGRAPH}",
    ]


def test_what_is_longer_than_the_column_is_whole():
    body = "\n\n".join(textwrap.fill(PARAGRAPH[at:], 70) for at in (0, 91, 150, 0, 91))
    text = f"{body}\n\n{PARAGRAPH}\n{PARAGRAPH}\n"
    assert layout(text) == "wrapped"
    assert texts(text)[-2:] == [PARAGRAPH, PARAGRAPH]


def test_headlines_of_some_length_are_not_wrapped():
    rows = [
        "The council votes on the bridge",
        "A long report of the meeting on the quay of Eastwold",
    ]
    text = "".join(f"{rows[number % 2]} {'again ' * (number % 4)}\n" for number in range(40))
    assert layout(text) == "lines"


def test_verse_is_not_wrapped():
    assert layout(POEM) == "lines"
    assert texts(POEM) == POEM.splitlines()


def test_short_lists_are_not_wrapped():
    text = "".join(f"{fruit} from the market at Old Quay\n" for fruit in ("Apples", "Pears") * 5)
    assert layout(text) == "lines"


def test_sentences_of_the_same_length_are_not_wrapped():
    text = "The ferry to the outer islands sailed again on Monday at nine.\n" * 8
    assert layout(text) == "lines"
    assert len(texts(text)) == 8


def test_few_lines_are_not_wrapped():
    assert layout(textwrap.fill(PARAGRAPH[:220], 60)) == "lines"


def test_long_lines_are_not_wrapped():
    assert layout("\n".join(textwrap.fill(PARAGRAPH, 120) for _ in range(3))) == "lines"


def test_paragraphs_with_blank_lines_between_are_not_wrapped():
    assert layout("\n\n".join(textwrap.fill(PARAGRAPH, 60).splitlines())) == "paragraphs"


def test_a_long_word_is_no_width():
    assert layout("x" * 90 + "\n" + "short line\n" * 9) == "lines"


# --- bullets ----------------------------------------------------------------------------------


def test_a_bullet_on_a_line_of_its_own_belongs_to_the_next_line():
    text = "Menu\n•\nHome\n•\nNews\n•\nSport\nThe ferry is back.\n"
    assert layout(text) == "bullets"
    assert texts(text) == ["Menu", "•\nHome", "•\nNews", "•\nSport", "The ferry is back."]


def test_bullets_that_hold_nothing_stand_alone():
    text = "-\nOne\n-\nTwo\n-\n-\n\nThree\n-"
    assert layout(text) == "bullets"
    assert texts(text) == ["-\nOne", "-\nTwo", "-", "-", "Three", "-"]


def test_one_bullet_is_no_list():
    text = "The vote\n-\nwas close.\nNobody won.\n"
    assert layout(text) == "lines"
    assert texts(text) == ["The vote", "-", "was close.", "Nobody won."]


def test_bullets_within_lines_change_nothing():
    assert texts("- One\n- Two\n- Three") == ["- One", "- Two", "- Three"]


# --- one line ---------------------------------------------------------------------------------

FILLER = " ".join(["The ferry sailed again on Monday and nobody clapped."] * 24)


def test_an_article_on_one_line_falls_into_sentences():
    text = f"{FILLER} Sign up for our newsletter! “Who won?” she asked. Nobody knows"
    assert layout(text) == "one-line"
    assert texts(text)[-4:] == [
        "Sign up for our newsletter!",
        "“Who won?”",
        "she asked.",
        "Nobody knows",
    ]


def test_a_headline_beside_the_one_line_is_left_whole():
    text = f"The ferry is back. At last.\n\n{FILLER}\n"
    assert layout(text) == "one-line"
    assert texts(text)[0] == "The ferry is back. At last."


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Oakes met Dr. Strand and Mrs. Bratt at the pier.",
        "J. R. Tarrant of St. Osyth paid.",
        "On the 3rd of Sept. 40 people, i.e. all of them, came.",
        "Das Boot bzw. Die Fähre liegt fest.",
        "It cost 4.50 crowns, vs. Nothing last year.",
        "Sergeant (Sgt. Ashworth) spoke.",
    ],
)
def test_abbreviations_end_no_sentence(sentence):
    assert texts(f"{FILLER} {sentence} It rained.")[-2:] == [sentence, "It rained."]


@pytest.mark.parametrize("stop", [".", "!", "?", "…", '."', ".”", ".»", ".)"])
def test_sentence_ends(stop):
    assert texts(f"{FILLER} All was well{stop} It rained.")[-1] == "It rained."


def test_a_long_line_among_others_is_not_the_article():
    text = f"{FILLER}\n" * 3
    assert layout(text) == "lines"
    assert len(FILLER) >= ONE_LINE


def test_a_stop_at_the_end_of_the_line_ends_the_last_sentence():
    assert texts(f"{FILLER}   ")[-1] == "The ferry sailed again on Monday and nobody clapped."
