"""Parquet to batches and back: every other column as it was, whatever is in it."""

from __future__ import annotations

import datetime as dt
import decimal
import io
import json
import random
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.containers.many import batches
from cleaner.corpus.containers.writers import shard_writer
from cleaner.corpus.records.batch import Batch
from cleaner.corpus.records.columns import cleaned_schema
from cleaner.corpus.records.recipe import FACTS, Recipe
from cleaner.corpus.records.worked import worked
from cleaner.corpus.stores.drafts import StreamDraft
from cleaner.corpus.stores.piped import Piped
from cleaner.corpus.stores.remote import Stored
from cleaner.model import InputError

SCRAPE = "Rain fell on the town for nine days.\n\nSign up for our newsletter.\n\nThe council met.\n"
ARTICLE = "Rain fell on the town for nine days.\n\nThe council met.\n"


def columns(count):
    """Columns of most types that there are, one of them of text."""
    texts = [SCRAPE if number % 3 else "The council met.\n" for number in range(count)]
    when = dt.datetime(2031, 5, 6, 7, 8, 9, 123456, tzinfo=dt.UTC)
    said = pa.struct([pa.field("b", pa.string()), pa.field("n", pa.int8())])
    return {
        "id": pa.array(range(count), pa.uint64()),
        "text": pa.array(texts),
        "ns": pa.array([when] * count, pa.timestamp("ns", "Europe/Rome")),
        "day": pa.array([when.date(), None] * (count // 2), pa.date32()),
        "price": pa.array([decimal.Decimal("1.50")] * count, pa.decimal128(9, 2)),
        "half": pa.array([0.5] * count, pa.float32()),
        "raw": pa.array([b"\xff\x00"] * count, pa.binary()),
        "big": pa.array(["é"] * count, pa.large_string()),
        "tags": pa.array([["a", None], None] * (count // 2), pa.list_(pa.string())),
        "said": pa.array([{"b": SCRAPE, "n": 1}] * count, said),
        "pairs": pa.array([[("k", 1)]] * count, pa.map_(pa.string(), pa.int64())),
        "kind": pa.array(["x", "y"] * (count // 2)).dictionary_encode(),
        "many": pa.array([f"{number}" * 30 for number in range(count)]).dictionary_encode(),
        "nothing": pa.nulls(count),
        "yes": pa.array([True] * count),
    }


def table(count=500):
    fields = [
        pa.field(name, column.type, nullable=name != "id", metadata={"of": name})
        for name, column in columns(count).items()
    ]
    schema = pa.schema(fields, metadata={"pandas": "{}", "own": "é".encode()})
    return pa.table(columns(count), schema=schema)


def parquet(rows, **options):
    out = io.BytesIO()
    pq.write_table(rows, out, **options)
    return out.getvalue()


def written(taken, recipe):
    """All batches cleaned, and as a file again."""
    out = io.BytesIO()
    writer = shard_writer("parquet", "", StreamDraft(out))
    for batch in taken.batches:
        writer.add(worked(batch, recipe))
    facts = writer.close()
    assert facts.bytes == len(out.getvalue())
    return pq.read_table(io.BytesIO(out.getvalue())), facts


@pytest.mark.parametrize("group", [7, 100, 1000])
def test_other_columns_stay_as_they_are(take, group):
    raw = parquet(table(), row_group_size=group)
    before = pq.read_table(io.BytesIO(raw))
    taken = take(raw, "parquet")
    after, facts = written(taken, Recipe())
    assert facts.records == 500
    assert after.schema.names == [*before.schema.names, *FACTS]
    assert after.schema.metadata == before.schema.metadata
    for name in before.schema.names:
        assert after.schema.field(name).equals(before.schema.field(name), check_metadata=True)
        if name != "text":
            assert after[name].to_pylist() == before[name].to_pylist()
    assert set(after["text"].to_pylist()) == {ARTICLE, "The council met.\n"}
    assert after.schema.equals(cleaned_schema(before.schema, Recipe()))


def test_what_went_is_a_list_of_structs(take):
    after, _ = written(take(parquet(table(6)), "parquet"), Recipe())
    kind = after.schema.field("removed").type
    assert str(kind).startswith("list<element: struct<start: int64, end: int64, line: int64, ")
    assert [field.name for field in kind.value_type][3:] == ["by", "kind", "why", "score", "text"]
    gone = after["removed"].to_pylist()[1][0]
    assert SCRAPE[gone["start"] : gone["end"]] == gone["text"]
    assert after["removed"].to_pylist()[0] == []


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.dictionary(pa.int8(), pa.string()),
        pa.dictionary(pa.int32(), pa.large_string()),
    ],
    ids=str,
)
def test_text_of_any_type_keeps_it(take, kind):
    texts = [SCRAPE, None, "", "The council met.\n", SCRAPE]
    schema = pa.schema([pa.field("text", kind)])
    raw = parquet(pa.table([pa.array(texts).cast(kind)], schema=schema))
    before = pq.read_schema(io.BytesIO(raw))
    after, _ = written(take(raw, "parquet"), Recipe())
    assert after.schema.field("text") == before.field("text")
    assert after["text"].to_pylist() == [ARTICLE, None, "", "The council met.\n", ARTICLE]
    assert after["clean_field"].to_pylist() == ["text", None, None, "text", "text"]


@pytest.mark.parametrize(
    "kind",
    [pa.string_view(), pa.struct([("said", pa.string_view())]), pa.list_(pa.string_view())],
    ids=str,
)
@pytest.mark.parametrize("bad", [[1], [0, 2, 3], [0, 1, 2, 3]])
def test_rows_fail_alone_beside_columns_that_arrow_cannot_filter(take, kind, bad):
    other = {"string_view": "x", "struct<said: string_view>": {"said": "x"}}.get(str(kind), ["x"])
    notes = pa.array([other, None, other, None], kind)
    texts = [b"\xff" if at in bad else b"The council met." for at in range(4)]
    read = pa.table({"text": pa.array(texts, pa.binary()).view(pa.string()), "notes": notes})
    after, _ = written(take(parquet(read), "parquet"), Recipe())
    stays = [at for at in range(4) if at not in bad]
    assert after.schema.field("notes").type == kind
    assert after["notes"].to_pylist() == [notes[at].as_py() for at in stays]


def test_nested_text_goes_into_a_column_of_its_own(take):
    raw = parquet(table(4))
    after, _ = written(take(raw, "parquet"), Recipe(text="said.b", out="article"))
    assert after.schema.names[-8:] == ["article", *FACTS]
    assert after["article"].to_pylist() == [ARTICLE] * 4
    assert after["said"].to_pylist() == [{"b": SCRAPE, "n": 1}] * 4
    assert after["clean_field"].to_pylist() == ["said.b"] * 4


def test_a_cleaned_table_is_cleaned_anew(take):
    once, _ = written(take(parquet(table()), "parquet"), Recipe())
    again, _ = written(take(parquet(once), "parquet"), Recipe())
    assert again.schema.equals(once.schema, check_metadata=True)
    assert again.to_pylist() == once.to_pylist()


def test_a_nested_text_that_was_cleaned_is_cleaned_anew(take):
    recipe = Recipe(text="said.b", out="article", prefix="c_")
    once, _ = written(take(parquet(table(6)), "parquet"), recipe)
    again, _ = written(take(parquet(once), "parquet"), recipe)
    assert again.to_pylist() == once.to_pylist()


def test_rows_that_fail_are_left_out(take):
    bad = pa.array([SCRAPE.encode(), b"\xff", b"Rain."], pa.binary()).view(pa.string())
    raw = parquet(pa.table({"id": [1, 2, 3], "text": bad}))
    (batch,) = take(raw, "parquet").batches
    done = worked(batch, Recipe())
    assert [(each.number, each.error) for each in done.failed] == [
        (2, "the field 'text' is bytes that are not UTF-8, no text")
    ]
    after, _ = written(take(raw, "parquet"), Recipe())
    assert after["id"].to_pylist() == [1, 3]
    assert (done.tally.records, done.tally.failed) == (3, 1)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ({"words": ["a"]}, r"no field for the text .*; there are words; name it"),
        ({"text": [1]}, "the field 'text' is a number, no text"),
        ({"text": [["a"]]}, "the field 'text' is a list, no text"),
        ({"text": [b"a"]}, r"the field 'text' is bytes \(a binary column\), no text"),
        ({"text": [b"\xff"]}, "the field 'text' is bytes that are not UTF-8, no text"),
    ],
)
def test_a_field_that_is_missing_or_no_text(take, rows, says):
    import re

    (batch,) = take(parquet(pa.table(rows)), "parquet").batches
    done = worked(batch, Recipe())
    assert re.match(says, done.failed[0].error)
    assert done.tally.failed == 1


def test_a_table_without_rows_says_its_columns(take):
    raw = parquet(table(2).slice(0, 0))
    (batch,) = take(raw, "parquet").batches
    assert len(batch) == 0
    after, facts = written(take(raw, "parquet"), Recipe())
    assert after.schema.names == [*table(2).schema.names, *FACTS]
    assert facts.records == 0
    after, _ = written(take(parquet(pa.table({})), "parquet"), Recipe())
    assert after.schema.names == ["text", *FACTS]


def test_numbers_and_marks(take):
    raw = parquet(table(500), row_group_size=120)
    taken = take(raw, "parquet", every=70)
    assert taken.numbers == list(range(1, 501))
    ends = {batch.numbers[-1] for batch in taken.batches}
    assert set(range(70, 500, 70)) <= ends
    for start in (70, 140, 490):
        rest = take(raw, "parquet", start=start, every=70)
        assert rest.batches == [batch for batch in taken.batches if batch.numbers[0] > start]
    assert take(raw, "parquet", start=500).batches == []


def test_a_row_that_is_too_big_fails_alone(take):
    texts = ["a", "b" * 50_000, "c"]
    views = pa.array(texts, pa.string_view())
    for column in (pa.array(texts), pa.array(texts).dictionary_encode(), views):
        taken = take(parquet(pa.table({"text": column})), "parquet", record=40_000)
        assert [failed.number for failed in taken.failed] == [2]
        assert "more than a record may have (40,000)" in taken.failed[0].error
        assert taken.numbers == [1, 3]


def test_a_dictionary_is_not_sent_whole_with_every_batch(take):
    texts = [f"{number} " * 200 for number in range(2000)]
    raw = parquet(pa.table({"text": pa.array(texts).dictionary_encode()}))
    taken = take(raw, "parquet")
    assert sum(len(batch.rows) for batch in taken.batches) < 3 * sum(map(len, texts))


def test_a_start_is_quick_in_bytes(take):
    taken = take(parquet(table(200), row_group_size=50), "parquet", start=150)
    assert taken.numbers == list(range(151, 201))
    assert taken.consumed > 0


def test_what_is_read_grows_within_a_row_group():
    raw = parquet(table(500))
    with batches(Piped("x", io.BytesIO(raw)), "parquet", Limits()) as reading:
        read = [reading.consumed for _ in reading]
    assert len(read) > 3
    assert sorted(set(read)) == read
    assert 0 < read[0] < len(raw) / 3 < read[-1] < len(raw)


def _damaged(where, raw):
    broken = bytearray(raw)
    if where == "page":
        middle = len(raw) // 2
        broken[middle : middle + 8] = bytes(each ^ 0xFF for each in raw[middle : middle + 8])
    elif where == "cut":
        del broken[len(raw) // 2 :]
    else:
        broken[-200:-100] = bytes(100)
    return bytes(broken)


@pytest.mark.parametrize("where", ["page", "cut", "foot"])
def test_damage_gives_what_stood_before(take, where):
    chance = random.Random(4)  # noqa: S311 – the same each time
    texts = [f"{chance.getrandbits(4000):x}" for _ in range(2000)]
    raw = parquet(
        pa.table({"text": texts}),
        row_group_size=100,
        write_page_checksum=True,
        use_dictionary=False,
    )
    taken = take(_damaged(where, raw), "parquet")
    assert taken.error.startswith("x: cannot be read as Parquet: ")
    assert "\n" not in taken.error
    if where == "page":
        assert len(taken.numbers) >= 800
        assert taken.numbers == list(range(1, len(taken.numbers) + 1))


@pytest.mark.parametrize("raw", [b"", b"PAR1", b"hello", b"PAR1" + bytes(100)])
def test_what_is_no_parquet(take, raw):
    assert take(raw, "parquet").error.startswith("x: cannot be read as Parquet: ")


@pytest.mark.parametrize("names", [("text", "a", "a"), ("text", "text", "a")])
def test_two_columns_of_one_name_are_refused(take, names):
    rows = pa.Table.from_arrays([pa.array([SCRAPE]), pa.array(["1"]), pa.array([2])], names=names)
    taken = take(parquet(rows), "parquet")
    assert "two columns are called" in taken.error
    assert not taken.batches


def test_from_a_remote_store():
    system = fsspec.filesystem("memory")
    system.pipe("/in/a.parquet", parquet(table(50)))
    held = Stored("memory://in/a.parquet", Path("a.parquet"))
    read = [each for each in batches(held, "parquet") if isinstance(each, Batch)]
    assert sum(map(len, read)) == 50
    system.store.clear()


def test_other_columns_in_one_file_are_refused(take):
    writer = shard_writer("parquet", "", StreamDraft(io.BytesIO()))
    base = pa.table({"text": ["Rain."], "n": [1]})
    (batch,) = take(parquet(base), "parquet").batches
    writer.add(worked(batch, Recipe()))
    for other, says in (
        (base.append_column("m", pa.array([1])), "'m' is new"),
        (base.set_column(1, "n", pa.array(["1"])), "'n' is string, was int64"),
        (base.drop_columns("n"), "'n' is missing"),
        (base.select(["n", "text"]), "they stand in another order"),
    ):
        (batch,) = take(parquet(other), "parquet").batches
        with pytest.raises(InputError, match=f"other columns than before: {says}"):
            writer.add(worked(batch, Recipe()))
    (lines,) = take(b'{"text": "Rain."}').batches
    with pytest.raises(InputError, match="lines of JSON do not go into a Parquet file"):
        writer.add(worked(lines, Recipe()))


def test_row_groups_are_cut_by_bytes(take, monkeypatch):
    monkeypatch.setattr("cleaner.corpus.containers.tables.write.GROUP", 20_000)
    out = io.BytesIO()
    writer = shard_writer("parquet", "", StreamDraft(out))
    for batch in take(parquet(table(500)), "parquet").batches:
        writer.add(worked(batch, Recipe()))
    writer.close()
    file = pq.ParquetFile(io.BytesIO(out.getvalue()))
    assert file.metadata.num_row_groups > 3
    assert file.read()["id"].to_pylist() == list(range(500))


def test_rows_as_lines_of_json(take):
    out = io.BytesIO()
    writer = shard_writer("jsonl", "", StreamDraft(out))
    for batch in take(parquet(table(4)), "parquet", rows=2).batches:
        writer.add(worked(batch, Recipe()))
    assert writer.close().records == 4
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["id"] for row in rows] == [0, 1, 2, 3]
    assert rows[1]["text"] == ARTICLE
    assert rows[0]["raw"] == "/wA="
    assert rows[0]["day"] == "2031-05-06"
    assert rows[0]["price"] == "1.50"
    assert rows[0]["ns"].startswith("2031-05-06T09:08:09.123456")


def test_batches_are_small_where_rows_are_big(take):
    rows = pa.table({"text": [f"{number}" * 300_000 for number in range(10)]})
    taken = take(parquet(rows), "parquet")
    assert max(len(batch) for batch in taken.batches) <= 4
    assert Limits().bytes == 1 << 20
