"""Clusters: one passage, and every paragraph that carries it."""

from __future__ import annotations

import pytest

from tests.overlap.newsroom import BRIDGE, FERRY, OWLS, TAILOR, article, compared

SPEECH = "“We mended the nets by candle light and cursed the herring”, said a skipper called Hobb."
LATER = (
    "The museum shows how they “mended the nets by candle light and cursed the herring” in the "
    "winter of the great storm."
)
NEARLY = FERRY.replace("Monday", "Tuesday").replace("sailed", "departed")


def homes(overlap, cluster):
    return [(overlap.articles[each.article].id, each.paragraph) for each in cluster.members]


def test_one_passage_in_three_outlets():
    overlap = compared(
        article("harbour", OWLS, FERRY, date="2022-11-16"),
        article("quarry", FERRY, BRIDGE, date="2022-11-14"),
        article("valley", TAILOR, NEARLY, date="2022-11-15"),
    )
    (cluster,) = overlap.clusters
    assert homes(overlap, cluster) == [("quarry", 0), ("valley", 1), ("harbour", 1)]
    assert cluster.outlets == ("harbour", "quarry", "valley")
    assert (cluster.kind, cluster.first, cluster.words) == ("verbatim", 0, 34)
    assert cluster.text == FERRY[:-1]
    assert {match.cluster for match in overlap.matches} == {cluster.id}


DAYS = {
    "all known": (("2022-11-14", "2022-11-15"), 0),
    "the same day": (("2022-11-14", "2022-11-14"), None),
    "one unknown": ((None, "2022-11-15"), 0),
    "all unknown": ((None, None), None),
}


@pytest.mark.parametrize(("days", "first"), DAYS.values(), ids=DAYS)
def test_the_earliest(days, first):
    overlap = compared(*(article(f"o{n}", FERRY, date=day) for n, day in enumerate(days)))
    assert overlap.clusters[0].first == first
    dated = [overlap.articles[each.article].date for each in overlap.clusters[0].members]
    assert dated == sorted(dated, key=lambda day: (day is None, str(day)))


def test_the_same_day_in_one_outlet_is_no_tie():
    overlap = compared(
        article("harbour", FERRY, id="1", date="2022-11-14"),
        article("harbour", FERRY, id="2", date="2022-11-14"),
        article("valley", FERRY, date="2022-11-15"),
    )
    assert overlap.clusters[0].first == 0
    assert len(overlap.clusters[0].members) == 3


def test_most_outlets_then_the_longest_first():
    overlap = compared(
        article("harbour", FERRY, TAILOR, "Hedgehogs adore custard tarts."),
        article("quarry", FERRY, "Hedgehogs adore custard tarts."),
        article("valley", TAILOR, "Hedgehogs adore custard tarts."),
    )
    texts = [cluster.text for cluster in overlap.clusters]
    assert texts == ["Hedgehogs adore custard tarts", FERRY[:-1], TAILOR[:-1]]
    assert overlap.clusters[1:] == [overlap.clusters[1], overlap.clusters[-1]]
    assert len(overlap.clusters) == 3


def test_a_cluster_of_quotations():
    overlap = compared(article("harbour", SPEECH), article("valley", LATER))
    (cluster,) = overlap.clusters
    assert cluster.kind == "quote-inside"
    assert cluster.text == "mended the nets by candle light and cursed the herring"


def test_words_that_one_alone_has_are_not_what_is_shown():
    padded = FERRY.replace("nine days", "nine long and weary days")
    overlap = compared(
        article("harbour", padded, date="2022-11-16"),
        article("quarry", FERRY, date="2022-11-14"),
        article("valley", FERRY, date="2022-11-15"),
    )
    (cluster,) = overlap.clusters
    assert (cluster.kind, cluster.text, cluster.words) == ("verbatim", FERRY[:-1], 34)
    assert (cluster.carries, cluster.first) == ((34, 34, 37), 0)


def test_a_stretch_of_prose_beside_a_longer_one_is_no_quotation():
    one = f"{FERRY} Rain fell on all three of the lower pastures until supper. {OWLS[:40]}"
    other = f"{FERRY} Some say that the river rose. {one[len(FERRY) + 1 :].partition('.')[0]}."
    overlap = compared(article("harbour", one), article("quarry", other))
    assert [(cluster.text[:9], cluster.kind) for cluster in overlap.clusters] == [
        ("The ferry", "near"),
        ("Rain fell", "copied-run"),
    ]


def test_a_quotation_beside_a_longer_stretch_is_one():
    said = "“We cursed the herring every single night”"
    overlap = compared(
        article("harbour", f"{FERRY} Hobb, the skipper, was not there: {said}, he told them."),
        article("quarry", f"{FERRY} {said} was all that one of the sailors would say of it."),
    )
    assert [cluster.kind for cluster in overlap.clusters] == ["near", "quote-inside"]


def test_two_passages_of_one_paragraph_are_two_clusters():
    overlap = compared(
        article("harbour", f"{FERRY} {OWLS}"), article("quarry", FERRY), article("valley", OWLS)
    )
    assert {homes(overlap, cluster)[1] for cluster in overlap.clusters} == {
        ("quarry", 0),
        ("valley", 0),
    }
    assert len({cluster.id for cluster in overlap.clusters}) == 2


PROMISE = (
    "“I promised my grandmother that I would ride it before I turn forty,” said the mechanic, Tom "
    "Hobb, whose grandfather laid the rails. “I have eleven days to spare.”"
)
PARTY = "Nobody was surprised when Tom Hobb told a party that he had “eleven days to spare”."


def test_a_fragment_does_not_hide_the_passage_that_it_is_of():
    overlap = compared(
        article("alder", PARTY, date="2022-11-01"),
        article("harbour", PROMISE, date="2022-11-03"),
        article("quarry", PROMISE, date="2022-11-04"),
    )
    fragment, whole = overlap.clusters
    assert (fragment.text, fragment.words) == ("eleven days to spare", 4)
    assert (fragment.outlets, fragment.first) == (("alder", "harbour", "quarry"), 0)
    assert (whole.text, whole.kind) == (PROMISE[1:-2], "verbatim")
    assert (whole.outlets, whole.first) == (("harbour", "quarry"), 0)
    assert homes(overlap, whole) == [("harbour", 0), ("quarry", 0)]


SHORTER = FERRY.rpartition(", and two")[0]
LONGER = f"{FERRY} {OWLS}"


def test_first_is_who_carries_most_of_what_is_shown():
    overlap = compared(
        article("alder", f"{BRIDGE} {LONGER.removesuffix(OWLS[-40:])}", date="2022-11-02"),
        article("harbour", LONGER, date="2022-11-03"),
        article("quarry", f"{LONGER} Rain.", date="2022-11-04"),
        article("valley", f"{TAILOR} {OWLS}", date="2022-11-01"),
    )
    by_words = {cluster.words: cluster for cluster in overlap.clusters}
    longest = by_words[max(by_words)]
    assert longest.text == LONGER[:-1]
    assert longest.carries[0] < longest.words == longest.carries[1] == longest.carries[2]
    assert homes(overlap, longest)[longest.first] == ("alder", 0)
    assert "valley" not in longest.outlets
    owls = next(each for each in overlap.clusters if each.text == OWLS[:-1])
    assert homes(overlap, owls)[owls.first] == ("valley", 0)


def parts(overlap):
    return sorted((cluster.words, cluster.outlets, cluster.carries) for cluster in overlap.clusters)


def test_passages_that_grow_word_by_word_do_not_make_the_least_the_first():
    words = f"{FERRY[:-1]} {OWLS}".split()
    overlap = compared(
        *(
            article(f"o{size}", f"{' '.join(words[:size])} {BRIDGE[:size]}", date=f"2022-11-{size}")
            for size in (10, 14, 20, 28)
        ),
    )
    for cluster in overlap.clusters:
        assert cluster.words == max(cluster.carries)
        assert 3 * cluster.carries[cluster.first] >= 2 * cluster.words


def test_a_refrain_is_no_longer_than_it_is():
    overlap = compared(
        article("harbour", f"{OWLS} {TAILOR} {BRIDGE} {OWLS} {FERRY}"), article("valley", OWLS)
    )
    assert {cluster.words for cluster in overlap.clusters} == {len(OWLS.split())}


def test_no_matches_no_clusters():
    assert list(compared(article("harbour", FERRY), article("valley", OWLS)).clusters) == []


def test_ids_hang_on_the_first_member_alone():
    def name(*articles):
        return [cluster.id for cluster in compared(*articles).clusters]

    one, other = article("harbour", FERRY), article("valley", FERRY)
    assert name(one, other) == name(other, one)
    assert name(one, other) == name(article("harbour", OWLS, FERRY, id="z"), other)
    assert name(one, other) == name(one, other, article("quarry", FERRY)), "it grew"
    assert name(one, other) != name(article("alder", FERRY), one, other)


def test_clusters_have_ids_of_their_own():
    overlap = compared(article("harbour", f"{FERRY} {OWLS}"), article("valley", f"{OWLS} {FERRY}"))
    assert len(overlap.clusters) == len({cluster.id for cluster in overlap.clusters}) == 2
