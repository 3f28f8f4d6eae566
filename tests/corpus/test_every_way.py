"""However many paragraphs are cleaned, the bytes are the same; `tests/spark` adds Spark."""

from __future__ import annotations

import subprocess
import sys
import time

import duckdb
import pyarrow.parquet as pq
import pytest

from cleaner import clean

from .many_records import FAILED, SHARDS, files, run, words, write_news

pytestmark = pytest.mark.xdist_group("every_way")
"""One process of pytest takes them all, so ``serial`` is made once."""


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    write_news(folder)
    return folder


@pytest.fixture(scope="module")
def serial(news, tmp_path_factory):
    out = tmp_path_factory.mktemp("serial") / "out"
    assert run(news, out, "--jobs", "1") == FAILED
    return files(out)


def test_two_processes(news, serial, tmp_path):
    assert run(news, tmp_path / "out", "--jobs", "2") == FAILED
    assert files(tmp_path / "out") == serial
    assert sum("-0" in name for name in serial) == SHARDS


def test_killed_and_resumed(news, serial, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "cleaner", *words(news, out, "--jobs", "1")]
    with subprocess.Popen(command) as begun:
        until = time.monotonic() + 120
        while len(list(out.glob("a-0*"))) < 3 and time.monotonic() < until:
            time.sleep(0.01)
        begun.kill()
    assert 3 <= len(list(out.glob("[a-d]-0*"))) < SHARDS
    assert run(news, out, "--resume") == FAILED
    assert files(out) == serial


def test_the_library_by_duckdb(news, serial, tmp_path):
    """Rows that DuckDB reads and writes, cleaned by a function of ours in its query."""
    with duckdb.connect() as connection:
        connection.create_function("cleaned", lambda text: clean(text).text, ["VARCHAR"], "VARCHAR")
        connection.execute(
            "COPY (SELECT id, cleaned(text) AS text FROM read_parquet(?) ORDER BY id) TO ?",
            [str(news / "c.parquet"), str(tmp_path / "c.parquet")],
        )
    (tmp_path / "parts").mkdir()
    for name, content in serial.items():
        if name.startswith("c-0"):
            (tmp_path / "parts" / name).write_bytes(content)
    parts = pq.read_table(tmp_path / "parts", columns=["id", "text"]).sort_by("id")
    assert pq.read_table(tmp_path / "c.parquet").to_pylist() == parts.to_pylist()
