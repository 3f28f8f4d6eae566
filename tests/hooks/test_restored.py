"""``clean restore`` puts back what the libraries themselves wrote of cleaned records."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.records import InputError, Recipe

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


SCRAPE = "Rain fell on the town for nine days.\n\nSign up for our newsletter.\n\nThe council met.\n"
PAGE = "<html><body><article><p>Rain fell on the town for nine days.</p></article></body></html>"
COLUMNS = {
    "text": {"id": [1, 2, 3], "text": [SCRAPE, None, "Sun."], "x": [None, "a", None]},
    "a text last": {"id": [1], "text": [SCRAPE]},
    "pages": {"html": [PAGE, None], "id": [1, 2]},
    "both": {"text": [None, SCRAPE], "html": [PAGE, None]},
    "nothing": {"text": [None, ""], "id": [1, 2]},
}


def _roundtrip_pandas(columns, recipe):
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    from cleaner.hooks.pandas import clean_frame, restore_frame

    frame = pd.DataFrame(columns).rename(index=lambda at: f"i{at}")
    cleaned = clean_frame(frame, recipe)
    pd.testing.assert_frame_equal(restore_frame(cleaned, recipe), frame, check_dtype=False)
    assert list(restore_frame(cleaned, recipe).columns) == list(frame.columns)


def _roundtrip_polars(columns, recipe):
    pl = pytest.importorskip("polars", reason="polars is not installed")
    from cleaner.hooks.polars import clean_frame, restore_frame

    frame = pl.DataFrame(columns)
    assert restore_frame(clean_frame(frame, recipe), recipe).equals(frame)


def _roundtrip_arrow(columns, recipe):
    from cleaner.hooks.arrow import clean_table, restore_table

    table = pa.table(columns)
    back = restore_table(clean_table(table, recipe, on_error="keep"), recipe)
    assert back.to_pydict() == table.to_pydict()


@pytest.mark.parametrize("columns", COLUMNS.values(), ids=COLUMNS)
@pytest.mark.parametrize("recipe", [Recipe(), Recipe(prefix="our_")], ids=["plain", "prefix"])
@pytest.mark.parametrize("roundtrip", [_roundtrip_pandas, _roundtrip_polars, _roundtrip_arrow])
def test_a_table_comes_back_in_memory(roundtrip, columns, recipe):
    roundtrip(columns, recipe)


def test_a_frame_comes_back_by_way_of_a_file(tmp_path):
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    from cleaner.hooks.pandas import arrow_schema, clean_frame, restore_frame

    frame = pd.read_json(RECORDS, lines=True)
    cleaned = clean_frame(frame)
    cleaned.to_parquet(tmp_path / "a.parquet", schema=arrow_schema(cleaned))
    back = restore_frame(pd.read_parquet(tmp_path / "a.parquet"))
    pd.testing.assert_frame_equal(back, frame, check_dtype=False)


def test_what_is_not_cleaned_or_was_changed_is_refused():
    from cleaner.hooks.arrow import clean_table, restore_table

    table = pa.table({"text": [SCRAPE, SCRAPE]})
    with pytest.raises(InputError, match="no cleaned records: there is no column 'removed'"):
        restore_table(table)
    cleaned = clean_table(table)
    changed = cleaned.set_column(0, "text", pa.array([cleaned["text"][0].as_py(), "Sun."]))
    with pytest.raises(InputError, match="record 2: its 'text' is not what cleaning wrote"):
        restore_table(changed)
    with pytest.raises(TypeError, match=r"restore_table\(\) takes a table of pyarrow, not list"):
        restore_table([])
