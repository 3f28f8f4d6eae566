"""The lines of an outlet, counted for each article once."""

from __future__ import annotations

from itertools import permutations

from cleaner.learn.tally import Said, tally
from tests.learn.conftest import made_page, paragraphs


def test_each_article_counts_once_and_where_it_has_most_of_it():
    pages = [
        made_page("-Tides", *paragraphs(0)),
        made_page("Tides", *paragraphs(0)),
        made_page("* TIDES", *paragraphs(1)),
        made_page(paragraphs(2)[0], "Tides", paragraphs(2)[1]),
        made_page("#Tides", *paragraphs(3)),
        made_page("-Tides", *paragraphs(4)),
    ]
    counted = tally(pages)
    assert (counted.pages, counted.stories) == (6, 5)
    assert counted.lines == {"tides": Said("Tides", stories=5, left=4, amid=1, above=1, heads=0)}


def test_the_order_of_pages_does_not_matter(outlet):
    pages = [*outlet("Tides", count=3), made_page("TIDES", *paragraphs(3))]
    found = [tally(order) for order in permutations(pages)]
    assert all(each == found[0] for each in found)
