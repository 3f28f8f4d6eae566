"""Parquet to articles: batches, nested fields, and files that are damaged."""

from __future__ import annotations

import datetime as dt
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

FERRY = "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased."


def _rows(count=3):
    return [
        {"id": n, "text": f"{FERRY} {n}", "outlet": "Pier", "date": dt.date(2020, 1, 6), "x": b"\0"}
        for n in range(count)
    ]


def _write(path, rows, **options):
    pq.write_table(pa.Table.from_pylist(rows), path, **options)


def test_rows(read, tmp_path):
    _write(tmp_path / "a.parquet", _rows(20_000), row_group_size=700)
    found = read("a.parquet")
    assert len(found.corpus.articles) == 20_000
    assert found.corpus.articles[-1].id == "19999"
    assert found.corpus.lines[-1] == 20_000
    assert set(found.date) == {dt.date(2020, 1, 6)}
    assert found.errors == []


def test_by_its_first_bytes(read, tmp_path):
    _write(tmp_path / "rows", _rows())
    assert read("rows").id == ["0", "1", "2"]


def test_nested_and_dotted_fields(read, tmp_path):
    _write(tmp_path / "a.parquet", [{"doc": {"body": FERRY}, "who.said": "Pier"}])
    found = read("a.parquet", text="doc.body", outlet="who.said")
    assert (found.text, found.outlet) == ([FERRY], ["Pier"])


def test_timestamps_and_dictionaries(read, tmp_path):
    when = pa.array([dt.datetime(2020, 1, 6, 10, tzinfo=dt.UTC)], pa.timestamp("us", tz="UTC"))
    outlet = pa.array(["Pier"]).dictionary_encode()
    table = pa.table({"text": [FERRY], "date": when, "outlet": outlet})
    pq.write_table(table, tmp_path / "a.parquet")
    found = read("a.parquet")
    assert (found.outlet, found.date) == (["Pier"], [dt.date(2020, 1, 6)])


def test_a_column_that_is_missing(read, tmp_path):
    _write(tmp_path / "a.parquet", _rows(2))
    found = read("a.parquet", text="words")
    assert len(found.errors) == 2
    assert found.errors[0].startswith("a.parquet:1: no field 'words' for the text; there are id")


def test_bytes_that_are_no_text(read, tmp_path):
    _write(tmp_path / "a.parquet", [{"text": b"\xff\xfe"}])
    assert "bytes that are not UTF-8" in read("a.parquet").errors[0]


def test_bytes_that_could_be_text(read, tmp_path):
    _write(tmp_path / "a.parquet", [{"text": b"ferry"}])
    assert "the text is bytes (a binary column); name the field" in read("a.parquet").errors[0]


def test_a_column_of_text_that_is_not_utf8(read, tmp_path):
    bad = pa.array([b"ferry", b"\xff", None], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"id": [1, 2, 3], "text": bad}), tmp_path / "a.parquet")
    found = read("a.parquet")
    assert found.id == ["1", "3"]
    assert "bytes that are not UTF-8" in found.errors[0]


@pytest.mark.parametrize("seed", range(60))
def test_damaged_files_are_one_clear_error(read, tmp_path, seed):
    path = tmp_path / "a.parquet"
    _write(path, _rows(300), row_group_size=50)
    raw = bytearray(path.read_bytes())
    chance = random.Random(seed)  # noqa: S311 – the same each time
    if seed % 3 == 0:
        raw = raw[: chance.randrange(len(raw))]
    for _ in range(chance.randrange(1, 20)):
        if raw:
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    path.write_bytes(raw)
    found = read("a.parquet")
    assert all(line.startswith("a.parquet") and "\n" not in line for line in found.errors)


def test_what_is_no_parquet(read, tmp_path):
    for name, raw in {"a": b"", "b": b"PAR1", "c": b"hello", "d": b"PAR1" + bytes(100)}.items():
        (tmp_path / f"{name}.parquet").write_bytes(raw)
        (error,) = read(f"{name}.parquet").errors
        assert error.startswith(f"{name}.parquet: cannot be read as Parquet: ")


def test_no_rows(read, tmp_path):
    schema = pa.schema([("text", pa.string())])
    pq.write_table(schema.empty_table(), tmp_path / "a.parquet")
    assert read("a.parquet").corpus.articles == []
