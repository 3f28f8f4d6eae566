"""Faults of the environment: one line, a documented code, nothing torn, the input untouched."""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleaner.cli import streams

CLEAN = Path(sys.executable).with_name("clean")
AS_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")


def test_a_closed_pipe_is_quiet(program, tmp_path):
    page = tmp_path / "long.txt"
    page.write_text("".join(f"Boat {n} came in at {n % 24} hours.\n" for n in range(5000)))
    for command in ("$CLEAN", "$CLEAN explain --all", "$CLEAN --json"):
        result = program(script=f"{command} '{page}' | head -c 10")
        assert (len(result.out), result.err) == (10, "")
    assert program(script="$CLEAN rules schema | true").err == ""


@pytest.mark.parametrize(
    "words",
    [
        *("scrape.txt", "--json scrape.txt", "--diff scrape.txt", "--dry-run scrape.txt"),
        *("explain scrape.txt", "rules list", "--help", "--version"),
        *("-o /dev/full scrape.txt", "--audit /dev/full scrape.txt"),
    ],
)
def test_a_full_disk_is_one_error(program, scrape, words):
    before = scrape.read_bytes()
    result = program(script=f"$CLEAN {words} >/dev/full", cwd=scrape.parent)
    assert result.failed(3, "No space left on device")
    assert scrape.read_bytes() == before


def test_standard_error_may_be_full_or_closed(program, scrape):
    for end in ("2>/dev/full", "2>&-"):
        assert program(script=f"$CLEAN -v '{scrape}' {end}").code == 0
        assert program(script=f"$CLEAN missing {end}").code == 3


def test_a_closed_standard_input(program, scrape, article):
    assert program(script="$CLEAN <&-", stdin=None).failed(3, "standard input", "closed")
    assert program(script=f"$CLEAN '{scrape}' <&-", stdin=None).text == article


def test_a_closed_standard_output(program, scrape):
    out = scrape.with_name("out.txt")
    assert program(script=f"$CLEAN '{scrape}' >&-").failed(3, "standard output", "closed")
    assert program(script=f"$CLEAN -o '{out}' --audit '{out}.jsonl' '{scrape}' >&-").code == 0
    assert program("restore", "--audit", f"{out}.jsonl", out).out == scrape.read_bytes()
    for words in ("--help", "--version"):
        assert program(script=f"$CLEAN {words} >&-").err == ""


def test_all_descriptors_closed(program, scrape, article):
    out = scrape.with_name("out.txt")
    result = program(script=f"$CLEAN -o '{out}' '{scrape}' <&- >&- 2>&-", stdin=None)
    assert (result.code, out.read_text(encoding="utf-8")) == (0, article)


@pytest.mark.parametrize(
    "env",
    [
        {},
        {"HOME": "/nonexistent/home"},
        {"HOME": ""},
        {"HOME": "/dev/null", "XDG_CONFIG_HOME": "/dev/null"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "tlh_QO.UTF-8", "LANG": "x"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"TZ": "Mars/Olympus", "PYTHONHASHSEED": "1"},
        {"TZ": "<-12>12", "PYTHONHASHSEED": "4242"},
        {"COLUMNS": "0", "LINES": "x", "TERM": ""},
        {"CLEAN_RULES": ""},
        {"PATH": ""},
    ],
    ids=str,
)
def test_the_environment_has_no_say(program, scrape, article, env):
    result = program("--explain", scrape, env=env)
    assert (result.code, result.text) == (0, article)
    assert "drop  newsletter" in result.err
    assert program("run", "--help", env=env).text.startswith("Usage: clean run")


def test_the_same_result_whatever_the_hash_seed(program, tmp_path):
    page = tmp_path / "page.html"
    lines = "".join(f"<p>Sign up for our newsletter {n}</p><p>Boat {n}.</p>" for n in range(40))
    page.write_text(f"<html><body>{lines}</body></html>")
    found = {
        program("--json", page, env={"PYTHONHASHSEED": seed, "TZ": zone}).out
        for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("99", "America/Lima"))
    }
    assert len(found) == 1


def _batch(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        lines = [f"Boat {number} came in at hour {line} of the day.\n" for line in range(200)]
        lines[100:100] = ["\n", "Sign up for our newsletter\n", "\n"]
        (folder / f"{number:04}.txt").write_text("".join(lines))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_in_the_middle_of_a_batch(tmp_path, how):
    source, out, audit = tmp_path / "in", tmp_path / "out", tmp_path / "audit.jsonl"
    _batch(source, 600)
    before = {path.name: path.read_bytes() for path in source.iterdir()}
    running = subprocess.Popen(
        [CLEAN, source, "-o", out, "--audit", audit], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (out.exists() and len(list(out.iterdir())) > 3):
        time.sleep(0.005)
    running.send_signal(how)
    said, errors = running.communicate(timeout=30)
    assert said == b""
    if how == signal.SIGINT:
        assert running.returncode == 130
        assert errors == b"clean: error: interrupted; what is written so far is whole\n"
    else:
        assert (running.returncode, errors) == (-how, b"")
    assert before == {path.name: path.read_bytes() for path in source.iterdir()}
    written = [path for path in out.iterdir() if not path.name.startswith(".")]
    assert 3 <= len(written) < 600
    if how != signal.SIGKILL:
        assert len(written) == len(list(out.iterdir()))
    for path in written:
        whole = before[path.name].replace(b"\nSign up for our newsletter\n\n", b"")
        assert path.read_bytes().replace(b"\n", b"") == whole.replace(b"\n", b"")
    for line in audit.read_text(encoding="utf-8").splitlines():
        json.loads(line)


def test_an_interrupt_while_it_waits_for_input():
    running = subprocess.Popen([CLEAN], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(2)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130
    assert errors.count(b"\n") == 1
    assert errors.startswith(b"clean: error: interrupted")


@pytest.mark.parametrize(
    "words",
    [
        ["-o", "scrape.txt", "scrape.txt"],
        ["-o", ".", "scrape.txt"],
        ["-o", "link.txt", "scrape.txt"],
        ["-o", "hard.txt", "scrape.txt"],
        ["-o", "../{here}/scrape.txt", "scrape.txt"],
        ["--json", "-o", "scrape.txt", "scrape.txt"],
        ["--json", "-o", "link.txt", "scrape.txt"],
        ["--audit", "scrape.txt", "scrape.txt"],
        ["--audit", "hard.txt", "scrape.txt"],
        ["--audit", "new.txt", "-o", "new.txt", "scrape.txt"],
        ["-i", "--audit", "scrape.txt", "scrape.txt"],
        ["-o", ".", "."],
        ["-o", ".", "folder", "scrape.txt"],
        ["restore", "--audit", "audit.jsonl", "-o", "scrape.txt", "scrape.txt"],
        ["restore", "--audit", "audit.jsonl", "-o", "audit.jsonl", "scrape.txt"],
    ],
    ids=" ".join,
)
def test_the_output_is_never_an_input(cli, scrape, monkeypatch, words):
    folder = scrape.parent
    monkeypatch.chdir(folder)
    (folder / "link.txt").symlink_to("scrape.txt")
    (folder / "hard.txt").hardlink_to(scrape)
    (folder / "audit.jsonl").write_text("{}\n")
    (folder / "folder").mkdir()
    (folder / "folder" / "scrape.txt").write_text("Another one.\n")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert cli(*(word.format(here=folder.name) for word in words)).failed(2)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "line",
    [
        "$CLEAN scrape.txt >> scrape.txt",
        "$CLEAN scrape.txt 1<> scrape.txt",
        "$CLEAN < scrape.txt >> scrape.txt",
        "$CLEAN explain scrape.txt >> scrape.txt",
        "$CLEAN other.txt - < scrape.txt --json >> scrape.txt",
    ],
)
def test_the_shell_sends_the_output_onto_the_input(program, scrape, line):
    before = scrape.read_bytes()
    result = program(script=line, cwd=scrape.parent)
    assert result.code == 3
    assert "is the output too" in result.err
    assert scrape.read_bytes() == before


def test_inputs_that_cannot_be_read(cli, scrape, monkeypatch, article):
    folder = scrape.parent
    monkeypatch.chdir(folder)
    (folder / "dangling").symlink_to("nowhere")
    (folder / "loop").symlink_to("loop")
    assert cli("missing.txt").failed(3, "missing.txt: cannot be read: No such file")
    assert cli("dangling").failed(3, "dangling: cannot be read")
    assert cli("loop").failed(3, "loop: cannot be read")
    assert cli("scrape.txt/x").failed(3, "scrape.txt/x: cannot be read: Not a directory")
    several = cli("-o", "out", "missing.txt", "scrape.txt", "dangling", "x" * 300)
    assert (several.code, len(several.errors)) == (3, 3)
    assert (folder / "out" / "scrape.txt").read_text(encoding="utf-8") == article


@AS_ROOT
def test_files_and_folders_without_permission(cli, scrape):
    scrape.chmod(0)
    assert cli(scrape).failed(3, "Permission denied")
    scrape.chmod(0o600)
    closed = scrape.parent / "in" / "closed"
    closed.mkdir(parents=True)
    closed.chmod(0)
    assert cli("--json", closed.parent).failed(3, "closed: cannot be read: Permission denied")
    assert cli("-o", closed / "x", scrape).failed(3, "Permission denied")
    closed.chmod(0o700)


def test_a_folder_with_odd_things_in_it(cli, tmp_path, article):
    folder, out = tmp_path / "in", tmp_path / "out"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "good.txt").write_text(article, encoding="utf-8")
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "self").symlink_to("self")
    (folder / ".hidden").write_text("hidden")
    (folder / "noise.bin").write_bytes(b"\x7fELF" + bytes(range(256)))
    os.mkfifo(folder / "pipe")
    result = cli(folder, "-o", out)
    assert result.code == 3
    assert [line.split(": ")[2].rsplit("/")[-1] for line in result.errors] == [
        *("noise.bin", "pipe", "self")
    ]
    assert [str(path.relative_to(out)) for path in out.rglob("*")] == ["deep", "deep/good.txt"]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", ["p.jsonl", "p.parquet", "p.warc", "p.tar", "manifest.jsonl"])
def test_no_pipe_in_a_folder_of_records_is_waited_for(cli, tmp_path, name):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text('{"text": "Rain fell on the town."}\n')
    os.mkfifo(folder / name)
    problem = f"in/{name}: is a pipe or a device; name it to have it read"
    for words in (["--check"], ["-o", tmp_path / "out/"], ["-o", tmp_path / "out.jsonl"]):
        done = cli(folder, *words, "-q")
        assert (done.code, len(done.errors)) == (3, 1)
        assert problem in done.err
        assert cli(f"file://{folder}", *words).failed(3, problem)
    for command in ("explain", "overlap"):
        assert cli(command, folder).code == 3
    if "jsonl" in name:
        assert problem in cli("restore", folder, "-o", tmp_path / "back").err


def test_a_pipe_that_is_named_is_read(program, scrape, article):
    result = program(script=f"mkfifo p; cat '{scrape}' > p & $CLEAN p", cwd=scrape.parent)
    assert (result.text, result.code) == (article, 0)
    line = f"cat '{scrape}' > p & $CLEAN -i p"
    assert program(script=line, cwd=scrape.parent).failed(3, "--in-place needs a file")


def test_a_pipe_of_records_that_is_named_is_read(program, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Rain fell on the town."}\n')
    named = program(script="mkfifo p.jsonl; cat a.jsonl > p.jsonl & $CLEAN p.jsonl", cwd=tmp_path)
    assert (named.out, named.code) == (program(tmp_path / "a.jsonl").out, 0)


def test_a_folder_without_files_is_not_silent(cli, tmp_path):
    result = cli(tmp_path, "-o", tmp_path / "out")
    assert (result.code, result.out) == (0, b"")
    assert result.err == f"clean: warning: {tmp_path}: no files there; nothing to do\n"


def test_outputs_that_cannot_be_written(cli, scrape):
    folder = scrape.parent
    (folder / "file").write_text("in the way")
    (folder / "loop").symlink_to("loop")
    assert cli("-o", folder / "file" / "out.txt", scrape).failed(3, "cannot be written")
    assert cli("-o", folder / "loop", scrape).failed(3, "loop: cannot be written")
    assert cli("-o", folder / ("x" * 300), scrape).failed(3, "File name too long")
    assert cli("--audit", folder / "file" / "a", scrape).failed(3, "cannot be written")
    assert cli("--audit", folder, scrape).failed(3, "Is a directory")
    assert cli("--json", "-o", folder / "file" / "out.jsonl", scrape).failed(3, "cannot be written")
    assert cli("-o", folder / "file", folder).failed(2, "is a file, but a folder is needed")
    assert cli("-o", "/proc/x", scrape).failed(3, "/proc/x: cannot be written")
    assert (folder / "file").read_text() == "in the way"
    assert sorted(path.name for path in folder.iterdir()) == ["file", "loop", "scrape.txt"]


@pytest.mark.parametrize("name", ["write", "fsync"])
@pytest.mark.parametrize("nth", [1, 2, 3, 5])
def test_no_room_in_the_middle_of_a_batch(cli, tmp_path, monkeypatch, name, nth):
    source, out, audit = tmp_path / "in", tmp_path / "out", tmp_path / "audit.jsonl"
    _batch(source, 4)
    out.mkdir()
    (out / "0001.txt").write_text("as it was")
    real, calls = getattr(os, name), []

    def failing(descriptor, *rest):
        if descriptor > 2:
            calls.append(descriptor)
            if len(calls) >= nth:
                if rest:
                    real(descriptor, rest[0][:50])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, *rest)

    monkeypatch.setattr(streams.os, name, failing)
    result = cli(source, "-o", out, "--audit", audit)
    monkeypatch.undo()
    assert result.failed(3, "No space left on device")
    done = (nth - 1) // 2
    for path in out.iterdir():
        number = int(path.stem)
        if number < done:
            assert path.read_text().endswith("hour 199 of the day.\n")
        else:
            assert (path.name, path.read_text()) == ("0001.txt", "as it was")
    lines = audit.read_text().splitlines() if audit.exists() else []
    assert sum("audit" in json.loads(line) for line in lines) == done


def test_a_short_write_is_never_half_a_line_of_the_audit(tmp_path):
    audit = tmp_path / "audit.jsonl"
    audit.write_text('{"audit": 1}\n' * 300)
    before = audit.read_bytes()
    script = (
        "import resource, sys; from pathlib import Path; from cleaner.cli.streams import *\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 100},) * 2)\n"
        "try: append_lines(Path(sys.argv[1]), ['x' * 90] * 3)\n"
        "except OutputError as error: print(error)\n"
    )
    command = [sys.executable, "-c", script, audit]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "File too large" in done.stdout
    assert audit.read_bytes() == before


def test_a_file_that_is_too_large_for_its_quota(scrape, article):
    out = scrape.with_name("out.txt")
    out.write_text("as it was")
    done = subprocess.run(
        [CLEAN, "-o", out, scrape],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (len(article) // 2,) * 2),
    )
    assert done.returncode == 3
    assert done.stderr == f"clean: error: {out}: cannot be written: File too large\n".encode()
    assert out.read_text() == "as it was"
    assert len(list(out.parent.iterdir())) == 2


def test_too_little_memory_is_one_error(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    done = subprocess.run(
        [CLEAN, path],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (600 << 20,) * 2),
        timeout=100,
    )
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"clean: error: ")


def test_a_new_file_has_the_rights_of_the_old_one(cli, scrape):
    out = scrape.with_name("out.txt")
    out.write_text("private")
    out.chmod(0o600)
    assert cli("-o", out, scrape).code == 0
    assert out.stat().st_mode & 0o777 == 0o600
    scrape.chmod(0o640)
    assert cli("-i", scrape).code == 0
    assert scrape.stat().st_mode & 0o777 == 0o640
    assert scrape.with_name("scrape.txt.orig").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(cli, scrape, article):
    real, link = scrape.with_name("real.txt"), scrape.with_name("link.txt")
    real.write_text("old")
    link.symlink_to(real)
    assert cli("-o", link, scrape).code == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == article


@pytest.mark.parametrize("device", ["/dev/null", "/dev/stdout", "/dev/stderr"])
def test_devices_are_written_straight(program, scrape, device, article):
    result = program("-o", device, "--audit", "/dev/null", scrape)
    assert result.code == 0
    assert (result.text + result.err) == ("" if device == "/dev/null" else article)


def test_a_bug_is_one_line_and_the_other_inputs_go_on(monkeypatch, capfdbinary, tmp_path, scrape):
    from cleaner.cli import app
    from cleaner.cli.run.texts import outcome

    def broken(raw, **words):
        if words["name"].endswith("bad.txt"):
            raise KeyError("a\nb")
        return real(raw, **words)

    real = outcome.read_bytes
    monkeypatch.setattr(outcome, "read_bytes", broken)
    (tmp_path / "bad.txt").write_text("x")
    code = app.run_command([str(tmp_path), "-o", str(tmp_path / "out")])
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    said = capfdbinary.readouterr().err.decode()
    assert code == 3
    assert said.count("\n") == 1
    assert said.startswith(f"clean: error: {tmp_path}/bad.txt: KeyError at test_faults.py:")
    assert (tmp_path / "out" / scrape.name).exists()
