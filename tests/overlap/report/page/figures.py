"""What goes with the matches of a report: outlets, clusters, table."""

from __future__ import annotations

import hashlib
from itertools import combinations
from typing import Any

Record = dict[str, Any]


def finished(documents: list[Record], matches: list[Record]) -> Record:
    """Outlets, clusters and table that go with the matches."""
    shared = _shared(documents, matches)
    for doc in documents:
        doc["shared_words"] = min(doc["words"], len(set().union(*shared[doc["id"]].values(), ())))
    clusters = _clusters(matches)
    names = sorted({each["outlet"] for each in documents})
    return {
        "format": 1,
        "tool": {
            "version": "0.1.0",
            "rules_sha256": hashlib.sha256(b"rules").hexdigest(),
            "made": "2026-11-25T10:00:00Z",
        },
        "options": {"same_outlet": False, "min_words": 2, "limit": 0, "raw": False},
        "inputs": [["stories/", f"{len(documents)} articles"]],
        "outlets": [_outlet(name, documents, clusters) for name in names],
        "documents": documents,
        "matches": matches,
        "clusters": clusters,
        "table": _table(names, matches, documents, shared),
        "pairs": _pairs(documents, matches),
        "cut": {"matches": 0, "documents": 0, "clusters": 0, "pairs": 0, "why": None},
        "warnings": [],
    }


def _shared(documents: list[Record], matches: list[Record]) -> dict[str, dict[str, set[int]]]:
    """For each article, by the other's outlet: where a shared word starts."""
    found: dict[str, dict[str, set[int]]] = {each["id"]: {} for each in documents}
    texts = {each["id"]: each["text"] for each in documents}
    for each in matches:
        for side, other in (("a", "b"), ("b", "a")):
            doc = each[side]["doc"]
            starts = found[doc].setdefault(each[other]["outlet"], set())
            for span in each["spans"]:
                start, end = span[f"{side}_start"], span[f"{side}_end"]
                text = texts[doc]
                starts.update(i for i in range(start, end) if i == start or text[i - 1].isspace())
    return found


def _pairs(documents: list[Record], matches: list[Record]) -> list[Record]:
    """How much of each article stands in the other."""
    known = {each["id"]: each for each in documents}
    between: dict[tuple[str, str], list[Record]] = {}
    for each in matches:
        between.setdefault((each["a"]["doc"], each["b"]["doc"]), []).append(each)
    pairs = [
        {
            **{side: _side(known[doc], side, some) for side, doc in zip("ab", docs, strict=True)},
            "matches": len(some),
            "earlier": _earlier(*(known[doc] for doc in docs)),
        }
        for docs, some in between.items()
    ]
    return sorted(pairs, key=lambda each: -max(each["a"]["share"], each["b"]["share"]))


def _side(doc: Record, side: str, matches: list[Record]) -> Record:
    starts: set[int] = set()
    for span in (span for each in matches for span in each["spans"]):
        start, end = span[f"{side}_start"], span[f"{side}_end"]
        starts.update(i for i in range(start, end) if i == start or doc["text"][i - 1].isspace())
    words = min(doc["words"], len(starts))
    told = {key: doc[key] for key in ("outlet", "date", "title", "agency", "words")}
    shares = {"shared_words": words, "share": round(words / max(1, doc["words"]), 4)}
    return {"doc": doc["id"], "time": None, **told, **shares}


def _earlier(a: Record, b: Record) -> str | None:
    return "a" if a["date"] and b["date"] and a["date"] < b["date"] else None


def _outlet(name: str, documents: list[Record], clusters: list[Record]) -> Record:
    own = [each for each in documents if each["outlet"] == name]
    words = sum(each["words"] for each in own)
    firsts = [c["members"][c["first"]]["outlet"] for c in clusters if c["first"] is not None]
    return {
        "name": name,
        "documents": len(own),
        "paragraphs": sum(len(each["paragraphs"]) for each in own),
        "words": words,
        "unique_words": words - sum(each["shared_words"] for each in own),
        "first_in": firsts.count(name),
    }


def _clusters(matches: list[Record]) -> list[Record]:
    groups: dict[str, list[Record]] = {}
    for each in matches:
        groups.setdefault(each["cluster"], []).append(each)
    found = [_cluster(name, group) for name, group in groups.items()]
    return sorted(found, key=lambda each: (-len(each["outlets"]), -each["words"], each["id"]))


def _cluster(name: str, group: list[Record]) -> Record:
    places = {(p["doc"], p["start"]): p for each in group for p in (each["a"], each["b"])}
    members = sorted(places.values(), key=lambda p: (p["date"] or "9999", p["outlet"], p["doc"]))
    longest = max(group, key=lambda each: (each["words"], each["id"]))
    days = [each["date"] for each in members]
    known = days[0] is not None and days.count(days[0]) == 1
    return {
        "id": name,
        "kind": group[0]["kind"],
        "text": longest["text"],
        "words": longest["words"],
        "outlets": sorted({each["outlet"] for each in members}),
        "members": [
            {**{k: v for k, v in each.items() if k != "agency"}, "words": longest["words"]}
            for each in members
        ],
        "first": 0 if known else None,
    }


def _table(
    names: list[str],
    matches: list[Record],
    documents: list[Record],
    shared: dict[str, dict[str, set[int]]],
) -> list[Record]:
    def words(of: str, within: str) -> int:
        own = [each["id"] for each in documents if each["outlet"] == of]
        return sum(len(shared[name].get(within, ())) for name in own)

    rows = []
    for one, other in combinations(names, 2):
        count = sum({each["a"]["outlet"], each["b"]["outlet"]} == {one, other} for each in matches)
        if count:
            sizes = {"a_words": words(one, other), "b_words": words(other, one)}
            rows.append({"a": one, "b": other, **sizes, "matches": count})
    return rows
