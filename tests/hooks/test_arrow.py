"""Tables and streams of Arrow; and through them DuckDB."""

from __future__ import annotations

import pyarrow as pa
import pytest

from cleaner.corpus.records.columns import cleaned_batch
from cleaner.hooks.arrow import clean_reader, clean_table
from cleaner.records import FACTS, InputError

SCRAPE = "Rain fell for nine days.\n\nSign up for our newsletter."
ARTICLE = "Rain fell for nine days."


def test_a_table_is_cleaned_as_records_are(records, wanted, digest):
    assert digest(clean_table(pa.Table.from_pylist(records)).to_pylist()) == wanted


def test_parquet_files_are_cleaned_as_tables_are(records, wanted, digest):
    cleaned, failed = cleaned_batch(pa.RecordBatch.from_pylist(records))
    assert failed == []
    assert digest(cleaned.to_pylist()) == wanted


def test_texts_in_parquet_files_are_cleaned_as_in_tables(records):
    texts = [record for record in records if record["text"] is not None]
    cleaned, failed = cleaned_batch(pa.RecordBatch.from_pylist(texts))
    assert failed == []
    assert pa.Table.from_batches([cleaned]) == clean_table(pa.Table.from_pylist(texts))


def test_a_stream_is_cleaned_batch_by_batch(records, wanted, digest):
    table = pa.Table.from_pylist(records)
    read = []

    def batches():
        for batch in table.to_batches(max_chunksize=7):
            read.append(batch.num_rows)
            yield batch

    cleaned = clean_reader(pa.RecordBatchReader.from_batches(table.schema, batches()))
    first = cleaned.read_next_batch()
    assert read == [7]
    rows = [*first.to_pylist(), *cleaned.read_all().to_pylist()]
    assert digest(rows) == wanted


def test_columns_types_and_their_metadata_stay():
    field = pa.field("when", pa.timestamp("ns"), metadata={"a": "b"})
    schema = pa.schema([field, ("text", pa.large_string())], metadata={"c": "d"})
    table = pa.table({"when": [1, 2], "text": [SCRAPE, None]}, schema=schema)
    cleaned = clean_table(table)
    assert cleaned.schema.names == ["when", "text", *FACTS]
    assert cleaned.schema.field("when").equals(field, check_metadata=True)
    assert cleaned.schema.field("text").type == pa.large_string()
    assert cleaned.schema.metadata == {b"c": b"d"}
    assert cleaned["when"] == table["when"]
    assert cleaned["text"].to_pylist() == [ARTICLE, None]
    assert clean_table(table.slice(0, 0)).schema == cleaned.schema
    assert clean_table(cleaned) == cleaned


def test_a_column_that_is_no_text_stays_with_its_type():
    kept = clean_table(pa.table({"text": [3]}), on_error="keep")
    assert kept["text"].to_pylist() == [3]
    assert kept["clean_error"].to_pylist() == ["the field 'text' is a number, no text"]


@pytest.mark.parametrize("other", [pa.array(["a"]), [{"text": SCRAPE}], None])
def test_what_is_no_table_is_told(other):
    name = type(other).__name__
    with pytest.raises(TypeError, match=rf"^clean_table\(\) takes a table of pyarrow, not {name}"):
        clean_table(other)


def test_a_row_that_cannot_be_cleaned_is_named_by_its_place_in_the_table():
    table = pa.concat_tables(
        [pa.table({"text": [SCRAPE]}), pa.table({"text": ["<!DOCTYPE html><html><p>A."]})]
    )
    with pytest.raises(InputError, match=r"^record 2: the field 'text' holds HTML"):
        clean_table(table)
    kept = clean_table(table, on_error="keep")
    assert kept["clean_error"].is_null().to_pylist() == [True, False]


def test_duckdb_hands_rows_over_and_takes_them_back(records, wanted, digest):
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    rows = pa.Table.from_pylist(records)  # noqa: F841 – found by its name
    with duckdb.connect() as database:
        cleaned = clean_reader(database.sql("from rows"))
        database.cursor().from_arrow(cleaned).create("articles")
        back = pa.table(database.sql("from articles order by id"))
    assert digest(back.to_pylist()) == wanted
