"""The article as a reader sees it, a paragraph each."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from cleaner import clean

SAMPLES = Path(__file__).parents[2] / "samples"

ARTICLE = (
    "Ferry sails again to the outer islands",
    (
        "The ferry to the outer islands sailed again on Monday, nine days after the strike began, "
        "and the first thing that it carried over the bar was a piano."
    ),
    (
        "“Nobody won,” said the harbour master, who had slept in his office for most of the week "
        "and means to go on doing so until somebody tells him in writing that it is over."
    ),
    (
        "The guild of deckhands will vote on Thursday. Its secretary says that the night watches "
        "have been the matter all along, and that no one on the board has ever stood one."
    ),
)
PITCH = "Sign up for our newsletter"


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\r\n"])
def test_a_line_is_a_paragraph(between):
    found = clean(between.join([ARTICLE[0], PITCH, *ARTICLE[1:]]))
    assert found.paragraphs == ARTICLE


def test_what_was_wrapped_is_one_paragraph_again():
    found = clean("\n\n".join(textwrap.fill(each, 60) for each in [*ARTICLE, PITCH]))
    assert found.document.layout == "wrapped"
    assert found.paragraphs == ARTICLE


def test_so_is_what_menus_hid():
    menus = [f"{word} and {word.lower()}s" for word in ("Home", "Sport", "Farm", "Tide") * 9]
    article = "\n\n".join(textwrap.fill(each, 60) for each in ARTICLE)
    found = clean("\n".join(menus) + "\n\n" + PITCH + "\n\n" + article)
    assert found.document.layout != "wrapped"
    assert found.paragraphs[-len(ARTICLE) :] == ARTICLE


def test_blanks_inside_a_line_are_one():
    assert clean("Rain  fell\ton the town   for nine days.\n").paragraphs == (
        "Rain fell on the town for nine days.",
    )


def test_a_bullet_stands_before_its_line():
    assert clean("•\nOne boat\n•\nTwo boats\n").paragraphs == ("• One boat", "• Two boats")


def test_links_have_no_addresses():
    found = clean("The [harbour office](https://stannet.example/office) said on Monday it sails.\n")
    assert found.paragraphs == ("The harbour office said on Monday it sails.",)
    assert "https://" in found.text


def test_lines_that_were_glued_to_each_other_stand_apart():
    page = SAMPLES / "leadmillrecorder.example" / "tenor-bell.in"
    found = clean(page.read_text("utf-8"))
    assert found.paragraphs[:3] == (
        "Cracked bell of St Wilfrid’s rings again after 31 years",
        "By Tom Orrell",
        "Published 21 September 2026",
    )


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_nothing_left_is_no_paragraph(text):
    assert clean(text).paragraphs == ()
