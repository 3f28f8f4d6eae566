"""What `--audit` names is an audit, or is nothing yet."""

from __future__ import annotations

import pytest

from tests.cli.conftest import ARTICLE, SCRAPE

S, C = SCRAPE.encode(), ARTICLE.encode()


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", [["-i"], ["-o", "out"], ["--json"], ["--diff"]])
def test_an_audit_never_goes_to_the_end_of_something_else(cli, here, words):
    (here / "q").mkdir()
    for name in "abc":
        (here / "q" / f"{name}.txt").write_bytes(S)
    result = cli(*words, "--audit", "q/a.txt", "q/b.txt", "q/c.txt")
    assert result.failed(2, "--audit q/a.txt: is no audit")
    assert all(path.read_bytes() == S for path in (here / "q").iterdir())
    assert cli("overlap", "--drop-duplicates", "--audit", "q/a.txt", "-o", "u", "q/b.txt").failed(
        2, "--audit q/a.txt: is no audit"
    )


@pytest.mark.parametrize("there", ["", "\n", '{"audit":1, "document": "x"}\n'])
def test_an_audit_goes_to_an_empty_file_or_another_audit(cli, here, there):
    (here / "a.jsonl").write_text(there)
    assert cli("--audit", "a.jsonl", stdin=S).out == C
    assert (here / "a.jsonl").read_text("utf-8").startswith(there)


@pytest.mark.parametrize("name", ["folder", "file/a.jsonl", "x" * 300])
def test_an_audit_that_cannot_be_is_an_error_before_anything_is_made(cli, here, name):
    (here / "folder").mkdir()
    (here / "file").write_bytes(S)
    assert cli("-o", "out/", "--audit", name, "file").failed(3, f"{name}: cannot be written")
    assert sorted(path.name for path in here.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize("audit", ["out/a.jsonl", "notes/of/today.jsonl"])
def test_the_folder_of_an_audit_is_made(cli, here, audit):
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_bytes(S)
    assert cli("-o", "out/", "--audit", audit, "in").code == 0
    assert cli("restore", "--audit", audit, "out", "-o", "back").code == 0
    assert [path.read_bytes() for path in (here / "back").iterdir()] == [S]
