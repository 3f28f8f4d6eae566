"""Folders with all sorts of things in them: what is read, passed over, failed."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from tests.cli.corpus_records import records

TEXT = "Rain fell on the town for nine days.\n"
PASSED = "clean: passed over 2 files that are no text by name (.png 1, .woff2 1)\n"
PICTURES = ("photo.PNG", "deep/font.woff2")


def made(folder: Path, *names: str, data: bytes = TEXT.encode()) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def names(folder: Path) -> list[str]:
    """The files below a folder that are not hidden."""
    files = (path for path in folder.rglob("[!.]*") if path.is_file())
    return sorted(str(path.relative_to(folder)) for path in files)


def test_in_a_terminal_the_end_is_told(cli, tmp_path, monkeypatch):
    monkeypatch.setattr("cleaner.cli.report.Progress.shown", True)
    folder = made(tmp_path / "in", *(f"{at}.txt" for at in range(4)))
    made(folder, "5.txt", "6.txt", data=f"{TEXT}\nSign up for our newsletter.\n".encode())
    made(folder, "7.png.txt", data=b"\x89PNG\r\n\x1a\n")
    done = cli(folder, "-o", tmp_path / "out/")
    assert done.code == 3
    assert done.err.endswith("\r\x1b[Kclean: 6 texts, something went from 2; 1 failed\n")
    done = cli("-i", tmp_path / "out")
    assert done.err.endswith("\r\x1b[Kclean: 6 texts, nothing to remove\n")
    assert cli("--dry-run", folder).err.endswith("\r\x1b[K")


def test_in_a_terminal_what_is_told_has_a_line_of_its_own(cli, tmp_path, monkeypatch):
    monkeypatch.setattr("cleaner.cli.report.Progress.shown", True)
    folder = made(tmp_path / "in", "a.txt")
    made(folder, "b.txt", data=b"\x89PNG\r\n\x1a\n")
    made(folder, "c.txt", data=b"Sign up for our newsletter.\nShare this article\n")
    done = cli("-v", folder, "-o", tmp_path / "out/")
    for told in (f"clean: error: {folder}/b.txt", f"clean: warning: {folder}/c.txt"):
        assert f"\r\x1b[K{told}: " in done.err
    assert f"\r\x1b[K{folder}/a.txt: " in done.err
    assert f"\n{folder}/c.txt: " in done.err


def test_pictures_are_passed_over_and_counted(cli, tmp_path):
    folder = made(tmp_path / "in", "a.txt", "example.com")
    made(folder, *PICTURES, data=b"\x89PNG\r\n\x1a\n")
    done = cli(folder, "-o", tmp_path / "out/")
    assert (done.code, done.err) == (0, PASSED)
    assert names(tmp_path / "out") == ["a.txt", "example.com"]
    assert cli("-q", folder, "-o", tmp_path / "out/").err == ""
    assert cli(folder / "photo.PNG").failed(3, "a PNG image")
    made(tmp_path / "records", *PICTURES, data=b"\x89PNG\r\n\x1a\n")
    made(tmp_path / "records", "a.jsonl", data=records(2))
    assert PASSED in cli(tmp_path / "records", "-o", tmp_path / "out2/").err
    assert cli("overlap", folder).code == 0


def test_files_of_folders_are_chosen_by_patterns(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made(Path("in"), "a.txt", "b.html.txt", "deep/c.txt", "d.md")
    for words, kept in (
        (["--exclude", "*.md", "--exclude", "deep/*"], ["a.txt", "b.html.txt"]),
        (["--include", "*.txt", "--exclude", "b*"], ["a.txt", "deep/c.txt"]),
        (["--include", "d.md"], ["d.md"]),
    ):
        out = Path("-".join(words).replace("/", "").replace("*", ""))
        assert cli("in", "-o", f"./{out}/", *words).code == 0
        assert names(out) == kept
    done = cli("in/a.txt", "--exclude", "*")
    assert (done.code, done.text) == (0, TEXT)
    assert "no files there" in cli("in", "-o", "none/", "--exclude", "*").err


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stray_record_file_among_texts_fails_alone(program, tmp_path, jobs):
    folder = made(tmp_path / "in", "a.txt")
    made(folder, "meta.json", data=b"{}\n")
    done = program("-j", jobs, folder, "-o", tmp_path / "out/")
    assert done.failed(3, "meta.json: holds records by its name", "--exclude")
    assert names(tmp_path / "out") == ["a.txt"]
    assert program(folder, "-o", tmp_path / "out/", "--exclude", "*.json").code == 0


def test_a_stray_text_among_records_fails_alone(cli, tmp_path):
    folder = made(tmp_path / "in", "README")
    made(folder, "a.jsonl", "b.jsonl", data=records(2))
    done = cli(folder, "-o", tmp_path / "out/", "-q")
    assert done.failed(3, "README: is one text, and the others hold records", "--exclude")
    for words in (["--check"], ["-o", tmp_path / "one.jsonl"], []):
        done = cli(folder, "-q", *words)
        assert (done.code, len(done.errors)) == (3, 1)
    assert names(tmp_path / "out")[:2] == ["a-00000.jsonl", "b-00000.jsonl"]
    made(tmp_path / "out", "notes.txt")
    done = cli("restore", tmp_path / "out", "-o", tmp_path / "back/")
    assert done.failed(3, "notes.txt: is one text")
    assert names(tmp_path / "back") == ["a-00000.jsonl", "b-00000.jsonl"]


@pytest.mark.parametrize("words", [["-o", "out/"], ["-o", "out.jsonl"], [], ["--check"]])
def test_what_cannot_be_read_fails_alone_among_records_too(cli, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    made(Path("in"), "a.jsonl", data=records(3))
    Path("in/dangling.jsonl").symlink_to("nowhere")
    done = cli("typo.jsonl", "in", *words, "-q")
    assert done.code == 3
    assert [line.split(": ")[2] for line in done.errors] == ["typo.jsonl", "in/dangling.jsonl"]
    where = {"out/": "out/a-00000.jsonl", "out.jsonl": "out.jsonl"}
    if "-o" in words:
        assert len(Path(where[words[1]]).read_bytes().splitlines()) == 3
    if words == ["-o", "out/"]:
        again = cli("typo.jsonl", "in", *words, "-q", "--resume")
        assert (again.code, len(again.errors)) == (3, 2)
    assert cli("typo.jsonl", *words).failed(3, "typo.jsonl: cannot be read")


def test_an_audit_in_the_folder_is_no_text(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(
        made(tmp_path, "a.txt", data=f"{TEXT}\nSign up for our newsletter\n".encode())
    )
    for audit in ("audit.jsonl", "again.txt"):
        for _ in range(2):
            done = cli("-i", "--audit", audit, ".")
            assert (done.code, done.err) == (0, "")
    assert Path("a.txt").read_text() == TEXT
    for words in (["."], ["explain", "."], ["overlap", "."]):
        assert cli(*words, *(["--check"] if len(words) == 1 else [])).code == 0
    assert cli("restore", "--audit", "audit.jsonl", ".", "-o", "back/").code in (0, 3)


def test_overlap_reads_the_shards_of_a_run_and_not_its_books(cli, tmp_path):
    made(tmp_path, "a.jsonl", data=records(4) + b"{\n")
    cli(tmp_path / "a.jsonl", "-o", tmp_path / "run/", "-q")
    of_run, alone = (ids(cli, tmp_path / name) for name in ("run", "run/a-00000.jsonl"))
    assert len(of_run) == 4
    assert of_run == alone
    made(tmp_path / "other", "summary.html", data=b"<html><body><p>Rain fell.</p></body></html>")
    assert len(ids(cli, tmp_path / "other")) == 1


def ids(cli, path: Path) -> list[str]:
    return [each["id"] for each in json.loads(cli("overlap", "--json", path).out)["documents"]]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
@pytest.mark.parametrize("words", [[], ["-q"]])
def test_a_file_that_may_not_be_read_fails_however_it_is_parsed(cli, tmp_path, words):
    made(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.txt").chmod(0)
    assert cli(*words, tmp_path / "a.txt").failed(3, "cannot be read: Permission denied")
    several = cli(tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out/", *words)
    assert (several.code, names(tmp_path / "out")) == (3, ["b.txt"])


def test_packed_texts_fail_aloud(cli, tmp_path):
    """There may be articles in them, so they are not just passed over."""
    folder = made(tmp_path / "in", "a.txt")
    made(folder, "b.txt.gz", data=gzip.compress(TEXT.encode()))
    assert cli(folder, "-o", tmp_path / "out/").failed(3, "b.txt.gz: this is a gzip archive")
