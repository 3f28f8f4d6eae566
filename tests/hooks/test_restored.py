"""``clean restore`` puts back what the libraries themselves wrote of cleaned records."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parents[2]
RECORDS = ROOT / "samples" / "records.jsonl"
FIELDS = ("id", "url", "text", "html")


def _pandas(path):
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    from cleaner.hooks.pandas import arrow_schema, clean_frame

    frame = clean_frame(pd.read_json(RECORDS, lines=True))
    if path.suffix == ".parquet":
        frame.to_parquet(path, schema=arrow_schema(frame))
    else:
        frame.to_json(path, orient="records", lines=True)


def _polars(path):
    pl = pytest.importorskip("polars", reason="polars is not installed")
    from cleaner.hooks.polars import clean_frame

    frame = clean_frame(pl.read_ndjson(RECORDS))
    frame.write_parquet(path) if path.suffix == ".parquet" else frame.write_ndjson(path)


def _views(path):
    """Tables of polars have views of strings, which Arrow knows less of."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    from cleaner.hooks.arrow import clean_table

    table = clean_table(pa.table(pl.read_ndjson(RECORDS)))
    assert table.schema.field("text").type == pa.string_view()
    pq.write_table(table, path)


def _datasets(path):
    datasets = pytest.importorskip("datasets", reason="datasets is not installed")
    from cleaner.hooks.datasets import clean_dataset

    rows = [json.loads(line) for line in RECORDS.read_text(encoding="utf-8").splitlines()]
    cleaned = clean_dataset(datasets.Dataset.from_list([_plain(row) for row in rows]))
    cleaned.to_parquet(path) if path.suffix == ".parquet" else cleaned.to_json(path)


def _plain(row):
    return {name: row.get(name) for name in FIELDS}


def _rows(path):
    if path.suffix == ".parquet":
        return [_plain(row) for row in pq.read_table(path).to_pylist()]
    return [_plain(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("write", "kind"),
    [
        (_pandas, "parquet"),
        (_pandas, "jsonl"),
        (_polars, "parquet"),
        (_polars, "jsonl"),
        (_views, "parquet"),
        (_datasets, "parquet"),
        (_datasets, "jsonl"),
    ],
)
def test_what_a_library_wrote_comes_back(tmp_path, write, kind):
    written, back = tmp_path / f"cleaned.{kind}", tmp_path / f"back.{kind}"
    write(written)
    assert _rows(written) != _rows(RECORDS)
    command = [sys.executable, "-m", "cleaner", "restore", written, "-o", back]
    subprocess.run(command, check=True, cwd=ROOT)
    assert _rows(back) == _rows(RECORDS)
