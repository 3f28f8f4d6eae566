"""Texts cleaned by several processes: the same results and messages, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.cli.files.inputs import Input
from cleaner.cli.run.plan import Plan
from cleaner.cli.run.texts import jobs
from cleaner.model import CleanerError
from tests.cli.conftest import SCRAPE


@pytest.fixture
def scrapes(tmp_path):
    folder = tmp_path / "scrapes"
    (folder / "deep").mkdir(parents=True)
    for number in range(12):
        name = f"deep/{number}.txt" if number % 4 == 0 else f"{number}.txt"
        (folder / name).write_text(SCRAPE.replace("nine weeks", f"{number} weeks"), "utf-8")
    (folder / "5b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0")
    (folder / "6b.html").write_text(
        "<html><body><article><p>Rain fell.</p></article></body></html>"
    )
    return folder


def tree(folder):
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_a_folder_comes_out_alike(cli, program, scrapes, tmp_path):
    one = cli("-v", scrapes, "-o", tmp_path / "one")
    two = program("-v", scrapes, "-o", tmp_path / "two", "--jobs", "3")
    assert one.code == two.code == 3
    assert one.err == two.err
    assert len(one.errors) == 1
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(tree(tmp_path / "one")) == 13


@pytest.mark.parametrize(
    "words",
    [["--to", "jsonl"], ["--diff"], ["--dry-run"], ["--check"], ["--to", "jsonl", "--explain"]],
)
def test_streams_come_out_alike(cli, program, scrapes, words):
    one, two = cli(*words, scrapes), program(*words, scrapes, "--jobs", "2")
    assert (one.code, one.out, one.err) == (two.code, two.out, two.err)
    assert one.out


def test_audits_are_alike_and_give_all_back(cli, program, scrapes, tmp_path):
    (scrapes / "5b.txt").unlink()
    for clean, count in ((cli, "1"), (program, "2")):
        words = ["--audit", tmp_path / f"{count}.jsonl", "-o", tmp_path / count, "--jobs", count]
        assert clean(scrapes, *words).code == 0
    one, two = ((tmp_path / f"{count}.jsonl").read_text("utf-8") for count in "12")
    assert one == two.replace(f"{tmp_path}/2/", f"{tmp_path}/1/")
    words = ["--audit", tmp_path / "2.jsonl", "-o", tmp_path / "again"]
    assert cli("restore", *words, tmp_path / "2").code == 0
    assert tree(tmp_path / "again")["1.txt"] == (scrapes / "1.txt").read_bytes()


def test_standard_input_may_be_among_them(cli, program, scrapes, tmp_path):
    words = ["--to", "jsonl", scrapes / "1.txt", "-", scrapes / "2.txt"]
    one, two = cli(*words, stdin=b"a"), program(*words, "--jobs", "2", stdin=b"a")
    assert one.out == two.out
    assert one.out.count(b"\n") == 3
    assert not list(tmp_path.glob("*.jsonl"))


def test_what_goes_wrong_inside_with_one_text_ends_no_other(monkeypatch, tmp_path):
    """Wherever a text is cleaned, it is named and the others go on."""
    path = tmp_path / "odd.txt"
    path.write_text("Rain fell.\n")

    def broken(*_):
        raise ValueError("no such tide")

    monkeypatch.setattr(jobs, "outcome_of", broken)
    made = jobs.outcome_or_error(Input(path, Path(path.name)), Plan())
    assert isinstance(made, CleanerError)
    assert str(made).startswith(f"{path}: ValueError at test_jobs.py:")
    assert "no such tide: a bug in clean" in str(made)
