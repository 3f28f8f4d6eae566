"""Pages of one article are one, however often it was fetched."""

from __future__ import annotations

from itertools import permutations

from cleaner.learn.stories import MANY, by_story
from tests.learn.conftest import made_page, paragraphs


def sizes(pages):
    return sorted(map(len, by_story(pages)))


def test_each_article_is_a_story(outlet):
    assert sizes(outlet(count=4)) == [1, 1, 1, 1]


def test_an_article_that_was_fetched_again_is_no_other():
    again = [
        *paragraphs(0),
        "One more boat, a punt, was seen off the mole on Tuesday, it was said.",
    ]
    assert sizes([made_page(*paragraphs(0)), made_page(*again), made_page(*paragraphs(1))]) == [
        1,
        2,
    ]


def test_less_than_half_of_the_shorter_is_no_copy():
    page = made_page(*paragraphs(0), *paragraphs(1), paragraphs(2)[0])
    assert sizes([page, made_page(*paragraphs(0), *paragraphs(3), paragraphs(4)[0])]) == [1, 1]


def test_the_order_of_pages_does_not_matter():
    pages = [
        made_page(*paragraphs(0)),
        made_page(*paragraphs(0), *paragraphs(1)),
        made_page(*paragraphs(1), *paragraphs(2), *paragraphs(3)),
        made_page(paragraphs(2)[0]),
    ]
    found = {
        tuple(sorted(tuple(sorted(map(id, story))) for story in by_story(order)))
        for order in permutations(pages)
    }
    assert len(found) == 1


def test_a_page_without_paragraphs_is_no_article():
    assert by_story([made_page("Menu", "Ports"), made_page("-Menu")]) == []


def test_a_paragraph_that_very_many_articles_have_joins_none():
    same = "The harbour office takes no part in the views of those who write for this newspaper."
    pages = [made_page(*_diary(day), same) for day in range(MANY + 9)]
    assert sizes(pages) == [1] * len(pages)


def _diary(day: int) -> list[str]:
    return [
        f"On day {day} nothing at all came in but rain, and one letter for pier {day}.",
        f"On the evening of day {day} the lamps were lit at the usual hour, it was said.",
    ]
