"""Text as BeautifulSoup's ``get_text("\\n")`` leaves it, all invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.read.split import split, split_lines

MENU = "Home\nNews\nCulture\nSign in\n"
BROKEN = """\
The old harbour master told the
Fenland Press
on Monday that the
last of the boats
had left.
Nobody living in
Saltby
, where the strike began, had heard of it, said the
baker
.
“I had given the bread to the gulls,” she told
this paper
.
The clerk of the market has written to the
harbour office
and to the chapel, too.
"""
WHOLE = [
    "The old harbour master told the Fenland Press on Monday that the last of the boats had left.",
    "Nobody living in Saltby , where the strike began, had heard of it, said the baker .",
    "“I had given the bread to the gulls,” she told this paper .",
    "The clerk of the market has written to the harbour office and to the chapel, too.",
]
LINES = {
    "verse": "\n".join(
        [
            "The herring left in spring,",
            "the gulls left after them;",
            "we mended what we had,",
            "and mended it again",
            "until the nets were done",
            "and nobody had bread",
        ]
    ),
    "a menu in small letters": "home\nnews\nculture\nweather\nletters\njobs\nsign in\nhelp\n",
    "few pieces": BROKEN.partition("Nobody")[0],
    "pieces with a line between": BROKEN.replace("\n", "\n\n"),
    "bullets": "\n".join(f"o {'bread, ' * number}and a gull" for number in range(9)),
}


def blocks(text: str) -> list[str]:
    return [" ".join(block.text.split()) for block in split(text)[0]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_goes_on_is_one_block(end):
    text = (MENU + BROKEN).replace("\n", end)
    assert blocks(text) == [*MENU.splitlines(), *WHOLE]
    assert split(text)[1] == "fragments"


@pytest.mark.parametrize("text", LINES.values(), ids=LINES)
def test_lines_that_stay_apart(text):
    assert split(text)[0].texts() == split_lines(text).texts()


def test_a_heading_stays_apart_from_what_begins_below():
    text = f"{BROKEN}Bread Is Dear Again\nThe baker\nhas sold the gulls.\n"
    assert blocks(text)[-2:] == ["Bread Is Dear Again", "The baker has sold the gulls."]


def test_a_line_closes_what_a_sentence_left_open():
    text = f"{BROKEN}The boats had left at noon.\nnobody saw them go, and nobody asked\n"
    assert blocks(text)[-2:] == [
        "The boats had left at noon.",
        "nobody saw them go, and nobody asked",
    ]


def test_text_after_a_blank_goes_on():
    """The blank is that of the paragraph, behind its link."""
    text = f"{BROKEN}Ines\n says no.\n"
    assert blocks(text)[-1] == "Ines says no."


PIECES = st.lists(st.sampled_from([*BROKEN.splitlines(), "", " ", "o b", ".", ")", "x", "“"]))


@given(PIECES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_blocks_hold_whole_lines_in_order(lines, end):
    text = end.join(lines)
    found, single = split(text)[0], split_lines(text)
    assert set(found.starts) <= set(single.starts)
    assert set(found.ends) <= set(single.ends)
    assert "".join(" ".join(found.texts()).split()) == "".join(text.split())


def test_nothing_of_it_is_lost():
    text = MENU + BROKEN
    cleaned = clean(text)
    assert cleaned.restore() == text
    assert cleaned.text == BROKEN


FOOT = "Contact us\nPrivacy policy\nTerms of use\n"


@given(st.lists(st.sampled_from([MENU, BROKEN, FOOT, *BROKEN.splitlines(keepends=True)])))
def test_cleaned_twice_is_cleaned_once(parts):
    once = clean("".join(parts))
    assert once.restore() == "".join(parts)
    assert clean(once.text).text == once.text
