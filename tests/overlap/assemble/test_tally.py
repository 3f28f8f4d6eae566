"""How much is shared; a word counts once."""

from __future__ import annotations

from tests.overlap.newsroom import BRIDGE, FERRY, OWLS, TAILOR, article, compared

SIZES = {text: len(text.split()) for text in (FERRY, OWLS, TAILOR, BRIDGE)}


def test_words_of_articles_and_outlets():
    overlap = compared(
        article("harbour", FERRY, OWLS), article("quarry", TAILOR), article("valley", OWLS, BRIDGE)
    )
    owls = SIZES[OWLS]
    assert overlap.words == (SIZES[FERRY] + owls, SIZES[TAILOR], owls + SIZES[BRIDGE])
    assert overlap.shared == (owls, 0, owls)
    assert overlap.table == {("harbour", "valley"): (owls, owls)}


def test_a_word_in_several_matches_counts_once():
    overlap = compared(
        article("harbour", FERRY),
        article("quarry", FERRY, FERRY),
        article("valley", FERRY, id="1"),
        article("valley", FERRY, id="2"),
    )
    size = SIZES[FERRY]
    assert overlap.shared == (size, 2 * size, size, size)
    assert overlap.table == {
        ("harbour", "quarry"): (size, 2 * size),
        ("harbour", "valley"): (size, 2 * size),
        ("quarry", "valley"): (2 * size, 2 * size),
    }


def test_only_what_takes_part_counts():
    overlap = compared(
        article("harbour", FERRY, OWLS, kept=(True, False)), article("valley", OWLS, FERRY)
    )
    size = SIZES[FERRY]
    assert overlap.words == (size, size + SIZES[OWLS])
    assert overlap.shared == (size, size)


def test_nothing():
    overlap = compared()
    assert (overlap.words, overlap.shared, overlap.table) == ((), (), {})
    overlap = compared(article("harbour"), article("valley", "…"))
    assert (overlap.words, overlap.shared, overlap.table) == ((0, 0), (0, 0), {})


def test_only_matches_that_are_kept_count():
    articles = (article("harbour", FERRY, OWLS), article("valley", OWLS, FERRY))
    overlap = compared(*articles, limit=1)
    assert overlap.shared == (SIZES[FERRY], SIZES[FERRY])
    assert compared(*articles, min_words=SIZES[FERRY] + 1).table == {}


def test_one_outlet_compared_with_itself():
    overlap = compared(
        article("harbour", FERRY, id="1"), article("harbour", FERRY, OWLS, id="2"), same_outlet=True
    )
    assert overlap.table == {("harbour", "harbour"): (2 * SIZES[FERRY], 2 * SIZES[FERRY])}
    assert overlap.shared == (SIZES[FERRY], SIZES[FERRY])
