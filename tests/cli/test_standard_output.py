"""`-` for a file: standard output where one may write, never a file of that name."""

from __future__ import annotations

import json

import pytest

from tests.cli.overlap.texts import ROWS, write_rows

from .corpus_records import records


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """The folder that commands run in; no file called - comes to stand there."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    assert not (tmp_path / "-").exists()


def test_a_text(cli, scrape, article):
    for words in (["-o", "-"], ["--output=-"], ["-o-"]):
        assert cli(*words, scrape).text == article
    assert cli("-o", "-", "--json", scrape).out == cli("--json", scrape).out
    assert cli("-o", "-", "--diff", scrape).out == cli("--diff", scrape).out
    assert cli("-o", "-", scrape, "-", stdin=b"Rain.\n").failed(2, "several inputs")
    assert cli("-i", "-o", "-", scrape).failed(2, "--in-place and -o do not go together")


def test_an_audit_where_the_text_goes_elsewhere(cli, scrape, article):
    before = scrape.read_bytes()
    assert cli("--audit", "-", scrape).failed(2, "--audit -: the text goes to standard output")
    audit = cli("--audit", "-", "-o", "out.txt", scrape)
    assert [json.loads(line).get("kind") for line in audit.text.splitlines()] == [
        None,
        "newsletter",
    ]
    assert cli("restore", "--audit", "-", "out.txt", stdin=audit.out).out == before
    in_place = cli("--audit", "-", "-i", scrape).text
    assert in_place == audit.text.replace('"output": "out.txt"', f'"output": "{scrape}"')
    assert scrape.read_text("utf-8") == article
    assert cli("--audit", "-", "--check", scrape).code == 0


def test_an_audit_from_standard_input_needs_texts_that_are_named(cli, scrape):
    for words in ([], ["-"], [scrape, "-", "-o", "back"]):
        assert cli("restore", "--audit", "-", *words).failed(2, "name the texts")


def test_a_text_that_is_put_back(cli, scrape):
    before = scrape.read_bytes()
    assert cli("-i", "--audit", "a.jsonl", scrape).code == 0
    assert cli("restore", "--audit", "a.jsonl", "-o", "-", scrape).out == before


def test_records(cli, tmp_path):
    news = tmp_path / "news.jsonl"
    news.write_bytes(records(3))
    cleaned = cli(news)
    assert cli("-o", "-", news).out == cleaned.out
    assert cli("-o", "-", "--resume", news).failed(2, "--resume needs a folder")
    news.write_bytes(cleaned.out)
    assert cli("restore", "-o", "-", news).out == records(3)


def test_records_that_fail(cli, tmp_path):
    news = tmp_path / "news.jsonl"
    news.write_bytes(records(2) + b"[]\n")
    assert cli("--errors", "-", news).failed(2, "--errors -: records go to standard output")
    done = cli("--errors", "-", "-o", "out.jsonl", news)
    assert [json.loads(line)["number"] for line in done.text.splitlines()] == [3]


def test_what_outlets_share(cli, tmp_path):
    news = write_rows(tmp_path / "news.jsonl", ROWS)
    assert (
        cli("overlap", "-o", "-", "--to", "csv", news).out
        == cli("overlap", "--to", "csv", news).out
    )
    page = cli("overlap", "--html", "-", news)
    assert page.text.startswith("<!doctype html>")
    assert page.text.rstrip().endswith("</html>")
    assert cli("overlap", "--html", "-", "--json", "-o", "r.json", news).text[:9] == "<!doctype"
    for words in (["--json"], ["--to", "csv", "-o", "-"], ["--drop-duplicates"]):
        assert cli("overlap", "--html", "-", *words, news).failed(2, "both", "standard output")


def test_a_corpus_without_copies(cli, tmp_path):
    news = write_rows(tmp_path / "news.jsonl", ROWS)
    words = ("overlap", "-q", "--drop-duplicates", "--audit", "-", news)
    assert cli(*words).failed(2, "--audit and --drop-duplicates", "standard output")
    done = cli(*words, "-o", "unique.jsonl")
    assert json.loads(done.text.splitlines()[0])["audit"] == 1
    assert cli("restore", "--audit", "-", "unique.jsonl", stdin=done.out).out == news.read_bytes()


def test_a_file_of_that_name_is_written_where_it_is_meant(cli, tmp_path, scrape, article):
    out = tmp_path / "-"
    for words in (["-o", "./-"], ["--output=./-"]):
        assert cli(*words, scrape).out == b""
        assert out.read_text("utf-8") == article
        out.unlink()
    assert cli("-o", "-/", scrape).code == 0
    assert (out / scrape.name).read_text("utf-8") == article
    (out / scrape.name).unlink()
    out.rmdir()
