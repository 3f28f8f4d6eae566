"""What workers do, without a cluster: how work is cut, what is sent along, what comes of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.cli.files.inputs import found_inputs
from cleaner.corpus.containers.kinds import kind_of
from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.engines.spark import parcel
from cleaner.corpus.engines.spark.articles import Reading, _read
from cleaner.corpus.engines.spark.column import cleaned_batches, cleaned_with_errors
from cleaner.corpus.engines.spark.parcel import packed, unpacked
from cleaner.corpus.engines.spark.places import shared_run, shared_target
from cleaner.corpus.engines.spark.starts import cut
from cleaner.corpus.engines.spark.store import GUESS, Store
from cleaner.corpus.engines.spark.task import shards_of
from cleaner.corpus.fields import FieldNames
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.run.plan import Run, Source, Stretch
from cleaner.model import InputError, Options, RuleError

RULES = """\
site = "harbour.example"
domains = ["harbour.example"]
checked = 2031-01-01

[[rule]]
id = "bell"
kind = "line"
why = "the bell"
match = '''The bell rings\\.'''
example = '''
+ Rain fell.
- The bell rings.
'''
"""


def run_over(path, *, shard_size=10):
    source = Source(found_inputs([path])[0], kind_of(path.name))
    return Run(recipe=Recipe(), sources=(source,), shard_size=shard_size, limits=Limits())


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 25, 30])
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_input_is_cut_into_its_shards(tmp_path, form, count):
    path = tmp_path / f"a.{form}"
    if form == "jsonl":
        path.write_text('{"text": "Rain."}\n\n' * count, encoding="utf-8")
    else:
        pq.write_table(pa.table({"text": pa.array(["Rain."] * count, pa.string())}), path)
    parts = cut(run_over(path), Stretch(0, 0, 0))
    assert [part.start for part in parts] == list(range(0, max(count, 1), 10))
    assert [part.shard for part in parts] == list(range(len(parts)))
    assert [part.count for part in parts] == [10] * (len(parts) - 1) + [None]


def test_the_rest_of_an_input_is_cut_where_a_run_on_this_machine_cuts_it(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Rain."}\n' * 35, encoding="utf-8")
    run = run_over(path)
    assert cut(run, Stretch(0, 2, 20)) == [Stretch(0, 2, 20, 10), Stretch(0, 3, 30)]
    one = Stretch(0, 1, 10, 10)
    assert cut(run, one) == [one]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.parquet", "a.warc"])
def test_what_cannot_be_counted_is_one_part_and_whoever_makes_it_says_why(tmp_path, name):
    (tmp_path / name).write_bytes(b"nothing of the kind")
    assert cut(run_over(tmp_path / name), Stretch(0, 0, 0)) == [Stretch(0, 0, 0)]


def test_an_input_that_is_gone_is_one_part_too(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"")
    run = run_over(tmp_path / "a.jsonl")
    (tmp_path / "a.jsonl").unlink()
    assert cut(run, Stretch(0, 0, 0)) == [Stretch(0, 0, 0)]


def test_parts_make_the_shards_of_the_whole(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": f"Rain on day {at}.\n\nShare this article"}) for at in range(34)]
    lines[12] = "broken"
    path.write_text("\n".join(lines), encoding="utf-8")
    run = run_over(path)
    whole = list(shards_of(run, str(tmp_path / "whole"), Stretch(0, 0, 0)))
    parts = [
        made
        for part in cut(run, Stretch(0, 0, 0))
        for made in shards_of(run, str(tmp_path / "parts"), part)
    ]
    assert parts == whole
    assert [len(failed) for _, failed in whole] == [0, 1, 0, 0]
    for path in (tmp_path / "whole").iterdir():
        assert (tmp_path / "parts" / path.name).read_bytes() == path.read_bytes()


def test_inputs_get_names_that_hold_everywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_bytes(b'{"text": "Rain."}')
    run = run_over(Path("a.jsonl"))
    held = shared_run(run).sources[0].held
    assert (held.name, held.path, held.read()) == (
        "a.jsonl",
        tmp_path / "a.jsonl",
        b'{"text": "Rain."}',
    )
    assert shared_target("out/") == str(tmp_path / "out")
    assert shared_target("s3://news/out") == "s3://news/out"
    Path("a.jsonl").unlink()
    with pytest.raises(InputError, match=r"a\.jsonl: cannot be read"):
        held.read()


def test_an_input_that_one_machine_alone_has_is_refused(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"")
    run = run_over(tmp_path / "a.jsonl")
    (source,) = run.sources
    piped = replace(source, held=replace(source.held, path=None))
    with pytest.raises(InputError, match="no worker can read it"):
        shared_run(replace(run, sources=(piped,)))


def test_rules_are_laid_down_where_they_are_needed(tmp_path, monkeypatch):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "harbour.example.toml").write_text(RULES, encoding="utf-8")
    monkeypatch.setattr(parcel.tempfile, "tempdir", str(tmp_path / "there"))
    (tmp_path / "there").mkdir()
    sent = packed(Recipe(options=Options(rules=(tmp_path / "rules",))))
    assert [site for site, _ in sent.rules] == ["harbour.example"]
    unpacked.cache_clear()
    (folder,) = unpacked(sent).options.rules
    assert folder.parent == tmp_path / "there"
    assert (folder / "harbour.example.toml").read_text(encoding="utf-8") == RULES
    unpacked.cache_clear()
    assert unpacked(sent).options.rules == (folder,)
    assert len(list((tmp_path / "there").iterdir())) == 1


def test_another_package_or_other_rules_are_an_error():
    sent = packed(Recipe())
    assert unpacked(sent) == Recipe()
    with pytest.raises(RuleError, match="was sent work by 9"):
        unpacked(replace(sent, version="9"))
    with pytest.raises(RuleError, match="other rules than the machine that sent it work"):
        unpacked(replace(sent, rules_sha256="0"))


def test_failed_rows_stay_in_their_places():
    pages = [
        "Rain.",
        "<html><body><p>Rain.</p></body></html>",
        "Fog.",
        "Fog.\n\nSign up for our newsletter.",
    ]
    batch = pa.RecordBatch.from_pydict({"id": [1, 2, 3, 4], "text": pages})
    (found,) = cleaned_batches(packed(Recipe(text="text")), iter([batch]))
    assert found.schema == cleaned_with_errors(batch.schema, Recipe())
    assert found.column("id").to_pylist() == [1, 2, 3, 4]
    assert [error is None for error in found.column("clean_error").to_pylist()] == [
        *(True, False, True, True)
    ]
    assert found.column("text").to_pylist() == [*pages[:3], "Fog."]


def test_rows_become_numbered_articles_or_say_why_not():
    pytest.importorskip("pyspark")
    rows = {
        "id": ["1", "2", None, "4"],
        "outlet": ["a", None, "c", "d"],
        "text": ["Rain.", "Fog.", "Snow.", "Hail.\n\nShare this article"],
    }
    batch = pa.RecordBatch.from_pydict(rows)
    cleaned = Reading(FieldNames(), packed(Recipe()))
    found = [row for made in _read(cleaned, iter([batch, batch])) for row in made.to_pylist()]
    articles = [row for row in found if row["error"] is None]
    assert [row["outlet_name"] for row in articles] == ["a", "2", "d"] * 2
    assert len({row["record"] for row in articles}) == 6
    assert [row["passages"] for row in articles[:3]] == [1, 1, 1]
    assert [row["error"] for row in found if row["error"]] == ["the id is empty"] * 2


def test_a_table_of_many_joins_forgets_what_spark_guessed_of_its_size(spark):
    """Else the driver multiplies numbers that grow by a factor of three with each table."""
    store = Store(spark)
    store.table("table_0", "SELECT 7 AS n")
    joined = "SELECT n FROM {0} JOIN {0} USING (n) JOIN {0} USING (n)"
    for at in range(1, 9):
        store.table(f"table_{at}", joined.format(f"table_{at - 1}"))
    assert store.number("SELECT n FROM table_8") == 7
    plan = store.given("SELECT n FROM table_8")._jdf.queryExecution().optimizedPlan()
    assert plan.stats().sizeInBytes().bit_length() <= GUESS
