"""``clean run`` into a folder in an unkind world: signals, full and read-only disks, locks."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from bench.kills import children, differences
from tests.cli.conftest import CLEAN
from tests.cli.corpus_records import records

RECORDS, SHARD = 1000, 25


def command(news: Path, out: str, *words: object) -> list[str]:
    into = ["-o", f"{news.parent}/{out}/", "--shard-size", SHARD]
    return [str(word) for word in (CLEAN, news, *into, *words)]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """Records, and beside them in ``whole`` what comes of them in a run that nobody disturbs."""
    path = tmp_path_factory.mktemp("faults") / "news.jsonl"
    path.write_bytes(records(RECORDS))
    subprocess.run(command(path, "whole", "-q"), check=True)
    return path


@pytest.fixture
def news(undisturbed):
    """The records; what a test makes of them, it makes in ``out``."""
    yield undisturbed
    shutil.rmtree(undisturbed.parent / "out", ignore_errors=True)


def started(news: Path, *words: object, **popen: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(news, "out", *words), stderr=subprocess.PIPE, start_new_session=True, **popen
    )


def wait_for(condition, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def shards(folder: Path) -> list[Path]:
    return sorted((folder / "out").glob("news-*"))


def finish(news: Path) -> None:
    """Resume, and compare with the run that nobody disturbed."""
    done = subprocess.run(command(news, "out", "-q", "--resume"), capture_output=True, check=False)
    assert done.stderr.decode() == ""
    assert done.returncode == 0
    assert differences(news.parent / "out", news.parent / "whole") == []


@pytest.mark.parametrize(("jobs", "to_all"), [(1, False), (2, False), (2, True)])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_what_can_be_resumed_and_no_process(news, jobs, number, to_all):
    """As Ctrl-C to the whole group of a terminal, or as ``kill`` to the one process."""
    run = started(news, "--jobs", jobs)
    wait_for(lambda: len(shards(news.parent)) >= 2)
    family = [run.pid, *children(run.pid)]
    (os.killpg if to_all else os.kill)(run.pid, number)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert said.decode() == (
        f"clean: error: interrupted; whole shards stay in {news.parent}/out/; "
        "to go on, run it again with --resume\n"
    )
    wait_for(lambda: not [pid for pid in family if Path(f"/proc/{pid}").exists()])
    assert 2 <= len(shards(news.parent)) < RECORDS // SHARD
    finish(news)


def test_a_signal_before_anything_is_whole(news):
    run = started(news)
    wait_for((news.parent / "out/.lock").exists)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert said.count(b"\n") == 1
    finish(news)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("file", [True, False], ids=["file", "stream"])
def test_a_signal_to_a_run_into_one_file_says_that_nothing_is_there(tmp_path, file, number, jobs):
    """Its input is a pipe that gives some records, more than are read at once, and then no more."""
    out = tmp_path / "out.jsonl"
    words = [CLEAN, "--from", "jsonl", "-j", str(jobs), *(["-o", str(out)] if file else [])]
    run = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=-1, stderr=-1)
    run.stdin.write(records(300 if file else 1000))
    run.stdin.flush()
    if file:
        wait_for(lambda: any(tmp_path.iterdir()))
    else:
        run.stdout.read(1)
    run.send_signal(number)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    left = f"nothing was written to {out}" if file else "only the first of the records came out"
    again = "into a folder (-o DIR/) a run can be resumed"
    assert said.decode() == f"clean: error: interrupted; {left}; {again}\n"
    assert not any(tmp_path.iterdir())


def test_a_full_disk_is_one_line_and_can_be_resumed(news):
    """Files may grow to 14 kB, which is enough for a shard, but not for the manifest."""

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (14_000, 14_000))

    run = started(news, preexec_fn=limit)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 3
    assert said.decode().startswith("clean: error: ")
    assert "cannot be written: File too large; once that is mended, --resume goes on" in str(said)
    assert said.count(b"\n") == 1
    finish(news)


SHARED = Path("/dev/shm")  # noqa: S108 – a file system of its own, not for secrets


@pytest.mark.skipif(not SHARED.is_dir(), reason="no second file system")
def test_results_may_lie_on_another_file_system(news):
    with tempfile.TemporaryDirectory(dir=SHARED) as other:
        assert Path(other).stat().st_dev != news.stat().st_dev
        words = [CLEAN, news, "-o", f"{other}/", "-q", "--shard-size", SHARD, "--jobs", "2"]
        subprocess.run([str(word) for word in words], check=True)
        assert differences(Path(other), news.parent / "whole") == []


def test_a_folder_that_takes_nothing_is_one_line(news, tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)
    for out in (folder, folder / "new"):
        done = subprocess.run(
            [CLEAN, news, "-o", f"{out}/"],
            capture_output=True,
            preexec_fn=_without_power_over_files,
            check=False,
        )
        assert done.returncode == 3, done.stderr
        assert done.stderr.count(b"\n") == 1
        assert b"Permission denied" in done.stderr
        assert not list(folder.iterdir())


def _without_power_over_files() -> None:
    """Even root, from here on, may only do what the bits of a file say (CAP_DAC_OVERRIDE goes)."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


@pytest.mark.parametrize("below", ["news.jsonl/out", "news.jsonl"])
def test_a_folder_below_a_file_is_one_line(cli, news, below):
    done = cli(news, "-o", f"{news.parent}/{below}/")
    assert done.code in (2, 3)
    assert done.err.count("\n") == 1


def test_a_second_run_is_refused_as_long_as_the_first_lives(news, program):
    first = started(news)
    wait_for(lambda: shards(news.parent))
    first.send_signal(signal.SIGSTOP)  # else it may be done before the second begins
    second = program(news, "-o", f"{news.parent}/out/", "--resume")
    assert second.failed(3, "another run writes here; wait for it, or write elsewhere")
    first.kill()
    first.communicate(timeout=30)
    finish(news)


def test_a_worker_that_is_killed_changes_nothing(news):
    run = started(news, "--jobs", 2)
    for count in (2, 10, 20):
        wait_for(lambda count=count: len(shards(news.parent)) >= count or run.poll() is not None)
        for pid in sorted(children(run.pid))[-1:]:
            os.kill(pid, signal.SIGKILL)
    run.communicate(timeout=60)
    assert run.returncode == 0
    finish(news)


def test_a_broken_shard_is_made_anew_and_said(cli, news):
    shutil.copytree(news.parent / "whole", news.parent / "out")
    (news.parent / "out/news-00001.jsonl").write_bytes(b"torn")
    done = cli(news, "-o", f"{news.parent}/out/", "--shard-size", SHARD, "--resume")
    assert done.code == 0
    assert "warning: news-00001.jsonl: is not as it was written; it is made anew" in done.err
    assert differences(news.parent / "out", news.parent / "whole") == []


def test_an_input_that_has_changed_is_named(cli, tmp_path):
    news = tmp_path / "news.jsonl"
    news.write_bytes(records(20))
    words = ["-o", f"{news.parent}/out/"]
    cli(news, *words)
    news.write_bytes(records(10))
    assert cli(news, *words, "--resume").failed(2, "news.jsonl has changed; choose another folder")
    assert cli(news, *words).failed(2, "holds a run; go on with --resume")


def test_a_bug_fails_the_records_it_befell_and_no_others(monkeypatch, capfdbinary, tmp_path):
    from cleaner.cli.app import run_command
    from cleaner.corpus.run import tasks

    def broken(batch, recipe):
        if batch.name.endswith("a.jsonl"):
            raise KeyError("a\nb")
        return real(batch, recipe)

    real = tasks.worked
    monkeypatch.setattr(tasks, "worked", broken)
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_bytes(records(2))
    code = run_command([str(tmp_path), "-o", str(tmp_path / "out/"), "-q"])
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    said = capfdbinary.readouterr().err.decode().splitlines()
    assert (code, len(said)) == (3, 2)
    assert said[0].endswith("a.jsonl:1: KeyError: 'a\\nb': a bug in clean; please report it")
    assert len((tmp_path / "out/b-00000.jsonl").read_bytes().splitlines()) == 2
    noted = (tmp_path / "out/errors.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["number"] for line in noted] == [1, 2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_names_that_are_no_utf_8_go_through(program, tmp_path, jobs):
    (tmp_path / "in").mkdir()
    name = os.fsdecode(b"\xff.jsonl")
    (tmp_path / "in" / name).write_bytes(records(2) + b"{\n")
    words = ["-j", jobs, "in", "-o", "out/"]
    for more in ([], ["--resume"]):
        done = program(*words, *more, cwd=tmp_path)
        assert (done.code, len(done.errors)) == (3, 0 if more else 1), done.err
    page = (tmp_path / "out/summary.html").read_text()
    assert 'href="../in/%FF.jsonl"' in page
    assert program("restore", "out", "-o", "back/", cwd=tmp_path).code == 0
    back = tmp_path / "back" / os.fsdecode(b"\xff-00000.jsonl")
    assert back.read_bytes() == records(2) + b"{\n"
    assert program("in", "-o", "one.jsonl", "--errors", "e.jsonl", cwd=tmp_path).code == 3
    assert program("--check", "in", cwd=tmp_path).code == 3
