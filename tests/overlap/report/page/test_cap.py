"""What a page cannot carry is cut, the weakest first, and it says so."""

from __future__ import annotations

import copy
import json

import pytest

from cleaner.overlap.report.cap import capped

from . import invented, turned


def test_a_small_report_stays_whole_but_for_texts_that_no_match_shows(report):
    small = capped(report)
    assert small["matches"] == report["matches"]
    assert small["clusters"] == report["clusters"]
    without = [each["id"] for each in small["documents"] if each["text"] is None]
    assert without == ["meridian/notes"]
    assert small["cut"] == report["cut"]


def test_texts_that_there_is_no_room_for(report):
    long = [{**each, "text": each["text"] * 40} for each in report["documents"]]
    small = capped({**report, "documents": long}, size=120_000)
    texts = {each["id"]: each["text"] for each in small["documents"]}
    needed = {match[side]["doc"] for match in small["matches"] for side in "ab"}
    missed = [name for name in needed if texts[name] is None]
    assert 0 < small["cut"]["documents"] == len(missed) < len(needed)
    assert f"{len(missed)} of 12 articles come without their text" in small["cut"]["why"]


def test_the_strongest_stay(report):
    small = capped(report, matches=5)
    assert small["matches"] == report["matches"][:5]
    assert small["cut"]["matches"] == 13
    assert "the 5 strongest of 18 matches" in small["cut"]["why"]
    needed = {match[side]["doc"] for match in small["matches"] for side in "ab"}
    assert {each["id"] for each in small["documents"] if each["text"]} == needed
    assert {each["id"] for each in small["clusters"]} == {m["cluster"] for m in small["matches"]}
    assert len(small["documents"]) == len(report["documents"])


def test_a_passage_that_no_match_names_stays():
    report = turned.report()
    assert len(report["clusters"]) == 2
    assert len({each["cluster"] for each in report["matches"]}) == 1
    assert capped(report) == report


def test_passages_that_went_with_their_matches_are_counted(report):
    small = capped(report, matches=5)
    gone = len(report["clusters"]) - len(small["clusters"])
    assert small["cut"]["clusters"] == gone > 0
    assert f"{gone} passages that only weaker matches share are not listed" in small["cut"]["why"]


@pytest.mark.parametrize("size", [0, 1_000, 6_000, 12_000, 30_000])
def test_the_budget_holds(report, size):
    small = capped(report, size=size)
    weight = sum(len(json.dumps(each, ensure_ascii=False).encode()) for each in small["matches"])
    weight += sum(
        len(json.dumps(each, ensure_ascii=False).encode())
        for each in small["documents"]
        if each["text"] is not None
    )
    weight += sum(len(json.dumps(each, ensure_ascii=False).encode()) for each in small["pairs"])
    assert weight <= size
    assert small["cut"]["pairs"] == len(report["pairs"]) - len(small["pairs"])
    assert small["cut"]["matches"] == len(report["matches"]) - len(small["matches"])


def test_what_was_cut_before_adds_up(report):
    cut = {"matches": 7, "documents": 0, "clusters": 0, "why": "Limit of 18."}
    small = capped({**report, "cut": cut}, matches=10)
    assert small["cut"]["matches"] == 15
    assert small["cut"]["why"].startswith("Limit of 18. The page holds")


def test_the_pairs_that_share_most_stay(report):
    small = capped(report, pairs=3)
    assert small["pairs"] == report["pairs"][:3]
    left = len(report["pairs"]) - 3
    assert small["cut"]["pairs"] == left
    assert f"{left} pairs of articles that share less are not listed" in small["cut"]["why"]
    assert small["matches"] == report["matches"]


def test_nothing_to_cut_says_nothing():
    data = invented.empty()
    assert capped(data) == data


def test_a_huge_cluster_is_shortened(report):
    small = capped(report, members=3)
    [widest, *_] = small["clusters"]
    assert len(widest["members"]) == 3
    assert widest["more"] == 2
    assert widest["first"] == 0
    assert "in very many paragraphs 3 are not listed" in small["cut"]["why"]


def test_who_was_first_stays_in_a_shortened_cluster(report):
    [widest, *others] = report["clusters"]
    late = {**widest, "first": 4}
    [small, *_] = capped({**report, "clusters": [late, *others]}, members=3)["clusters"]
    assert small["members"] == [*widest["members"][:2], widest["members"][4]]
    assert (small["first"], small["more"]) == (2, 2)


def test_the_report_itself_is_left_alone(report):
    before = copy.deepcopy(report)
    capped(report, matches=2, size=9_000, members=1)
    assert report == before


def test_an_article_that_is_missing_is_no_trouble(report):
    small = capped({**report, "documents": report["documents"][1:]})
    assert len(small["documents"]) == 11
