"""``clean run --engine spark``: the very files that a run on this machine writes."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time

import pytest

from tests.corpus.many_records import FAILED, SHARDS, files, run, write_news


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    write_news(folder)
    return folder


@pytest.fixture(scope="module")
def here(news, tmp_path_factory):
    """What a run on this machine writes."""
    out = tmp_path_factory.mktemp("here") / "out"
    assert run(news, out) == FAILED
    return files(out)


@pytest.mark.usefixtures("spark")
def test_the_cluster_writes_the_same_bytes(cluster, news, here, tmp_path):
    assert run(news, tmp_path / "out", "--engine", "spark", "--master", cluster.master) == FAILED
    assert files(tmp_path / "out") == here
    assert sum("-0" in name for name in here) == SHARDS


@pytest.mark.usefixtures("spark")
def test_a_worker_that_is_killed_changes_nothing(cluster, news, here, tmp_path):
    out, killed = tmp_path / "out", []
    victim = threading.Thread(target=kill_when, args=(cluster, out, killed))
    victim.start()
    code = run(news, out, "--engine", "spark", "--master", cluster.master)
    victim.join()
    still_to_do = killed[0]
    cluster.mend()
    assert still_to_do > 5, "it was killed too late to prove anything"
    assert code == FAILED
    assert files(out) == here


def kill_when(cluster, out, killed):
    """SIGKILL a worker when two shards are written; how many were not yet written then."""
    until = time.monotonic() + 120
    while len(list(out.glob("[a-d]-0*"))) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    cluster.kill_worker(cluster.workers[0])
    killed.append(SHARDS - len(list(out.glob("[a-d]-0*"))))


@pytest.mark.usefixtures("spark")
def test_what_was_interrupted_is_resumed_on_the_cluster(cluster, news, here, tmp_path):
    out = tmp_path / "out"
    assert run(news, out) == FAILED
    manifest = (out / "manifest.jsonl").read_bytes().splitlines(keepends=True)
    (out / "manifest.jsonl").write_bytes(b"".join(manifest[:6]))
    (out / "a-00002.jsonl").write_bytes(b"changed")
    resumed = run(news, out, "--resume", "--engine", "spark", "--master", cluster.master)
    assert resumed == FAILED
    assert files(out) == here


def test_the_command_brings_its_own_session(cluster, tmp_path):
    (tmp_path / "one.jsonl").write_bytes(b'{"text": "The end.\\n\\nSign up for our newsletter."}\n')
    options = ["-o", "out/", "--engine", "spark", "--master", cluster.master]
    done = clean("one.jsonl", *options, within=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert [line for line in done.stderr.splitlines() if line.startswith("clean:")] == [
        "clean: 1 records, 78 % of the text removed; see out/summary.html"
    ]
    assert json.loads((tmp_path / "out/one-00000.jsonl").read_bytes())["text"] == "The end."


@pytest.mark.usefixtures("cluster")
def test_a_master_that_is_none_is_an_error_in_one_line(tmp_path):
    (tmp_path / "one.jsonl").write_bytes(b'{"text": "The end."}\n')
    options = ["-o", "out/", "--engine", "spark", "--master", "harbour"]
    done = clean("one.jsonl", *options, within=tmp_path)
    assert done.returncode == 2
    *_, last = done.stderr.splitlines()
    assert last.startswith("clean: error: Spark does not start at harbour")
    assert "Traceback" not in done.stderr


def clean(*arguments, within):
    command = [sys.executable, "-m", "cleaner", "run", *arguments]
    return subprocess.run(command, cwd=within, capture_output=True, text=True, check=False)
