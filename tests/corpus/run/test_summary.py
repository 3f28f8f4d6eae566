"""The summary: what it counts, and a page in which nothing can break out."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from cleaner.corpus.run.page.render import summary_page

HOSTILE = "</td><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\x1b[31m\"'&"


def hostile_summary() -> dict[str, object]:
    return {
        "clean_version": "1",
        "rules_sha256": "ab",
        "inputs": 1,
        "shards": 1,
        "records": 3,
        "failed": 1,
        "empty": 0,
        "skipped": 0,
        "chars": 900,
        "removed": 300,
        "obstacles": {HOSTILE: 1},
        "kinds": {HOSTILE: 300},
        "sites": {HOSTILE: {"records": 3, "chars": 900, "removed": 300}},
        "rules": {HOSTILE: 4},
        "samples": {HOSTILE: [HOSTILE]},
        "outliers": [{"removed_share": 0.9, "input": HOSTILE, "number": 7, "chars": 800}],
        "failures": [
            {"reason": "x", "count": 2, "input": HOSTILE, "number": 7, "error": HOSTILE},
            {"reason": "y", "count": 1, "input": "b", "number": None, "error": "cut off"},
        ],
    }


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in ("href", "src")]


def test_nothing_in_records_becomes_markup():
    page = summary_page(hostile_summary(), {HOSTILE: "../in/a%20b.jsonl"})
    parser = Tags()
    parser.feed(page)
    assert not {"script", "img"} & parser.tags
    assert not [name for name in parser.attributes if name.startswith("on") or name == "style"]
    assert set(parser.links) == {"../in/a%20b.jsonl"}
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "\\u202e" in page


def test_the_page_may_do_nothing_and_asks_for_nothing():
    page = summary_page(hostile_summary(), {})
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"https?:|url\(|@import", page)
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_what_is_empty_has_no_table():
    empty = ("obstacles", "kinds", "sites", "rules", "samples")
    summary = hostile_summary() | {name: {} for name in empty}
    page = summary_page(summary | {"outliers": [], "failures": []}, {})
    assert "<table" not in page
    assert "What was cleaned" in page


def test_the_counts_are_those_of_the_records(made, many):
    made.write("a.jsonl", many(30) + b'{"id": 1}\n{"id": 2}\n{"text": 3}\n{"text": ""}\n')
    made.go(made.run("a.jsonl"), "out")
    out = made.bytes_of("out")
    summary = json.loads(out["summary.json"])
    assert {key: summary[key] for key in ("records", "failed", "empty", "inputs", "shards")} == {
        "records": 34,
        "failed": 3,
        "empty": 1,
        "inputs": 1,
        "shards": 4,
    }
    assert summary["rules"] == {"_any/newsletter-en": 10}
    assert summary["samples"] == {"_any/newsletter-en": ["Sign up for our newsletter."]}
    assert summary["kinds"]["newsletter"] == summary["removed"]
    assert summary["removed_share"] == round(summary["removed"] / summary["chars"], 6)
    [missing, number] = summary["failures"]
    assert (missing["count"], missing["number"]) == (2, 31)
    assert (number["count"], number["number"]) == (1, 33)
    assert number["error"] == "the field 'text' is a number, no text"
    assert '<a href="../a.jsonl">' in out["summary.html"].decode()


def test_outliers_are_named_with_their_place(made, many):
    long = "Rain fell on the harbour town for nine days and the council met again.\n\n" * 3
    pitch = "\n\n".join(f"Sign up for our newsletter number {each}." for each in ("one", "two"))
    record = json.dumps({"text": f"{long}\n\n{pitch}\n\n{long}"}).encode() + b"\n"
    made.write("a.jsonl", many(2) + record)
    made.go(made.run("a.jsonl"), "out")
    summary = json.loads(made.bytes_of("out")["summary.json"])
    assert [(Path(each["input"]).name, each["number"]) for each in summary["outliers"]] == [
        ("a.jsonl", 3)
    ]
