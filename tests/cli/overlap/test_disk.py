"""`clean overlap --engine duckdb` writes what `--engine memory` writes, byte for byte."""

from __future__ import annotations

import errno
import re
import signal
import sys
from pathlib import Path

import pytest

from cleaner.cli.overlap import disk
from cleaner.corpus.engines.duckdb import find
from cleaner.corpus.engines.duckdb.sink import Sink
from cleaner.corpus.engines.duckdb.store import Store

from .texts import FERRY, write_rows, write_stories

ON_DISK = ("--engine", "duckdb")


@pytest.fixture
def news(tmp_path):
    return write_stories(tmp_path / "news")


@pytest.fixture
def rows(tmp_path):
    return write_rows(tmp_path / "rows.jsonl")


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("write", [write_stories, write_rows])
def test_matches(cli, tmp_path, form, write):
    path, found = write(tmp_path / "news.jsonl"), []
    for engine in ("memory", "duckdb"):
        out = tmp_path / f"{engine}.{form}"
        assert cli("overlap", "--to", form, "-o", out, "--engine", engine, path).code == 0
        found.append(out.read_bytes())
    assert found[0] == found[1]
    assert len(found[0]) > 500


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_pairs_of_articles(cli, rows, form):
    asked = ("overlap", "--to", form, "--pairs", rows)
    found = cli(*asked, *ON_DISK)
    assert found.out == cli(*asked).out
    assert len(found.out) > 300


def test_the_summary(cli, news):
    expected = cli("overlap", news)
    found = cli("overlap", *ON_DISK, news)
    assert (found.code, found.out, found.err) == (0, expected.out, "")


def test_raw_and_within_outlets(cli, rows):
    options = ("--raw", "--same-outlet", "--min-words", "5", "--to", "jsonl", rows)
    assert cli("overlap", *ON_DISK, *options).out == cli("overlap", *options).out


def test_the_report_and_the_page(cli, news, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    found = []
    for engine in ("memory", "duckdb"):
        out, page = tmp_path / f"{engine}.json", tmp_path / f"{engine}.html"
        asked = ("overlap", "--json", "-o", out, "--html", page, "--engine", engine, news)
        assert cli(*asked).code == 0
        found.append((out.read_bytes(), page.read_bytes()))
    assert found[0] == found[1]


def test_a_report_of_too_much(cli, rows, tmp_path, monkeypatch):
    monkeypatch.setattr(disk, "DOCUMENTS", 2)
    page, out = tmp_path / "page.html", tmp_path / "m.jsonl"
    asked = ("overlap", *ON_DISK, "--html", page, "--to", "jsonl", "-o", out, rows)
    result = cli(*asked)
    assert result.failed(3, "--html: ", "too many for one report", "use --to jsonl, csv or parquet")
    assert not page.exists()
    assert out.read_bytes() == cli("overlap", "--to", "jsonl", rows).out
    assert cli("overlap", *ON_DISK, "--html", "-", rows).failed(3, "too many for one report")


def test_too_much_is_shared(cli, news):
    expected = cli("overlap", "--fail-over", "10", news)
    found = cli("overlap", *ON_DISK, "--fail-over", "10", news)
    assert (found.code, found.err) == (expected.code, expected.err)
    assert found.code == 1


def test_ids_twice_and_rows_without_outlet(cli, tmp_path):
    for name in ("a", "b"):
        lines = [f'{{"id": "1", "text": "{FERRY} {name}"}}', f'{{"id": "1", "text": "{FERRY}"}}']
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    paths = (tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    expected = cli("overlap", "--to", "jsonl", *paths)
    found = cli("overlap", "--to", "jsonl", *ON_DISK, *paths)
    assert (found.out, found.err) == (expected.out, expected.err)
    assert '"doc": "a.jsonl:1#2"' in found.text


def test_a_broken_line_is_told_and_the_rest_compared(cli, rows):
    rows.write_bytes(rows.read_bytes() + b'{"id": \n')
    expected = cli("overlap", "--to", "jsonl", rows)
    found = cli("overlap", "--to", "jsonl", *ON_DISK, rows)
    assert (found.code, found.out, found.err) == (expected.code, expected.out, expected.err)
    assert found.code == 3


def test_inputs_that_all_fail(cli, tmp_path):
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 and nothing else")
    assert cli("overlap", *ON_DISK, broken).failed(3, "broken.parquet")


def test_nothing_is_left_in_the_folder(cli, rows, tmp_path):
    folder = tmp_path / "room"
    folder.mkdir()
    assert cli("overlap", *ON_DISK, "--temp", folder, "--memory", "1GB", rows).code == 0
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--memory", "4GB"), "--memory and --temp need --engine duckdb"),
        (("--temp", "."), "--memory and --temp need --engine duckdb"),
        ((*ON_DISK, "--memory", "much"), "'much' is no size; write it like 4GB"),
        ((*ON_DISK, "--memory", "10MB"), "1GB is the least"),
        ((*ON_DISK, "--temp", "nowhere"), "--temp nowhere: is no folder"),
        ((*ON_DISK, "--drop-duplicates", "-o", "out/"), "need --engine memory"),
        ((*ON_DISK, "--review", "r.json"), "need --engine memory"),
    ],
)
def test_what_does_not_go_together(cli, rows, asked, said):
    assert cli("overlap", *asked, rows).failed(2, said)


@pytest.mark.parametrize("memory", [10**6, 2 * 10**6, 4 * 10**6])
def test_too_little_memory_is_one_line(cli, rows, monkeypatch, memory):
    monkeypatch.setattr(find, "share_of_duckdb", lambda _memory: memory)
    result = cli("overlap", *ON_DISK, rows)
    assert result.failed(3, "memory does not suffice; give more with --memory")


@pytest.mark.parametrize("step", ["add", "close"])
def test_a_full_disk_is_one_line(cli, rows, monkeypatch, step):
    def full(*_given):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Sink, step, full)
    result = cli("overlap", *ON_DISK, rows)
    assert result.failed(3, "the disk is full; name another with --temp")


def test_a_signal_amid_a_statement_is_an_interruption(cli, rows, monkeypatch):
    def interrupted(*_given):
        raise RuntimeError("Query interrupted")  # what DuckDB makes of what a handler raised

    monkeypatch.setattr(Store, "table", interrupted)
    result = cli("overlap", *ON_DISK, rows)
    assert result.failed(130, "interrupted; nothing was written, and the next run begins anew")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_output(cli, rows):
    result = cli("overlap", *ON_DISK, "--to", "jsonl", "-o", "/dev/full", rows)
    assert result.failed(3, "/dev/full: cannot be written: No space left on device")


def test_without_duckdb(cli, rows, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    result = cli("overlap", *ON_DISK, rows)
    assert result.failed(3, "needs duckdb: pip install 'cleaner[duckdb]'")
    assert re.search(r"^clean: error: --engine duckdb", result.err)


@pytest.fixture
def interrupts():
    """Python's own answer to Ctrl-C; who runs tests may have taken it away."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
def test_an_interrupt_waits_until_duckdb_is_loaded(tmp_path, monkeypatch):
    said = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nwhole = sum(range(9999))\n"
    (tmp_path / "duckdb.py").write_text(said, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    del sys.modules["duckdb"]
    with pytest.raises(KeyboardInterrupt), find.opened_store(find.Means()):
        pass
    assert sys.modules["duckdb"].whole
