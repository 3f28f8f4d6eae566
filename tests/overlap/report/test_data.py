"""The report as one dictionary that JSON can hold."""

from __future__ import annotations

import json

import pytest
from msgspec import structs

from cleaner.overlap.records import Gone
from cleaner.overlap.report.data import match_data, report_data
from tests.overlap.newsroom import BRIDGE, FERRY, OWLS, TAILOR, article, compared


@pytest.fixture
def overlap():
    first = article("harbour", FERRY, "Sign up!", OWLS, kept=(True, False, True), date="2022-11-14")
    gone = (Gone(len(FERRY) + 2, len(FERRY) + 10, "newsletter", "_any/newsletter"),)
    return compared(
        structs.replace(first, gone=gone, title="The ferry is back", name="harbour/ferry.txt"),
        article("quarry", TAILOR, "– AFP", date="2022-11-13"),
        article("valley", FERRY.replace("nine", "ten"), date="2022-11-15"),
        article("valley", BRIDGE, OWLS, id="second"),
    )


def test_documents(overlap):
    documents = {each["id"]: each for each in report_data(overlap)["documents"]}
    at, text = len(FERRY), f"{FERRY}\n\nSign up!\n\n{OWLS}"
    assert documents["harbour"] == {
        "id": "harbour",
        "outlet": "harbour",
        "date": "2022-11-14",
        "time": None,
        "title": "The ferry is back",
        "name": "harbour/ferry.txt",
        "agency": None,
        "words": 60,
        "shared_words": 60,
        "text": text,
        "paragraphs": [[0, at, 1, 1], [at + 2, at + 10, 3, 0], [at + 12, len(text), 5, 1]],
        "gone": [[at + 2, at + 10, "newsletter", "_any/newsletter"]],
    }
    assert documents["quarry"]["agency"] == "AFP"
    assert documents["second"]["date"] is None
    assert documents["second"]["title"] is None


def test_outlets(overlap):
    rows = {row["name"]: row for row in report_data(overlap)["outlets"]}
    assert list(rows) == ["harbour", "quarry", "valley"]
    assert rows["harbour"] == {
        "name": "harbour",
        "documents": 1,
        "paragraphs": 2,
        "words": 60,
        "unique_words": 0,
        "first_in": 2,
    }
    assert (rows["valley"]["documents"], rows["valley"]["first_in"]) == (2, 0)
    assert rows["quarry"]["unique_words"] == rows["quarry"]["words"] == 29


def test_a_match(overlap):
    data = report_data(overlap)
    assert sorted(match["kind"] for match in data["matches"]) == ["near", "verbatim"]
    at = [match["kind"] for match in data["matches"]].index("near")
    near = data["matches"][at]
    assert near["differences"] == [["nine", "ten"]]
    assert (near["credited"], near["verdict"], near["note"]) == (None, None, "")
    side = {
        "doc": "harbour",
        "outlet": "harbour",
        "date": "2022-11-14",
        "time": None,
        "agency": None,
    }
    assert near["a"] == {**side, "paragraph": 0, "line": 1, "start": 0, "end": len(FERRY)}
    assert near["b"]["doc"] == "valley"
    assert near["spans"] == [
        {"a_start": 0, "a_end": len(FERRY) - 1, "b_start": 0, "b_end": len(FERRY) - 2}
    ]
    assert near["cluster"] in {cluster["id"] for cluster in data["clusters"]}
    assert near == match_data(overlap, overlap.matches[at])


def test_clusters_and_table(overlap):
    data = report_data(overlap)
    assert [cluster["outlets"] for cluster in data["clusters"]] == [["harbour", "valley"]] * 2
    assert [cluster["first"] for cluster in data["clusters"]] == [0, 0]
    assert [member["doc"] for member in data["clusters"][0]["members"]] == ["harbour", "valley"]
    assert data["table"] == [
        {"a": "harbour", "b": "valley", "a_words": 60, "b_words": 60, "matches": 2}
    ]


def test_pairs_of_articles(overlap):
    first, second = report_data(overlap)["pairs"]
    harbour = {
        "doc": "harbour",
        "outlet": "harbour",
        "date": "2022-11-14",
        "time": None,
        "title": "The ferry is back",
        "agency": None,
        "words": 60,
    }
    assert first == {
        "a": {**harbour, "shared_words": 34, "share": 0.5667},
        "b": {
            "doc": "valley",
            "outlet": "valley",
            "date": "2022-11-15",
            "time": None,
            "title": None,
            "agency": None,
            "words": 34,
            "shared_words": 34,
            "share": 1.0,
        },
        "matches": 1,
        "earlier": "a",
    }
    assert second["a"] == {**harbour, "shared_words": 26, "share": 0.4333}
    assert (second["b"]["doc"], second["b"]["share"]) == ("second", 0.5306)
    assert second["earlier"] is None, "one of them is undated"


def test_the_frame(overlap):
    data = report_data(overlap)
    assert list(data) == [
        *("format", "tool", "options", "inputs", "outlets", "documents", "matches", "clusters"),
        *("table", "pairs", "cut", "warnings"),
    ]
    assert data["format"] == 1
    assert data["options"] == {"same_outlet": False, "min_words": 2, "limit": 0}
    assert data["cut"] == {
        "matches": 0,
        "documents": 0,
        "clusters": 0,
        "pairs": 0,
        "why": None,
    }
    facts = {
        "tool": {"version": "1"},
        "options": {"raw": True},
        "inputs": [["seeds/", 4]],
        "warnings": ["two dates were not read"],
    }
    data = report_data(overlap, facts)
    assert data["tool"] == {"version": "1"}
    assert data["options"]["raw"] is True
    assert data["options"]["min_words"] == 2
    assert data["inputs"] == [["seeds/", 4]]
    assert data["warnings"] == ["two dates were not read"]


def test_what_was_cut():
    overlap = compared(article("harbour", FERRY, OWLS), article("valley", OWLS, FERRY), limit=1)
    cut = report_data(overlap)["cut"]
    assert cut["matches"] == 1
    assert "strongest" in cut["why"]


def test_it_is_json(overlap):
    data = report_data(overlap)
    assert json.loads(json.dumps(data)) == data
    hostile = compared(
        article("</script>\ud800\x00", FERRY, id="\ud800"), article("\u202ebidi", f"{FERRY}\ud800")
    )
    data = report_data(hostile)
    assert len(data["matches"]) == 1
    assert json.loads(json.dumps(data)) == data


def test_nothing_at_all():
    data = report_data(compared())
    assert (
        data["outlets"]
        == data["documents"]
        == data["matches"]
        == data["table"]
        == data["pairs"]
        == []
    )
    assert len(data["warnings"]) == 1
