"""Passages of the very same words are one group."""

from __future__ import annotations

from cleaner.overlap.pair.same import telling
from tests.overlap.newsroom import BRIDGE, FERRY, OWLS, TAILOR, article, grouped


def test_groups_by_words_alone():
    loud = OWLS.upper().replace(" ", "\r\n")
    _, _, found = grouped(
        article("harbour", FERRY, OWLS), article("valley", f"“{loud}”", "…", FERRY[:-20])
    )
    assert found.of[1] == found.of[2]
    assert found.of[3] == -1
    assert len({*found.of.tolist()}) == 4
    assert sorted(found.members.tolist()) == [0, 1, 2, 4]
    group = found.of[1]
    members = found.members[found.begin[group] : found.begin[group + 1]]
    assert sorted(members.tolist()) == [1, 2]
    assert found.first[group] == 2, "the one in quotation marks stands for both"


def test_groups_of_different_outlets_are_apart():
    _, _, found = grouped(article("harbour", FERRY, OWLS, TAILOR), article("valley", OWLS, BRIDGE))
    ferry, owls, tailor, _, bridge = (found.of[[row]] for row in range(5))
    assert found.apart(ferry, bridge).tolist() == [True]
    assert found.apart(ferry, owls).tolist() == [True]
    assert found.apart(owls, owls).tolist() == [True]
    assert found.apart(ferry, tailor).tolist() == [False]


def test_no_words():
    for articles in ((), (article("harbour", "…"),), (article("harbour"), article("valley", ""))):
        _, words, found = grouped(*articles)
        assert len(found.members) == len(found.first) == 0
        assert telling(words, found).tolist() == []


def test_what_proves_a_common_source():
    lines = {
        "Hedgehogs adore custard tarts": True,
        "Hedgehogs adore custard": False,
        "She said that it was": False,
        "She said that it was at the": False,
        "She said that it was at the end": True,
        "She said that it was at the end of it": True,
        "near the house of Lena Ashworth": False,
        "Read more": False,
    }
    _, words, found = grouped(article("harbour", *lines), article("valley", *lines))
    says = telling(words, found)
    assert [bool(says[group]) for group in found.of] == 2 * list(lines.values())


def test_what_stands_once_proves_nothing():
    _, words, found = grouped(article("harbour", FERRY), article("valley", OWLS))
    assert telling(words, found).tolist() == [False, False]
