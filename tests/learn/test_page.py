"""Where the lines of a page stand."""

from __future__ import annotations

from cleaner.learn.page import Line, Stand
from tests.learn.conftest import made_page, paragraphs

FIRST, SECOND = paragraphs(0)


def test_a_line_goes_or_stands_at_an_edge_or_amid_or_at_the_head():
    page = made_page("-Menu", "Edge", "#The ferry is back", FIRST, "Amid", SECOND, "Below")
    stands = dict(page.lines.values())
    assert stands == {
        "Menu": Stand.GONE,
        "Edge": Stand.EDGE,
        "The ferry is back": Stand.ABOVE,
        FIRST: Stand.EDGE,
        "Amid": Stand.AMID,
        SECOND: Stand.EDGE,
        "Below": Stand.EDGE,
    }


def test_bylines_that_were_asked_away_are_heads():
    assert made_page("@By Jane Doe", FIRST).lines["by jane doe"].stand is Stand.HEAD


def test_the_title_of_a_page_is_a_head_wherever_it_stands():
    page = made_page(FIRST, SECOND, "-The Ferry is Back", title="The ferry  is back")
    assert page.lines["the ferry is back"].stand is Stand.HEAD


def test_what_stands_twice_stands_where_it_is_most_of_an_article():
    page = made_page("-Tides", FIRST, "Tides", SECOND, "-Tides")
    assert page.lines["tides"].stand is Stand.AMID


def test_lines_are_known_without_their_bullets_and_spelled_with_them():
    assert made_page("* + Tide  tables", FIRST).lines["tide tables"] == Line(
        "* + Tide tables", Stand.EDGE
    )


def test_only_paragraphs_that_stay_are_prose():
    page = made_page(f"-{FIRST}", f"#{SECOND}", "Short.", paragraphs(1)[0])
    assert page.prose == {paragraphs(1)[0].lower()}
