"""``cleaner.spark.overlap`` finds what memory and DuckDB find: every field, in the same order."""

from __future__ import annotations

import hashlib
import json

import pytest

from bench.spark.articles import articles as shared
from cleaner.corpus.articles.corpus import How, read_corpus
from cleaner.corpus.articles.texts import Cleaning
from cleaner.corpus.engines.spark.store import Store
from cleaner.corpus.problems import Problems
from cleaner.overlap.engine import find_overlap
from cleaner.overlap.report.counts import kinds_of
from cleaner.overlap.report.data import match_records
from cleaner.spark import FieldNames, InputError, Options, OverlapOptions, overlap
from cleaner.strip.prove import usable_book
from tests.corpus.engines.made import articles

COLUMNS = ("id", "outlet", "date", "title", "text")
SCHEMA = ", ".join(f"{name} string" for name in COLUMNS)


class Given:
    """Records as an input of the command."""

    def __init__(self, folder, records):
        self.path = folder / "news.jsonl"
        self.name, self.place = self.path.name, self.path
        self.path.write_text("".join(f"{json.dumps(one)}\n" for one in records), "utf-8")

    def read(self):
        return self.path.read_bytes()


def as_record(article):
    """An article as users have it: only its text says where paragraphs are."""
    when = article.time or article.date
    date = when.isoformat() if when else None
    values = (article.id, article.outlet, date, article.title, article.text)
    return dict(zip(COLUMNS, values, strict=True))


def read(folder, news, *, cleaning):
    def told(message):
        raise AssertionError(message)

    how = How(form="jsonl", cleaning=cleaning)
    problems = Problems(error=told, warn=told)
    return read_corpus([Given(folder, news)], how, problems, lambda *_: None).articles


def as_line(record):
    """A match of any engine; ``note`` and ``verdict`` come from a review, which no frame has."""
    told = {key: record[key] for key in record if key not in ("note", "verdict")}
    return json.dumps(told, sort_keys=True)


def md5(matches):
    found = hashlib.md5(usedforsecurity=False)
    for match in matches:
        found.update(f"{as_line(match)}\n".encode())
    return found.hexdigest()


ODD = [("none", None, None, None, None), ("page", "b", None, None, "<html>\x00")]
"""Rows that are articles all the same; one without an id is none."""
NO_ARTICLE = (None, "c", None, None, "x")


@pytest.mark.timeout(900)
def test_matches_are_those_of_memory(spark, tmp_path):
    """And so those of DuckDB, which tests/corpus/engines holds against memory, of more.

    Tables lie in a folder; rows that are no articles are told; the caller's views stay.
    """
    spark.createDataFrame([(7,)], "n long").createOrReplaceTempView("links")
    news = [as_record(article) for article in articles(4_000)]
    wanted = find_overlap(read(tmp_path, news, cleaning=Cleaning()))
    assert min(kinds_of(wanted).values()) > 50
    rows = [*ODD, NO_ARTICLE, *(tuple(one[name] for name in COLUMNS) for one in news[::-1])]
    frame = spark.createDataFrame(rows, SCHEMA).repartition(5)
    found = overlap(frame, cleaning="raw", folder=f"{tmp_path}/tables/")
    matches = (row.asDict(recursive=True) for row in found.matches.toLocalIterator())
    assert md5(matches) == md5(match_records(wanted))
    assert (tmp_path / "tables" / "matches").is_dir()
    assert [row.id for row in found.failed.collect()] == [""]
    assert spark.table("links").first().n == 7
    spark.catalog.dropTempView("links")


def test_a_worker_that_is_killed_changes_nothing(spark, cluster, tmp_path, monkeypatch):
    """Half way, with options and cleaning, so that both are seen to be those of memory."""
    few = list(shared(60))
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
    rows = overlap(frame, options=options, cleaning=Options()).matches.collect()
    cluster.mend()
    several = read(tmp_path, few, cleaning=Cleaning(book=usable_book()))
    wanted = [as_line(each) for each in match_records(find_overlap(several, options=options))]
    assert len(killed) == 1
    assert len(wanted) == 15
    assert [as_line(row.asDict(recursive=True)) for row in rows] == wanted


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
