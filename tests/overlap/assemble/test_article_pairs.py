"""How much two articles have of each other."""

from __future__ import annotations

import pickle

import pytest

from cleaner.overlap import ArticlePair
from cleaner.overlap.assemble.article_pairs import ArticlePairs
from cleaner.overlap.assemble.overlap import between_outlets
from tests.overlap.newsroom import BRIDGE, FERRY, OWLS, TAILOR, article, compared

SIZES = {text: len(text.split()) for text in (FERRY, OWLS, TAILOR, BRIDGE)}


def told(overlap):
    """The pairs by the ids of their articles, in their order."""
    ids = [each.id for each in overlap.articles]
    return [(ids[pair.a], ids[pair.b]) for pair in overlap.pairs]


def test_a_copy_and_the_one_that_it_is_part_of():
    overlap = compared(
        article("harbour", FERRY, OWLS, TAILOR), article("valley", OWLS, FERRY), article("mill")
    )
    both = SIZES[FERRY] + SIZES[OWLS]
    whole = both + SIZES[TAILOR]
    assert list(overlap.pairs) == [
        ArticlePair(
            a=0, b=2, a_words=both, b_words=both, a_share=both / whole, b_share=1.0, matches=2
        )
    ]
    assert overlap.pairs[0].share == 1


def test_a_word_in_several_matches_counts_once():
    overlap = compared(article("harbour", FERRY), article("valley", FERRY, FERRY))
    (pair,) = overlap.pairs
    assert (pair.a_words, pair.b_words, pair.matches) == (SIZES[FERRY], 2 * SIZES[FERRY], 2)
    assert (pair.a_share, pair.b_share) == (1, 1)


def test_each_pair_of_articles_counts_for_itself():
    overlap = compared(
        article("harbour", FERRY, OWLS, id="1"),
        article("harbour", FERRY, BRIDGE, id="2"),
        article("valley", FERRY, TAILOR, id="3"),
    )
    assert told(overlap) == [("2", "3"), ("1", "3")]
    assert {pair.a_words for pair in overlap.pairs} == {SIZES[FERRY]}
    assert overlap.table == {("harbour", "valley"): (2 * SIZES[FERRY], SIZES[FERRY])}


def test_the_earlier_comes_first():
    overlap = compared(
        article("harbour", FERRY, date="2022-11-15"), article("valley", FERRY, date="2022-11-14")
    )
    assert told(overlap) == [("valley", "harbour")]
    overlap = compared(article("harbour", FERRY), article("valley", FERRY, date="2022-11-14"))
    assert told(overlap) == [("valley", "harbour")]
    assert told(compared(article("valley", FERRY), article("harbour", FERRY))) == [
        ("harbour", "valley")
    ]


def test_the_largest_share_first_then_the_other_share_then_the_words():
    overlap = compared(
        article("a", OWLS, TAILOR),
        article("b", OWLS),
        article("c", FERRY),
        article("d", FERRY),
        article("e", TAILOR),
        article("f", BRIDGE, "A baker of the town sold rolls out of a van that has no wheels."),
        article("g", BRIDGE, "Nobody at the mill has heard of an eel that would eat a pear."),
    )
    assert told(overlap) == [("c", "d"), ("a", "e"), ("a", "b"), ("f", "g")]


def test_one_outlet_only_where_it_is_asked_for():
    articles = article("harbour", FERRY, id="1"), article("harbour", FERRY, id="2")
    assert not compared(*articles).pairs
    overlap = compared(*articles, same_outlet=True)
    assert told(overlap) == [("1", "2")]
    assert not between_outlets(overlap).pairs


def test_of_very_many_copies_each_is_a_pair_with_the_first():
    overlap = compared(*(article(f"o{number:02}", FERRY) for number in range(40)))
    assert len(overlap.pairs) == 39
    assert {pair.share for pair in overlap.pairs} == {1.0}


def test_only_matches_that_are_kept_count():
    articles = (article("harbour", FERRY, OWLS), article("valley", OWLS, FERRY))
    assert compared(*articles, limit=1).pairs[0].a_words == SIZES[FERRY]
    assert not compared(*articles, min_words=SIZES[FERRY] + 1).pairs
    assert not compared().pairs


def test_they_are_a_sequence():
    pairs = compared(*(article(name, FERRY) for name in "abcd")).pairs
    assert isinstance(pairs, ArticlePairs)
    assert len(pairs) == 6
    assert [pairs[at] for at in range(6)] == list(pairs) == pairs[:]
    assert pairs[-1] == pairs[5]
    assert pairs[1:5:2] == [pairs[1], pairs[3]]
    with pytest.raises(IndexError):
        pairs[6]
    again = pickle.loads(pickle.dumps(pairs))  # noqa: S301 – our own
    assert again == pairs
    assert hash(again) == hash(pairs)
    assert pairs != list(pairs)
