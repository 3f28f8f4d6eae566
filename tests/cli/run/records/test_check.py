"""``clean --check`` and ``--dry-run``: nothing written, a line an input with something to go."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.corpus_records import record, records


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(records(30))
    return path


def test_a_text_with_something_to_remove_is_a_finding(cli, scrape, article, tmp_path):
    done = cli("--check", scrape)
    assert (done.code, done.err) == (1, "")
    assert done.text == f"{scrape}: 1 of 4 lines go (newsletter 1)\n"
    clean = tmp_path / "clean.txt"
    clean.write_text(article)
    assert cli("--check", clean, scrape).text == done.text
    assert (cli("--check", clean).code, cli("--check", clean).out) == (0, b"")


def test_records_with_something_to_remove_are_a_finding(cli, news):
    done = cli("--check", news)
    assert (done.code, done.err) == (1, "")
    size = len("\nSign up for our newsletter\n") * 10
    assert done.text == (
        f"{news}: something goes from 10 of 30 records, {size} characters (newsletter 10)\n"
    )


def test_what_was_cleaned_passes(cli, news, tmp_path):
    """In a text no pitch is left; records still say what went, and that is no finding."""
    cli(news, "-o", tmp_path / "cleaned.jsonl")
    assert cli("--check", tmp_path / "cleaned.jsonl").code == 0
    assert cli("--check", tmp_path / "cleaned.jsonl").out == b""
    changed = (tmp_path / "cleaned.jsonl").read_bytes() + record(1, pitch=True)
    (tmp_path / "cleaned.jsonl").write_bytes(changed)
    done = cli("--check", tmp_path / "cleaned.jsonl")
    assert done.code == 1
    assert "goes from 1 of 31 records" in done.text


def test_a_dry_run_says_it_of_each_input_and_finds_nothing(cli, news, tmp_path):
    (tmp_path / "other.jsonl").write_bytes(record(2))
    done = cli("--dry-run", news, tmp_path / "other.jsonl")
    assert done.code == 0
    assert [line.partition(": ")[2][:22] for line in done.text.splitlines()] == [
        "something goes from 10",
        "nothing goes from 1 re",
    ]


@pytest.mark.parametrize("mode", ["--check", "--dry-run"])
def test_records_that_cannot_be_read_are_errors(cli, news, mode):
    news.write_bytes(b'{\n{"id": 1}\n' + records(3))
    done = cli(mode, news)
    assert done.code == 3
    assert len(done.errors) == 2
    assert f"{news}:1: " in done.errors[0]


def test_jobs_find_the_same(program, news, tmp_path):
    (tmp_path / "other.jsonl").write_bytes(records(400))
    one = program("--check", news, tmp_path / "other.jsonl")
    two = program("--check", news, tmp_path / "other.jsonl", "--jobs", "2")
    assert (one.code, one.out, one.err) == (two.code, two.out, two.err)
    assert one.code == 1


@pytest.mark.parametrize("mode", ["--check", "--dry-run"])
def test_nothing_is_written(cli, news, scrape, tmp_path, mode):
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    cli(mode, news)
    cli(mode, scrape)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_hook_of_pre_commit_runs_the_check(cli, news, scrape):
    hook = Path(__file__).parents[4].joinpath(".pre-commit-hooks.yaml").read_text("utf-8")
    [entry] = re.findall(r"^  entry: clean (.*)$", hook, re.MULTILINE)
    [files] = re.findall(r"^  files: (.*)$", hook, re.MULTILINE)
    assert re.search(files, str(news))
    assert re.search(files, str(scrape))
    assert cli(*entry.split(), scrape).code == 1
    assert cli(*entry.split(), news).code == 1


def test_a_null_beside_a_page_is_no_field_of_anybodys(cli, tmp_path):
    """Columns know no absent field; what a table's first row lacks must not refuse the run."""
    page = "<html><body><article><p>The ferry is back, the pilots said.</p></article></body></html>"
    text = "The ferry is back.\n\nSign up for our newsletter.\n"
    news = tmp_path / "news.parquet"
    pq.write_table(pa.table({"text": [None, text], "html": [page, None]}), news)
    checked = cli("--check", news)
    assert (checked.code, checked.err) == (1, "")
    assert checked.text.startswith(f"{news}: something goes from 1 of 2 records")
    assert cli(news, "-o", tmp_path / "out.parquet").code == 0
    cleaned = pq.read_table(tmp_path / "out.parquet")
    assert cleaned["clean_field"].to_pylist() == ["html", "text"]
    assert cleaned["text"].to_pylist()[1].strip() == "The ferry is back."


@pytest.mark.parametrize("line", [b"[1]", b"{bad", b'{"text": "\xff"}', b'{"text": 3}'])
def test_a_check_says_of_a_record_what_a_run_says(cli, tmp_path, line):
    news = tmp_path / "news.jsonl"
    news.write_bytes(line + b"\n")
    checked, done = cli("--check", news), cli(news, "-o", tmp_path / "out.jsonl")
    assert checked.errors == done.errors
    assert (checked.code, done.code, len(done.errors)) == (3, 3, 1)
