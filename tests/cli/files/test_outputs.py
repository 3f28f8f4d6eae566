"""An output that cannot be written: it fails alone, or the run says what it left."""

from __future__ import annotations

import errno
import json
import os

import pytest

from tests.cli.conftest import ARTICLE, SCRAPE

S, C = SCRAPE.encode(), ARTICLE.encode()


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _documents(audit):
    lines = map(json.loads, audit.read_text("utf-8").splitlines())
    return [line["document"] for line in lines if "audit" in line]


@pytest.fixture
def three(here):
    (here / "in").mkdir()
    for name in "abc":
        (here / "in" / f"{name}.txt").write_bytes(S)
    return here


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_output_that_cannot_be_written_fails_alone(cli, three, jobs):
    (three / "out" / "b.txt").mkdir(parents=True)
    result = cli("-j", jobs, "--audit", "a.jsonl", "in", "-o", "out")
    assert result.failed(3, "out/b.txt: cannot be written: Is a directory")
    assert [(three / "out" / f"{name}.txt").read_bytes() for name in "ac"] == [C, C]
    assert _documents(three / "a.jsonl") == ["in/a.txt", "in/c.txt"]
    assert cli("restore", "--audit", "a.jsonl", "out", "-o", "back").code == 0
    (three / "back" / "a.txt").unlink()
    (three / "back" / "a.txt").mkdir()
    assert cli("restore", "--audit", "a.jsonl", "out", "-o", "back").failed(3, "a.txt: cannot be")


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_that_cannot_be_cleaned_in_place_fails_alone(cli, three, jobs):
    (three / "in" / "b.txt.orig").mkdir()
    (three / "in" / ("x" * 252)).write_bytes(S)
    result = cli("-j", jobs, "-i", "--audit", "a.jsonl", "in")
    assert result.code == 3
    assert len(result.errors) == 2
    assert "b.txt.orig: a backup stands there" in result.err
    assert "x.orig: cannot be written: File name too long" in result.err
    assert (three / "in" / "c.txt").read_bytes() == C
    assert (three / "in" / "b.txt").read_bytes() == S
    assert _documents(three / "a.jsonl") == ["in/a.txt", "in/c.txt"]


@pytest.mark.parametrize("place", ["out", "in-place"])
def test_a_name_that_is_too_long_with_its_ending(cli, here, place):
    name = "x" * 250 + ".htm"
    (here / "in").mkdir()
    (here / "in" / name).write_text(f"<html><body><p>{ARTICLE}</p><p>Accept all cookies</p></body>")
    words = ["-i"] if place == "in-place" else ["-o", "out"]
    result = cli(*words, "--audit", "a.jsonl", "in")
    assert result.failed(3, "cannot be written: File name too long")
    assert not (here / "a.jsonl").exists()


def test_what_could_not_be_renamed_is_not_in_the_audit(cli, three, monkeypatch):
    from pathlib import Path

    real = Path.replace

    def failing(self, target):
        if Path(target).name == "b.txt":
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    result = cli("-i", "--audit", "a.jsonl", "in")
    assert result.failed(3, "b.txt: cannot be written: Operation not permitted")
    assert _documents(three / "a.jsonl") == ["in/a.txt", "in/c.txt"]
    assert not (three / "in" / "b.txt.orig").exists()


def test_an_audit_that_cannot_be_written_leaves_no_backup(cli, three, monkeypatch):
    from cleaner.cli import streams

    def full(*_):
        raise streams.OutputError("a.jsonl: cannot be written: No space left on device")

    monkeypatch.setattr(streams, "append_lines", full)
    result = cli("-i", "--audit", "a.jsonl", "in")
    assert result.failed(3, "No space left on device; stopped: 2 inputs not tried")
    assert sorted(path.name for path in (three / "in").iterdir()) == ["a.txt", "b.txt", "c.txt"]
    assert (three / "in" / "a.txt").read_bytes() == S


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_says_how_many_were_not_tried(program, three, jobs):
    result = program(
        script=f"$CLEAN -j {jobs} --to jsonl --audit a.jsonl in > /dev/full", cwd=three
    )
    assert result.failed(3, "No space left on device; stopped: 2 inputs not tried")
    assert _documents(three / "a.jsonl") == []


def test_what_another_run_has_added_since_is_left_in_the_audit(tmp_path):
    from cleaner.cli.streams import PlaceError, append_lines, noted_lines

    audit = tmp_path / "a.jsonl"
    append_lines(audit, ["first"])

    def fails(*others):
        with noted_lines(audit, iter(["mine", "and more"])):
            append_lines(audit, others)
            raise PlaceError

    with pytest.raises(PlaceError):
        fails()
    assert audit.read_text() == "first\n"
    with pytest.raises(PlaceError):
        fails("theirs")
    assert audit.read_text() == "first\nmine\nand more\ntheirs\n"
