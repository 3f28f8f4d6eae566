"""A text as `clean overlap` reads it."""

from __future__ import annotations

import pytest

from cleaner.corpus.articles.texts import About, Cleaning
from cleaner.overlap.records import Gone
from cleaner.strip.rulebook.book import packaged_book

STORY = "The ferries that tie the fourteen Hallow Isles to the mainland stood idle on Tuesday."


def read(text: str, cleaning: Cleaning):
    return cleaning.of_row(text, About("a.txt", "text", None, None))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ledger\n\nVerify you are human\n", "bot-check"),
        ("Page not found\n\nThe page you requested has moved, or was never there.\n", "error-page"),
    ],
)
def test_a_page_in_place_of_an_article_is_compared_with_nobody(text, kind):
    known = read(text, Cleaning(book=packaged_book()))
    assert known.kept == (False, False)
    assert known.gone == (Gone(0, len(text), "obstacle", f"_obstacles/{kind}"),)
    assert known.warnings[0].startswith("no article")


def test_what_a_paywall_left_is_compared():
    known = read(f"{STORY}\n\nSubscribe to continue reading\n", Cleaning(book=packaged_book()))
    assert known.kept == (True, False)
    assert known.warnings[0].startswith("no article, or not all of it")


def test_raw_texts_are_compared_as_they_are():
    known = read("Ledger\n\nVerify you are human\n", Cleaning())
    assert known.kept == (True, True)


def test_a_folder_called_like_an_outlet_is_of_it_where_nothing_is_said():
    cleaning = Cleaning(book=packaged_book())
    for name, outlet, site in (
        ("set/theweek.com/a.txt", None, "theweek.com"),
        ("set/theweek.com/rows.jsonl:3", None, "theweek.com"),
        ("set/theweek.com/a.txt", "pier.example", None),
        ("set/pier.example/a.txt", None, None),
    ):
        assert cleaning.of_row(STORY, About(name, "text", None, outlet)).site == site
