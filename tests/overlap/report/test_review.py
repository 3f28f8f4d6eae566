"""Reviews: read strictly, put into records, and taken out of all counts."""

from __future__ import annotations

import json

import pytest

from cleaner.model import InputError
from cleaner.overlap.engine import find_overlap
from cleaner.overlap.records import Article
from cleaner.overlap.report.review import Review, marked, read_review, unmatched, without_dismissed

FERRY = "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased."
NINE = "It sails at nine, the harbour office said on Monday, and it carries forty cars each time."


def _articles():
    texts = {"pier": f"{FERRY}\n\n{NINE}", "quay": FERRY, "mole": NINE}
    return [
        Article(
            id=outlet,
            outlet=outlet,
            text=text,
            paragraphs=((0, len(FERRY)), (len(FERRY) + 2, len(text)))
            if "\n" in text
            else ((0, len(text)),),
            kept=(True, True) if "\n" in text else (True,),
        )
        for outlet, text in texts.items()
    ]


def _file(*entries, **more):
    return json.dumps({"format": 1, "review": list(entries), **more})


def test_a_file_is_read_and_the_later_of_two_reviews_counts():
    text = _file(
        {"id": "a", "verdict": "keep", "note": "fine"},
        {"id": "b", "verdict": None},
        {"id": "a", "verdict": "dismiss", "note": None},
    )
    assert read_review(text, name="r") == {"a": Review("dismiss", ""), "b": Review(None, "")}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no list of reviews"),
        ('{"format": 1}', "no list of reviews"),
        (_file(format=2), "format 2"),
        (_file("a"), "review 1: has no id"),
        (_file({"id": "a"}, {"id": 7}), "review 2: has no id"),
        (_file({"id": "a", "verdict": "maybe"}), "not 'maybe'"),
        (_file({"id": "a", "note": 7}), "note is no text"),
    ],
)
def test_a_file_that_is_none_says_what_is_wrong(text, part):
    with pytest.raises(InputError, match=r"^r: ") as caught:
        read_review(text, name="r")
    assert part in str(caught.value)


def test_dismissed_matches_count_nowhere():
    overlap = find_overlap(_articles())
    assert len(overlap.matches) == 2
    gone = next(match for match in overlap.matches if match.text.startswith("The harbour"))
    counted = without_dismissed(overlap, {gone.id: Review("dismiss", "")})
    assert [match.id for match in counted.matches] == [
        match.id for match in overlap.matches if match.id != gone.id
    ]
    assert len(counted.clusters) == 1
    shared = dict(zip([a.id for a in counted.articles], counted.shared, strict=True))
    assert shared == {"mole": 17, "pier": 17, "quay": 0}
    assert set(counted.table) == {("mole", "pier")}
    assert counted.words == overlap.words


def test_what_is_kept_changes_nothing():
    overlap = find_overlap(_articles())
    reviews = {overlap.matches[0].id: Review("keep", "x"), "other": Review("dismiss", "")}
    assert without_dismissed(overlap, reviews) is overlap


def test_all_may_be_dismissed():
    overlap = find_overlap(_articles())
    reviews = {match.id: Review("dismiss", "") for match in overlap.matches}
    counted = without_dismissed(overlap, reviews)
    assert (len(counted.matches), len(counted.clusters), set(counted.shared)) == (0, 0, {0})


def test_marks_and_what_is_about_no_match():
    reviews = {"a": Review("keep", "fine"), "z": Review("dismiss", "gone")}
    record = {"id": "a", "verdict": None, "note": "", "words": 3}
    assert marked(record, reviews) == {"id": "a", "verdict": "keep", "note": "fine", "words": 3}
    assert marked({"id": "b"}, reviews) == {"id": "b"}
    assert unmatched(reviews, ["a"]) == [{"id": "z", "verdict": "dismiss", "note": "gone"}]
