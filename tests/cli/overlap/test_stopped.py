"""Ctrl-C and SIGTERM: what stands then is whole, and it is said how to go on."""

from __future__ import annotations

import signal
import subprocess

import pytest

from tests.cli.conftest import CLEAN

from .texts import ROWS, write_rows

HELP = "clean run -o FOLDER/ --resume, then clean overlap --raw FOLDER/"


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_nothing_is_written_and_it_is_said(tmp_path, engine, how):
    """Its input is a pipe that gives some rows and then no more."""
    out, page, room = tmp_path / "m.csv", tmp_path / "p.html", tmp_path / "room"
    out.write_text("an older one")
    room.mkdir()
    disk = ["--temp", room] if engine == "duckdb" else []
    words = ["overlap", "--from", "jsonl", "--engine", engine, *disk, "--to", "csv", "-o", out]
    running = subprocess.Popen(
        [CLEAN, *words, "--html", page, "-"], stdin=subprocess.PIPE, stdout=-1, stderr=-1
    )
    running.stdin.write(write_rows(tmp_path / "r.jsonl", ROWS).read_bytes() * 300)
    running.stdin.flush()
    running.send_signal(how)
    said, errors = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, b"")
    told = errors.decode()
    assert told.startswith(
        "clean: error: interrupted; nothing was written, and the next run begins"
    )
    assert HELP in told
    assert told.count("\n") == 1
    assert out.read_text() == "an older one"
    assert not page.exists()
    assert list(room.iterdir()) == []


def test_what_is_compared_raw_needs_no_such_advice(cli, tmp_path, monkeypatch):
    def interrupted(*_given, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr("cleaner.overlap.engine.find_overlap", interrupted)
    result = cli("overlap", "--raw", write_rows(tmp_path / "r.jsonl", ROWS))
    assert result.failed(130, "interrupted; nothing was written, and the next run begins anew")
    assert HELP not in result.err


def test_what_was_cleaned_before_gives_the_same(cli, tmp_path):
    rows = write_rows(tmp_path / "r.jsonl", ROWS)
    assert cli("run", "--from", "jsonl", "-o", f"{tmp_path}/cleaned/", rows).code == 0
    again = cli("overlap", "--raw", "--to", "csv", f"{tmp_path}/cleaned/")
    assert again.code == 0
    found = cli("overlap", "--to", "csv", rows)
    ids = [[line[:16] for line in each.out.splitlines()[1:]] for each in (again, found)]
    assert ids[0] == ids[1] != []
