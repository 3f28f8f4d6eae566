"""A field that no record has: said of the first records, before a run of hours."""

from __future__ import annotations

import csv
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.corpus.fields import FIRST

STORY = "The ferry sailed, the harbour office said."
GUESS = "no field for the text (text, body, content, html, raw_html); there are id, story"


def table(rows: list[dict[str, str]], form: str) -> bytes:
    if form == "jsonl":
        return b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    if form == "parquet":
        sink = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(rows), sink)
        return sink.getvalue()
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@pytest.fixture
def made(tmp_path):
    def make(form: str, count: int):
        path = tmp_path / f"news.{form}"
        path.write_bytes(table([{"id": str(at), "story": STORY} for at in range(count)], form))
        return path

    return make


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], GUESS),
        (["--text-field", "txt"], "no field 'txt' for the text; there are id, story"),
        (["--html-field", "p"], "no field 'p' for the html; there are id, story"),
        (["--text-field", "story", "--url-field", "u"], "no field 'u' for the url; there are id"),
        (["--text-field", "story", "--outlet-field", "o"], "no field 'o' for the outlet; there"),
    ],
)
def test_a_field_that_no_record_has_ends_the_run_at_once(cli, made, tmp_path, words, said):
    out = tmp_path / "out"
    for form in ("jsonl", "csv", "parquet"):
        news = made(form, 300)
        for more in (["-o", f"{out}/"], ["-o", f"{out}.{form}"], ["--check"]):
            assert cli(*words, *more, news).failed(
                2, f"{news}: the first ", f" records have {said}"
            )
        assert not (out / "manifest.jsonl").exists()
        assert not out.with_suffix(f".{form}").exists()


def test_few_records_fail_by_themselves(cli, made):
    done = cli("--text-field", "txt", made("jsonl", FIRST - 1))
    assert (done.code, done.out) == (3, b"")
    assert "news.jsonl:1: no field 'txt' for the text" in done.errors[0]


def test_odd_records_fail_by_themselves(cli, tmp_path):
    path = tmp_path / "news.jsonl"
    odd = b'{"id": 1}\n' * (FIRST - 1)
    path.write_bytes(odd + table([{"text": STORY}], "jsonl") + odd * 20)
    done = cli(path)
    assert (done.code, done.out.count(b"\n")) == (3, 1)


@pytest.mark.parametrize(
    "between", [b"{\n", b'{"text": ""}\n', b'{"text": null}\n', b'{"text": 7}\n']
)
def test_what_else_is_wrong_does_not_count(cli, tmp_path, between):
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"id": 1}\n' * 5 + between + b'\n{"id": 1}' * 5)
    assert cli(path).code == 3


def test_records_in_many_files_and_big_ones_are_counted_together(cli, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FIRST):
        (folder / f"{number:02}.jsonl").write_text(json.dumps({"story": "x" * 1_100_000}) + "\n")
    assert cli(folder, "-o", tmp_path / "out/").failed(2, "09.jsonl: the first 10 records have no")
    (folder / "00.jsonl").write_bytes(table([{"text": STORY}], "jsonl"))
    done = cli(folder, "-o", tmp_path / "out2/")
    assert done.code == 3
    assert "9 failed" in done.err


def test_a_run_that_goes_on_is_not_asked_again(cli, tmp_path):
    path = tmp_path / "news.jsonl"
    good = table([{"text": STORY}] * 10, "jsonl")
    path.write_bytes(good + b'{"id": 1}\n' * 20)
    words = [path, "-o", tmp_path / "out/", "--shard-size", 10, "-q"]
    assert cli(*words).code == 3
    manifest = tmp_path / "out/manifest.jsonl"
    manifest.write_bytes(b"".join(manifest.read_bytes().splitlines(keepends=True)[:2]))
    assert cli(*words, "--resume").code == 3


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_overlap_leaves_an_input_whose_rows_all_lack_a_field(cli, made, tmp_path, form):
    other = tmp_path / "other.jsonl"
    other.write_bytes(table([{"txt": STORY}], "jsonl"))
    done = cli("overlap", "--text-field", "txt", "--json", made(form, 300), other)
    (error,) = done.errors
    assert done.code == 3
    assert f"news.{form}: the first 10 rows have no field 'txt' for the text; there are id" in error
    assert len(json.loads(done.out)["documents"]) == 1
    done = cli("overlap", "--text-field", "txt", "--json", made(form, FIRST - 1), other)
    assert f"news.{form}:" in done.errors[0]
    assert "no field 'txt' for the text" in done.errors[0]
