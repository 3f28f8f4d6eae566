"""What the judge took of one entry among others of the article."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.read.html import render
from cleaner.strip.article.siblings import FEWEST, LONGEST, of_siblings


def given(page: str, kept: str) -> str:
    """The numbers of the lines that are given back; ``kept`` has an x for each that is kept."""
    outline = render(page, name="x").outline
    assert outline is not None
    assert len(outline) == len(kept)
    inside = np.array([sign == "x" for sign in kept])
    return "".join("x" if is_in else "-" for is_in in of_siblings(outline, inside) & ~inside)


def cards(count: int, card: str = "<div class=card><h3>Pier</h3><p>It is long.</p></div>") -> str:
    return f"<main>{card * count}</main><footer><p>Imprint</p><p>Terms</p></footer>"


def test_a_line_of_an_entry_among_others():
    assert given(cards(4), "xxxxx-xx--") == "-----x----"


def test_a_whole_entry_among_others():
    assert given(cards(4), "xxxxxx----") == "------xx--"


@pytest.mark.parametrize("kept", ["xx----------", "xxxx--------", "x-x-x-------"])
def test_where_most_of_the_others_are_none_of_the_article(kept):
    assert "x" not in given(cards(5), kept)


def test_of_few_nobody_can_tell():
    few = FEWEST - 1
    assert "x" not in given(cards(few), "xx" * (few - 1) + "x---")


def test_entries_that_lead_elsewhere():
    card = "<div class=card><h3><a href=/x>The pier of Stannet is long</a></h3><p>It is.</p></div>"
    assert "x" not in given(cards(4, card), "xxxxx-xx--")


def test_blocks_of_other_looks_are_no_entries():
    page = "".join(f"<div class={name}><p>It is long.</p></div>" for name in "abcd")
    assert given(page, "xxx-") == "----"


@pytest.mark.parametrize(("lines", "back"), [(LONGEST, "x"), (LONGEST + 1, "-")])
def test_parts_of_a_page_are_no_entries(lines, back):
    page = f"<section>{'<p>It is long.</p>' * lines}</section>" * 3
    kept = "x" * (2 * lines) + "-" * lines
    assert given(page, kept) == "-" * (2 * lines) + back * lines
