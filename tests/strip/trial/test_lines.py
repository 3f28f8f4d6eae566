"""What one cleaning drops and another keeps."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.strip.trial.lines import Line, gone_lines

NOTICE = "Sign up for our newsletter"
PROSE = "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased."
TEXT = f"{PROSE}\n\n{NOTICE}\n\n{PROSE[::-1]}.\n"
BY = "_any/newsletter-en"


def test_a_line_that_goes():
    assert gone_lines(clean(TEXT)) == [Line(3, BY, NOTICE, 5)]
    assert gone_lines(clean(PROSE)) == []


def test_what_another_cleaning_drops_too_is_left_out():
    cleaned = clean(TEXT)
    assert gone_lines(cleaned, cleaned.gone) == []
    at = TEXT.index(NOTICE)
    assert gone_lines(cleaned, [(0, at + 4), (at + 11, at + 15)]) == [
        Line(3, BY, "up for", 2),
        Line(3, BY, "newsletter", 1),
    ]
    assert gone_lines(cleaned, [(0, at), (at + len(NOTICE), len(TEXT))]) == [Line(3, BY, NOTICE, 5)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end):
    (line,) = gone_lines(clean(TEXT.replace("\n", end)))
    assert (line.number, line.text) == (3, NOTICE)


def test_links_are_read_without_their_addresses():
    (line,) = gone_lines(clean(TEXT.replace(NOTICE, f"[{NOTICE}](https://post.example/letter)")))
    assert line == Line(3, BY, NOTICE, 5)
