"""Lines that tell an outlet."""

from __future__ import annotations

import pytest

from cleaner.learn.common import in_common
from cleaner.strip.rulebook.book import packaged_book

OWN = ("Work at Tide Letter", "The Tide Letter shop")
PLAIN = ("Cranes of the week", "Letters to the gulls", "How knots fail")


@pytest.fixture
def told_by():
    def found(site, pages, **others):
        outlets = {site: pages, **others}
        return dict(in_common(outlets, packaged_book().active(None))[site].prints)

    return found


def test_lines_that_name_the_outlet_weigh_more(outlet, told_by):
    pages = outlet(*OWN, *PLAIN, "Ports")
    assert told_by("www.tide-letter.example", pages) == {
        **dict.fromkeys(OWN, 2),
        **dict.fromkeys(PLAIN, 1),
    }


def test_what_another_outlet_says_tells_none(outlet, told_by):
    other = outlet(OWN[0], PLAIN[0], count=1)
    found = told_by("tideletter.example", outlet(*OWN, *PLAIN), other=other)
    assert found == {OWN[1]: 2, PLAIN[1]: 1, PLAIN[2]: 1}


def test_too_few_tell_nothing(outlet, told_by):
    assert told_by("skua.example", outlet(*PLAIN[::2])) == {}
    assert told_by("skua.example", outlet("Ports", "Tides")) == {}


def test_what_any_outlet_would_say_tells_none(outlet, told_by):
    assert told_by("skua.example", outlet("Sign up for our newsletter", *PLAIN)) == dict.fromkeys(
        PLAIN, 1
    )


@pytest.mark.parametrize(
    "line",
    [
        "Much of the harbour was under water for nine days in May, and the Tide Letter with it.",
        "What happens next",
    ],
)
def test_what_may_be_of_an_article_tells_none(outlet, told_by, line):
    pages = outlet(*OWN, *PLAIN, amid=(line,))
    assert set(told_by("tideletter.example", pages)) == {*OWN, *PLAIN}


def test_a_line_keeps_the_bullet_that_the_outlet_is_looked_up_by(outlet, told_by):
    pages = outlet(*(f"* {line}" for line in PLAIN))
    assert set(told_by("skua.example", pages)) == {f"* {line}" for line in PLAIN}
