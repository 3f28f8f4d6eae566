"""Clusters: one passage, and every paragraph that carries it."""

from __future__ import annotations

import pytest

from .newsroom import BRIDGE, FERRY, OWLS, TAILOR, article, compared

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


def test_two_passages_of_one_paragraph_are_two_clusters():
    overlap = compared(
        article("harbour", f"{FERRY} {OWLS}"), article("quarry", FERRY), article("valley", OWLS)
    )
    assert {homes(overlap, cluster)[1] for cluster in overlap.clusters} == {
        ("quarry", 0),
        ("valley", 0),
    }
    assert len({cluster.id for cluster in overlap.clusters}) == 2


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
