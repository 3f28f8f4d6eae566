"""``cleaner.spark.overlap`` finds what is found in memory: each match, field by field, in order."""

from __future__ import annotations

import hashlib
import json

import pytest

from bench.spark_corpus import articles
from cleaner.corpus.articles.corpus import How, read_corpus
from cleaner.corpus.articles.texts import Cleaning
from cleaner.corpus.engines.spark.store import Store
from cleaner.corpus.problems import Problems
from cleaner.overlap.engine import find_overlap
from cleaner.overlap.report.data import match_data
from cleaner.spark import FieldNames, InputError, Options, OverlapOptions, overlap
from cleaner.strip.prove import usable_book

SCHEMA = "id string, outlet string, date string, title string, text string"
NEWS = list(articles(1300))
"""5,200 paragraphs."""


class Given:
    """Records as an input of the command."""

    def __init__(self, folder, records):
        self.path = folder / "news.jsonl"
        self.name, self.place = self.path.name, self.path
        self.path.write_text("".join(f"{json.dumps(one)}\n" for one in records), "utf-8")

    def read(self):
        return self.path.read_bytes()


def in_memory(folder, records, *, cleaning, options=None):
    def told(message):
        raise AssertionError(message)

    how = How(form="jsonl", cleaning=cleaning)
    corpus = read_corpus(
        [Given(folder, records)], how, Problems(error=told, warn=told), lambda *_: None
    )
    found = find_overlap(corpus.articles, options=options)
    return [match_data(found, match) for match in found.matches]


def as_lines(rows):
    """Rows and records alike; ``note`` and ``verdict`` come from a review, which no frame has."""
    told = (row if isinstance(row, dict) else row.asDict(recursive=True) for row in rows)
    return [
        json.dumps({key: row[key] for key in row if key not in ("note", "verdict")}, sort_keys=True)
        for row in told
    ]


def md5(lines):
    return hashlib.md5("\n".join(lines).encode(), usedforsecurity=False).hexdigest()


def test_matches_are_those_of_memory(spark, tmp_path):
    frame = spark.createDataFrame(NEWS[::-1], SCHEMA).repartition(5)
    found = as_lines(overlap(frame, cleaning="raw").matches.collect())
    wanted = as_lines(in_memory(tmp_path, NEWS, cleaning=Cleaning()))
    assert len(wanted) > 1000
    assert {json.loads(line)["kind"] for line in wanted} == {
        *("verbatim", "near", "quote-inside", "copied-run")
    }
    assert md5(found) == md5(wanted)


def test_a_worker_that_is_killed_changes_nothing(spark, cluster, tmp_path, monkeypatch):
    """Half way, with options and cleaning, so that both are seen to be those of memory."""
    few = NEWS[:60]
    options = OverlapOptions(same_outlet=True, min_words=6, limit=15)
    killed = []

    def table(store, name, sql):
        if name == "starts":
            killed.append(cluster.workers[0])
            cluster.kill_worker(killed[0])
        made(store, name, sql)

    made = Store.table
    monkeypatch.setattr(Store, "table", table)
    frame = spark.createDataFrame(few, SCHEMA)
    found = as_lines(overlap(frame, options=options, cleaning=Options()).matches.collect())
    cluster.mend()
    wanted = as_lines(
        in_memory(tmp_path, few, cleaning=Cleaning(book=usable_book()), options=options)
    )
    assert len(killed) == 1
    assert len(wanted) == 15
    assert found == wanted


def test_rows_that_are_no_articles_are_told_and_the_callers_views_stay(spark, tmp_path):
    spark.createDataFrame([(7,)], "n long").createOrReplaceTempView("links")
    rows = [("1", "a", "Rain fell."), ("2", None, None), ("3", "b", "<html>\x00"), (None, "c", "x")]
    frame = spark.createDataFrame(rows, "id string, outlet string, text string")
    found = overlap(frame, folder=f"{tmp_path}/tables/")
    assert (tmp_path / "tables" / "matches").is_dir()
    assert found.matches.count() == 0
    assert [row.id for row in found.failed.collect()] == [""]
    assert spark.table("links").first().n == 7
    spark.catalog.dropTempView("links")


@pytest.mark.parametrize(
    ("rows", "schema", "said"),
    [
        ([("1", "x"), ("1", "y")], "id string, text string", "articles with the same id"),
        ([("x",)], "text string", "no column for the id"),
    ],
)
def test_what_cannot_be_compared_is_said(spark, rows, schema, said):
    with pytest.raises(InputError, match=said):
        overlap(spark.createDataFrame(rows, schema))


def test_a_column_that_was_named_must_be_there(spark):
    frame = spark.createDataFrame([("1", "x")], "id string, text string")
    with pytest.raises(InputError, match="no column 'house' for the outlet; there are id, text"):
        overlap(frame, fields=FieldNames(outlet="house"))
