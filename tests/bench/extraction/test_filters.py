"""The filters of the literature, on lines made for each of their rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.extraction.filters.bte import bte
from bench.extraction.filters.c4 import c4
from bench.extraction.filters.gopher import gopher
from bench.extraction.filters.refinedweb import refinedweb

PROSE = "Rain fell on the town for nine days, and the river rose by a metre."
LINES = st.lists(
    st.sampled_from([PROSE, "Share", "3 likes", "", "  ", "* News", "Read more...", "12 34", "!"])
    | st.text(max_size=40),
    max_size=12,
).map("\n".join)


@pytest.mark.parametrize(
    "line",
    [
        "Rain fell on the town for nine days",
        "Rain fell on the town for nine days...",
        "Rain fell on Monday.",
        "Please enable Javascript to read the page.",
        "Read all of it in our Privacy Policy.",
        "This site uses cookies like any other.",
        f"Rain fell on the {'x' * 1001} town.",
    ],
)
def test_c4_drops(line):
    assert c4(f"{PROSE}\n{line}") == PROSE


@pytest.mark.parametrize("mark", ['."', ".”", "!", "?", "."])
def test_c4_keeps_what_ends_like_a_sentence(mark):
    assert c4(f"  “Rain fell on the town{mark} ") == f"“Rain fell on the town{mark}"


@pytest.mark.parametrize(
    "line",
    [
        "Rain on the town for nine days",  # 30 characters
        "• Rain fell on the town for nine days",
        "* Rain fell on the town for nine days",
        "Rain fell on the town for nine days…",
        "Rain fell on the town for nine days...",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 rain",
        "Donaudampfschifffahrtsgesellschaft unterwegs",
        "a b c d e f g h i j k l m n o p q r s t",
        "# Rain # fell # on the town for nine days",
        PROSE,
    ],
)
def test_gopher_drops(line):
    assert gopher(f"{PROSE}\n{line}") == PROSE


def test_gopher_keeps_31_characters():
    line = "Rain on the town for nine days!"
    assert gopher(line) == line


@pytest.mark.parametrize("line", ["RAIN FELL ON the TOWN", "12 34 56", "3 likes", "1 Like", "Menu"])
def test_refinedweb_drops(line):
    assert refinedweb(f"{PROSE}\n{line}") == PROSE


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Sign-in to your account", "to your account"),
        ("The river rose again Read more...", "The river rose again"),
        ("You have 3 items in cart now", "You have 3  now"),
        ("Read more...", None),
        ("They asked to sign-in", "They asked to sign-in"),
        ("We hear of people who stand in the rain and read more", "unchanged"),
    ],
)
def test_refinedweb_edits_short_lines(line, kept):
    expected = {None: PROSE, "unchanged": f"{PROSE}\n{line}"}.get(kept, f"{PROSE}\n{kept}")
    assert refinedweb(f"{PROSE}\n{line}") == expected


def test_bte_takes_the_range_with_most_prose():
    menu = "News\nSport\nWeather"
    text = f"{menu}\n{PROSE}\nThe river\n{PROSE}\n{menu}\n{PROSE}"
    # The menu between costs three words and the last sentence brings fourteen.
    assert bte(text) == f"{PROSE}\nThe river\n{PROSE}\n{menu}\n{PROSE}"


def test_bte_stops_where_the_rest_costs_more_than_it_brings():
    links = "\n".join(["Ministers meet over bread"] * 4)
    assert bte(f"{PROSE}\n{PROSE}\n{links}\n{PROSE}") == f"{PROSE}\n{PROSE}"


def test_bte_needs_prose():
    assert bte("News\nSport\nRain fell on the town for nine days and nights too") == ""


def test_bte_of_prose_alone_is_all_of_it():
    assert bte(f"{PROSE}\n{PROSE}") == f"{PROSE}\n{PROSE}"


def test_justext_keeps_long_lines_with_function_words():
    pytest.importorskip("justext")
    from bench.extraction.filters.justext_lines import justext_lines
    from bench.extraction.peers.stoplists import stop_words

    paragraph = " ".join([PROSE] * 5)
    assert justext_lines(f"Home News\n{paragraph}\n\nTop deals", stop_words("en")) == paragraph
    assert stop_words("xx") == stop_words("en") != stop_words("de")


@given(LINES)
@pytest.mark.parametrize("keep", [c4, gopher, bte])
def test_nothing_is_invented(keep, text):
    remaining = iter([line.strip() for line in text.splitlines()])
    for line in keep(text).splitlines():
        assert any(line.strip() == other for other in remaining)


@given(LINES)
@pytest.mark.parametrize("keep", [c4, gopher, refinedweb])
def test_what_they_keep_they_keep_again(keep, text):
    once = keep(text)
    if keep is not refinedweb:  # a line that was cut can be cut again
        assert keep(once) == once
    assert len(keep(once)) <= len(once) <= len(text)
