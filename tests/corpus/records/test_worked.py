"""The work on batches: every record comes out or is noted, whatever it is."""

from __future__ import annotations

import json
import pickle

import pyarrow as pa
import pytest

from cleaner.corpus.records.batch import Batch, Done, Failed, Page
from cleaner.corpus.records.cleaned import RecordCleaner
from cleaner.corpus.records.columns import cleaned_batch, cleaned_schema
from cleaner.corpus.records.first import first_clash
from cleaner.corpus.records.recipe import FACTS, Recipe
from cleaner.corpus.records.worked import worked
from cleaner.model import RuleError

SCRAPE = "Rain fell on the town for nine days.\n\nSign up for our newsletter.\n\nThe council met.\n"
ARTICLE = "Rain fell on the town for nine days.\n\nThe council met.\n"


def lines(*rows):
    return Batch("x.jsonl", "lines", tuple(range(5, 5 + len(rows))), rows)


def pages(*rows):
    return Batch("x.warc", "pages", tuple(range(1, 1 + len(rows))), rows)


def columns(**values):
    sink = pa.BufferOutputStream()
    batch = pa.RecordBatch.from_pydict(values)
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    numbers = tuple(range(1, batch.num_rows + 1))
    return Batch("x.parquet", "columns", numbers, sink.getvalue().to_pybytes())


def text(scrape):
    return json.dumps({"text": scrape}).encode()


def test_one_that_fails_stops_no_other():
    broken = b'{"text": "Rain'
    done = worked(lines(text(SCRAPE), broken, b"[]", text("Rain."), text(None)), Recipe())
    assert [json.loads(row)["text"] for row in done.rows] == [ARTICLE, "Rain.", None]
    assert [(each.number, each.record) for each in done.failed] == [(6, broken), (7, b"[]")]
    assert done.failed[1].error == "is JSON, but no object with fields"
    assert (done.tally.records, done.tally.failed, done.tally.empty) == (5, 2, 1)


def test_all_that_travels_can_be_sent():
    batch = lines(text(SCRAPE), b"{")
    done = worked(pickle.loads(pickle.dumps(batch)), Recipe())  # noqa: S301
    assert pickle.loads(pickle.dumps(done)) == done  # noqa: S301
    assert isinstance(done, Done)


def test_a_record_that_failed_is_kept_unless_it_is_huge():
    done = worked(lines(b"[" + b" " * (1 << 20) + b"]", b"[]"), Recipe())
    assert [each.record for each in done.failed] == [None, b"[]"]


def test_a_bug_is_noted_as_one(monkeypatch):
    def fails(*_, **__):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(RecordCleaner, "result", fails)
    done = worked(lines(text("Rain.")), Recipe())
    assert done.failed[0].error == (
        "ZeroDivisionError: division by zero: a bug in clean; please report it"
    )


@pytest.mark.parametrize("error", [MemoryError(), RecursionError("deep")])
def test_what_is_too_large_is_noted(monkeypatch, error):
    def fails(*_, **__):
        raise error

    monkeypatch.setattr(RecordCleaner, "result", fails)
    assert worked(lines(text("Rain.")), Recipe()).failed == (
        Failed(5, "too large for this machine; split it", text("Rain.")),
    )


def test_a_rule_that_does_not_hold_stops_all(monkeypatch):
    def fails(*_, **__):
        raise RuleError("runs away")

    monkeypatch.setattr(RecordCleaner, "result", fails)
    for batch in (lines(text("Rain.")), columns(text=["Rain."])):
        with pytest.raises(RuleError):
            worked(batch, Recipe())
        assert first_clash(batch, Recipe()) is None  # it is cleaned only once


@pytest.mark.parametrize(
    ("batch", "recipe", "says"),
    [
        (lines(b'{"text": "a", "removed": 1}'), Recipe(), "'removed' of its own; .* --prefix"),
        (lines(b'{"text": "a", "body": "b"}'), Recipe(text="body"), "--out-field"),
        (columns(text=["a"], removed=[1]), Recipe(), "'removed' of its own; .* --prefix"),
        (columns(text=["a"], body=["b"]), Recipe(text="body"), "--out-field"),
        (pages(Page("a", b"Rain.")), Recipe(out="title"), "'title' of their own; .*--out-field"),
        (pages(Page("a", b"Rain.")), Recipe(out="article"), None),
        (lines(b'{"text": "a"}', b'{"text": "a", "removed": 1}'), Recipe(), None),
        (lines(b"{"), Recipe(), None),
        (lines(), Recipe(), None),
        (columns(text=[3]), Recipe(), None),
    ],
)
def test_fields_of_its_own_are_told_of_the_first(batch, recipe, says):
    import re

    said = first_clash(batch, recipe)
    assert (said is None) if says is None else re.search(says, said)


def test_pages_become_records():
    page = b"<html lang='de'><head><title>Rain</title></head><body><p>Rain fell.</p></body></html>"
    batch = pages(
        Page("a.html", page, url="https://pier.example/a", media="text/html"),
        Page("b.txt", SCRAPE.encode()),
        Page("c.bin", b"\x89PNG\r\n\x1a\n" + bytes(50)),
    )
    done = worked(batch, Recipe())
    html, plain = (json.loads(row) for row in done.rows)
    assert list(html) == [
        *("id", "url", "fetched", "title", "author", "date", "outlet", "language", "text"),
        *FACTS,
    ]
    assert (html["title"], html["language"], html["text"].strip()) == ("Rain", "de", "Rain fell.")
    assert (plain["id"], plain["text"], plain["url"]) == ("b.txt", ARTICLE, None)
    assert plain["removed"][0]["kind"] == "newsletter"
    assert [each.number for each in done.failed] == [3]
    assert worked(lines(*done.rows), Recipe()).rows[1] == done.rows[1]


def test_an_arrow_batch_by_itself():
    batch = pa.RecordBatch.from_pydict({"n": [1, 2, 3], "text": [SCRAPE, None, "Rain."]})
    batch = batch.set_column(1, "text", batch["text"])
    cleaned, failed = cleaned_batch(batch)
    assert failed == []
    assert cleaned.schema == cleaned_schema(batch.schema, Recipe())
    assert cleaned["text"].to_pylist() == [ARTICLE, None, "Rain."]
    assert cleaned["removed"].to_pylist()[1:] == [[], []]
    assert cleaned["n"].to_pylist() == [1, 2, 3]
    records = [RecordCleaner()(row) for row in batch.to_pylist()]
    assert cleaned.to_pylist() == records


def test_rows_of_an_arrow_batch_that_fail():
    page = "<html><body><p>Rain.</p></body></html>"
    batch = pa.RecordBatch.from_pydict({"text": ["Rain.", page, "Snow."]})
    cleaned, failed = cleaned_batch(batch, Recipe())
    assert cleaned["text"].to_pylist() == ["Rain.", "Snow."]
    assert [each.number for each in failed] == [2]


def test_nothing_changed_is_the_same_column():
    batch = pa.RecordBatch.from_pydict({"text": ["Rain fell.", None, "Snow fell."]})
    cleaned, _ = cleaned_batch(batch)
    assert cleaned["text"].buffers()[2].address == batch["text"].buffers()[2].address
