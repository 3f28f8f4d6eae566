"""One audit for many runs: what was taken out first comes back, and a guess is an error."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.cli.conftest import ARTICLE, SCRAPE

S, C = SCRAPE.encode(), ARTICLE.encode()
OTHER = SCRAPE.replace("Sign up for our newsletter", "Accept all cookies").encode()


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("times", [2, 3])
def test_in_place_again(cli, here, times):
    (here / "g.txt").write_bytes(S)
    for _ in range(times):
        assert cli("-i", "--audit", "f.jsonl", "g.txt").code == 0
    assert (here / "g.txt").read_bytes() == C
    for name in ("g.txt", here / "g.txt", "./g.txt"):
        assert cli("restore", "--audit", "f.jsonl", name).out == S
    assert cli("restore", "--audit", "f.jsonl", stdin=C).out == S


def test_a_folder_in_place_again_with_twins_in_it(cli, here):
    for name, raw in (("a.txt", S), ("b.txt", OTHER), ("c.txt", C)):
        (here / "in" / name[0]).mkdir(parents=True)
        (here / "in" / name[0] / name).write_bytes(raw)
    for _ in range(2):
        assert cli("-i", "--audit", "f.jsonl", "in").code == 0
    assert cli("restore", "--audit", "f.jsonl", "in", "-o", "back").code == 0
    found = {path.name: path.read_bytes() for path in (here / "back").rglob("*.txt")}
    assert found == {"a.txt": S, "b.txt": OTHER, "c.txt": C}


def test_a_filter_again(cli):
    first = cli("--audit", "f.jsonl", stdin=S).out
    second = cli("--audit", "f.jsonl", stdin=first).out
    assert (first, second) == (C, C)
    assert cli("restore", "--audit", "f.jsonl", stdin=second).out == S


def test_from_folder_to_folder_again(cli, here):
    for name, raw in (("a", S), ("b", OTHER), ("c", C)):
        (here / "in" / name).mkdir(parents=True)
        (here / "in" / name / "ferry.txt").write_bytes(raw)
    assert cli("--audit", "f.jsonl", "in", "-o", "out").code == 0
    assert cli("--audit", "f.jsonl", "out", "-o", "more").code == 0
    for folder in ("out", "more", here / "more"):
        assert cli("restore", "--audit", "f.jsonl", folder, "-o", "back").code == 0
        for name, raw in (("a", S), ("b", OTHER), ("c", C)):
            assert (here / "back" / name / "ferry.txt").read_bytes() == raw
        shutil.rmtree(here / "back")


def test_what_a_second_run_takes_comes_back_with_what_the_first_took(cli, here):
    raw = b"By Ana Morven\n\n" + S
    (here / "g.txt").write_bytes(raw)
    assert cli("-i", "--audit", "f.jsonl", "g.txt").code == 0
    assert cli("-i", "--audit", "f.jsonl", "--backup", "~", "--drop", "byline", "g.txt").code == 0
    assert (here / "g.txt").read_bytes() == C
    assert cli("restore", "--audit", "f.jsonl", "g.txt").out == raw


def test_a_file_that_was_scraped_anew_comes_back_as_it_was_last(cli, here):
    for raw in (S, OTHER):
        (here / "g.txt").write_bytes(raw)
        assert cli("--audit", "f.jsonl", "g.txt", "-o", "out.txt").code == 0
    assert cli("restore", "--audit", "f.jsonl", "out.txt").out == OTHER


def test_of_documents_that_came_out_alike_none_is_guessed(cli, here):
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_bytes(S)
    (here / "in" / "b.txt").write_bytes(SCRAPE.encode("utf-16"))
    assert cli("--audit", "t.jsonl", "in", "-o", "o").code == 0
    out = (here / "o" / "b.txt").read_bytes()
    restore = ("restore", "--audit", "t.jsonl")
    assert cli(*restore, "o/b.txt").out == SCRAPE.encode("utf-16")
    assert cli(*restore, stdin=out).failed(
        3, "2 documents came out as this text: in/a.txt (", "in/b.txt (", "--document"
    )
    (here / "x.txt").write_bytes(out)
    assert cli(*restore, "x.txt").failed(3, "in/a.txt")
    assert cli(*restore, "--document", "in/a.txt", "x.txt").out == S
    header = json.loads((here / "t.jsonl").read_text("utf-8").splitlines()[2])
    assert cli(*restore, "--document", header["sha256"][:12], "x.txt").out == (
        SCRAPE.encode("utf-16")
    )
    assert cli(*restore, "--document", "nobody", "x.txt").failed(3, "in/a.txt", "in/b.txt")
    assert cli(*restore, "--document", "in/a.txt", "o", "-o", "back").failed(2, "--document")
    assert cli("restore", "--document", "in/a.txt", "x.txt").failed(2, "--audit")


def test_filters_of_different_texts_that_came_out_alike(cli):
    outs = [cli("--audit", "t.jsonl", stdin=raw).out for raw in (S, OTHER)]
    assert outs == [C, C]
    assert cli("restore", "--audit", "t.jsonl", stdin=C).failed(3, "2 documents", "- (")


def test_what_a_shell_saved_and_was_cleaned_again_is_not_guessed(cli, here):
    (here / "g.txt").write_bytes(S)
    (here / "h.txt").write_bytes(cli("--audit", "t.jsonl", "g.txt").out)
    assert cli("-i", "--audit", "t.jsonl", "h.txt").code == 0
    assert cli("restore", "--audit", "t.jsonl", "h.txt").failed(3, "g.txt (", "h.txt (")
    assert cli("restore", "--audit", "t.jsonl", "--document", "g.txt", "h.txt").out == S
