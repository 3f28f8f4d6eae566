"""The headline of a page of HTML is told by its title, else by its heading."""

from __future__ import annotations

import pytest

from cleaner import Options, clean
from cleaner.read.html import render
from cleaner.read.split import split
from cleaner.strip.article.titled import Titles, find_titled, headings
from tests.strip.conftest import BODY

TITLE = "Ferry sails again to the islands"
PRINTED = "Nine days late: the ferry is back"


def found(lines: list[str], titles: Titles) -> str | None:
    blocks = split("\n\n".join(lines))[0]
    at = find_titled(blocks, len(blocks) - 1, titles)
    return None if at is None else lines[at]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (TITLE, TITLE),
        (TITLE, f"{TITLE} | The Stannet Courier"),
        (f"Islands: {TITLE}", TITLE),
        ("Ferry back – all is “well”", 'Ferry back: all is "well"'),
        ("船は九日ぶりに出た　港長が発表", "船は九日ぶりに出た 港長が発表：港新聞"),
        ("大桥通车", "大桥通车-河谷日报"),
    ],
)
def test_a_line_that_says_the_title(line, title):
    assert found(["Home", line, "Share"], Titles(title)) == line


@pytest.mark.parametrize(
    "lines", [["Home", "Sport"], ["Ferry", "again"], [f"{TITLE} {' and on ' * 20}"], [""]]
)
def test_no_line_does(lines):
    assert found(lines, Titles(TITLE)) is None


def test_of_several_lines_a_heading_is_the_headline():
    lines = [TITLE, "Share", f"Read aloud: {TITLE}"]
    assert found(lines, Titles(TITLE)) == lines[2]
    assert found(lines, Titles(TITLE, headings=[0])) == TITLE


def test_a_heading_is_the_headline_where_the_title_is_another():
    lines = ["Home", PRINTED, "Share"]
    assert found(lines, Titles(TITLE)) is None
    assert found(lines, Titles(TITLE, headings=[1])) == PRINTED
    assert found(lines, Titles(None, headings=[1])) == PRINTED


def test_of_several_headings_it_is_the_one_nearest_to_the_title():
    lines = ["The islands this week", PRINTED, "All of our newsletters"]
    assert found(lines, Titles("The ferry is back at last", headings=[0, 1, 2])) == PRINTED


@pytest.mark.parametrize("heading", ["The Stannet Courier", "Islands"])
def test_the_name_of_the_outlet_and_a_label_are_no_headlines(heading):
    titles = Titles(TITLE, "The Stannet Courier", [0])
    assert found([heading, "Share"], titles) is None
    assert found([heading, TITLE, "Share"], titles) == TITLE


def test_a_short_heading_that_the_title_begins_with():
    assert found(["Home", "Ferry"], Titles("Ferry | Stannet Courier", headings=[1])) == "Ferry"


def test_headings_are_no_links_and_not_in_menus():
    page = (
        "<h1><a href=/>The Stannet Courier</a></h1><nav><h1>Sections</h1></nav>"
        "<main><h1>Ferry is back</h1><p>It sailed.</p></main><footer><h1>Imprint</h1></footer>"
    )
    outline = render(page, name="x").outline
    assert outline is not None
    assert headings(outline) == [2]


def page(head: str, headline: str) -> str:
    menu = "".join(f"<li><a href=/{at}>Section {at}</a></li>" for at in range(20))
    tools = "".join(
        f"<li><a href=/t>{name}</a></li>" for name in ("Share", "Save", "Print", "Gift")
    )
    told = "".join(f"<p>{line}</p>" for line in BODY)
    return (
        f"<html><head>{head}</head><body><nav><ul>{menu}</ul></nav><header><h1>{headline}</h1>"
        f"<ul>{tools}</ul><p>Updated on Monday</p></header><main>{told}</main></body></html>"
    )


@pytest.mark.parametrize("preset", ["default", "fast"])
@pytest.mark.parametrize("headline", [PRINTED, "船は九日ぶりに出た"])
def test_the_headline_stays_whatever_the_page_calls_itself(headline, preset):
    head = f'<title>{TITLE}</title><meta property="og:title" content="Islanders rejoice">'
    cleaned = clean(page(head, headline), options=Options(preset=preset))
    assert cleaned.headline is not None
    assert cleaned.document.text[slice(*cleaned.headline)] == headline
    assert cleaned.text.startswith(headline)
    assert "Section" not in cleaned.text
