"""What goes before the judge is asked: what rules know between two paragraphs, and no more."""

from __future__ import annotations

import pytest

from cleaner.model import Options
from cleaner.read.document import read_text
from cleaner.strip.inserts import FARTHEST, MOST, without_inserts
from cleaner.strip.look import Judging
from cleaner.strip.rest import Rest
from cleaner.strip.rulebook.book import packaged_book

FIRST = "The harbour master told the council on Tuesday that the quay had been sinking for years."
LAST = "A ferry pilot wrote in the log that the lamps along the mole had been lit at noon."
PITCH = "Sign up for our free newsletter"
SHARE = "Share on Facebook"
SMALL_PRINT = "By signing up you agree to our terms of service and privacy policy."


def left_of(*lines: str, options: Options | None = None) -> list[str]:
    document = read_text("\n".join(lines), form="text")
    judging = Judging(document, packaged_book().active(None), options or Options())
    return without_inserts(judging, Rest.of(document.text)).text.splitlines()


@pytest.mark.parametrize("line", [PITCH, SHARE, "ADVERTISEMENT", "Donate now"])
def test_a_box_between_two_paragraphs_goes(line):
    assert left_of(FIRST, line, LAST) == [FIRST, LAST]


@pytest.mark.parametrize("line", ["Related articles", "This site uses cookies", "Privacy policy"])
def test_what_tells_the_judge_where_an_article_ends_stays(line):
    assert left_of(FIRST, line, LAST) == [FIRST, line, LAST]


def test_other_lines_between_them_stay():
    lines = [FIRST, PITCH, "High water at four", SHARE, LAST]
    assert left_of(*lines) == [FIRST, "High water at four", LAST]


def test_what_stands_above_or_below_all_paragraphs_stays():
    lines = [PITCH, FIRST, LAST, SHARE]
    assert left_of(*lines) == lines


def test_between_many_lines_the_article_may_have_ended():
    few = [SHARE] + ["High water at four"] * (MOST - 1)
    assert SHARE not in left_of(FIRST, *few, LAST)
    assert SHARE in left_of(FIRST, *few, "Low water at ten", LAST)


def test_a_box_that_asks_for_something_goes_between_more_lines():
    few = ["High water at four"] * (FARTHEST - 1)
    assert PITCH not in left_of(FIRST, PITCH, *few, LAST)
    assert PITCH in left_of(FIRST, PITCH, *few, "Low water at ten", LAST)


def test_a_paragraph_stays_whatever_it_says():
    pitch = "Sign up for our free newsletter and read every morning what the harbour master says."
    assert left_of(FIRST, pitch, LAST) == [FIRST, pitch, LAST]


def test_the_small_print_of_a_box_goes_with_it():
    assert left_of(FIRST, PITCH, "Enter your email", SMALL_PRINT, LAST) == [FIRST, LAST]
    assert left_of(FIRST, SMALL_PRINT, LAST) == [FIRST, SMALL_PRINT, LAST]


def test_a_pitch_above_its_button_goes_with_it():
    pitch = "Sign up for our free newsletter and read every morning what the harbour master says."
    assert left_of(FIRST, pitch, "Enter your email", LAST) == [FIRST, LAST]
    assert left_of(FIRST, pitch, "High water at four", LAST) == [
        FIRST,
        pitch,
        "High water at four",
        LAST,
    ]


def test_a_line_goes_for_what_it_asks_whatever_else_it_says():
    terms = "By signing up you agree to our terms"
    assert left_of(FIRST, terms, LAST) == [FIRST, LAST]


def test_kinds_that_are_to_stay_do():
    options = Options(keep={"share"})
    assert left_of(FIRST, SHARE, PITCH, LAST, options=options) == [FIRST, SHARE, LAST]


def test_where_there_is_nothing_to_find_nothing_changes():
    assert left_of("Tides", "Ferries") == ["Tides", "Ferries"]
    assert left_of(FIRST, LAST) == [FIRST, LAST]
