"""Sets of articles: odd ones, options, and one outlet compared with itself."""

from __future__ import annotations

import pytest

from cleaner.overlap.engine import find_overlap
from cleaner.overlap.records import OverlapOptions

from .newsroom import FERRY, OWLS, TAILOR, article, compared, sides

SPEECH = (
    "Ms Arkwright told the growers that the owners had “treated the islanders like loose cargo” "
    "all winter."
)
AGAIN = "“Treated the islanders like loose cargo”: so a skipper put it when the committee met."


def test_a_copy_is_found_amid_whole_articles():
    overlap = compared(
        article("harbour", TAILOR, FERRY, "Read more"), article("valley", "Read more", FERRY, OWLS)
    )
    assert sides(overlap) == {frozenset({("harbour", 1), ("valley", 1)})}


def test_what_cleaning_dropped_never_matches():
    dropped = article("harbour", FERRY, OWLS, kept=(False, True))
    overlap = compared(dropped, article("valley", FERRY, OWLS))
    assert sides(overlap) == {frozenset({("harbour", 1), ("valley", 1)})}


def test_no_articles():
    overlap = compared()
    assert len(overlap.matches) == len(overlap.clusters) == 0
    assert overlap.warnings == ("there are no articles",)


def test_one_outlet_only():
    overlap = compared(article("harbour", FERRY, id="1"), article("harbour", FERRY, id="2"))
    assert len(overlap.matches) == 0
    (warning,) = overlap.warnings
    assert "one outlet (harbour)" in warning


@pytest.mark.parametrize("paragraphs", [(), ("",), ("…", " \n"), ("\x00", "\ud800")])
def test_articles_without_text(paragraphs):
    one = article("harbour", *paragraphs)
    overlap = compared(one, article("valley", *paragraphs), article("quarry", FERRY))
    assert len(overlap.matches) == 0
    assert overlap.words == (0, 34, 0)


@pytest.mark.xfail(reason="that no article has text is not said")
def test_no_text_at_all_is_said():
    assert compared(article("harbour"), article("valley", "…")).warnings


def test_two_articles_of_one_id():
    with pytest.raises(ValueError, match="same id"):
        compared(article("harbour", FERRY, id="1"), article("valley", OWLS, id="1"))


@pytest.mark.parametrize("options", [{"min_words": 0}, {"limit": -1}])
def test_options_out_of_range(options):
    with pytest.raises(ValueError, match="or more"):
        OverlapOptions(**options)


def test_articles_are_ordered_by_outlet_and_id():
    overlap = compared(article("b", id="1"), article("a", id="3"), article("a", id="2"))
    assert [(each.outlet, each.id) for each in overlap.articles] == [
        ("a", "2"),
        ("a", "3"),
        ("b", "1"),
    ]


def test_fewest_words():
    articles = (
        article("harbour", SPEECH, FERRY),
        article("valley", AGAIN),
    )
    assert len(compared(*articles, min_words=6).matches) == 1
    assert len(compared(*articles, min_words=7).matches) == 0


def test_the_strongest_are_kept():
    one, other = SPEECH, AGAIN
    articles = (article("harbour", one, FERRY, OWLS), article("valley", other, OWLS, FERRY))
    every = compared(*articles)
    assert (len(every.matches), every.cut) == (3, 0)
    some = compared(*articles, limit=2)
    assert [*some.matches] == [*every.matches[:2]]
    assert some.cut == 1
    assert len(some.clusters) == 2
    assert compared(*articles, limit=3).cut == 0
    assert some.options == OverlapOptions(limit=2)


def test_progress_is_told():
    told = []
    find_overlap(
        [article("harbour", FERRY)], progress=lambda step, share: told.append((step, share))
    )
    shares = [share for _, share in told]
    assert len(told) > 2
    assert shares[0] == 0.0
    assert shares == sorted(shares)
    assert shares[-1] <= 1
    assert all(step for step, _ in told)


def test_articles_of_one_outlet_are_compared_when_asked():
    articles = (article("harbour", FERRY, id="1"), article("harbour", OWLS, FERRY, id="2"))
    assert sides(compared(*articles, same_outlet=True)) == {frozenset({("1", 0), ("2", 1)})}
    assert sides(compared(*articles)) == set()
    assert compared(*articles, same_outlet=True).warnings == ()


def test_paragraphs_of_one_article_are_never_compared():
    articles = (article("harbour", FERRY, FERRY, f"{FERRY} {OWLS}"), article("valley", TAILOR))
    assert sides(compared(*articles, same_outlet=True)) == set()


def test_quotes_and_near_copies_inside_one_outlet():
    one, other = SPEECH, AGAIN
    articles = (
        article("harbour", one, FERRY, id="1"),
        article("harbour", other, FERRY.replace("nine", "ten"), id="2"),
        article("valley", other, id="3"),
    )
    found = compared(*articles, same_outlet=True)
    assert sides(found) == {
        frozenset({("1", 0), ("2", 0)}),
        frozenset({("1", 1), ("2", 1)}),
        frozenset({("1", 0), ("3", 0)}),
        frozenset({("2", 0), ("3", 0)}),
    }
    assert {match.kind for match in found.matches} == {"quote-inside", "near", "verbatim"}
    assert sides(compared(*articles)) < sides(found)
    assert {match.id for match in compared(*articles).matches} < {
        match.id for match in found.matches
    }
