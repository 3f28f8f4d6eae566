"""`clean --to jsonl`: a record a text, with what is known of it."""

from __future__ import annotations

import json

import pytest

KEYS = [
    *("name", "site", "url", "title", "author", "date", "outlet", "language", "text", "removed"),
    *("obstacle", "warnings", "clean_version"),
]
PAGE = """<!doctype html><html lang="en-GB"><head><title>The ferry is back | The Quay</title>
<link rel="canonical" href="https://quay.example/2031/02/03/ferry">
<meta property="og:site_name" content="The Quay"><meta property="og:title" content="Ferry’s back">
<meta name="author" content="By Ana Sørli"><meta name="author" content="Tom Hale">
<meta property="article:published_time" content="2031-02-03T06:00:00Z"></head><body>
<p>The harbour ferry is back after nine weeks in the yard, and the pilots were pleased.</p>
<p>Sign up for our newsletter</p>
<p>It sails at nine, the harbour office said on Monday, and it carries forty cars each time.</p>
</body></html>
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def records(result):
    assert result.out.endswith(b"\n")
    return [json.loads(line) for line in result.out[:-1].split(b"\n")]


def test_a_plain_text_has_every_key(cli, scrape, article):
    (record,) = records(cli("--to", "jsonl", scrape))
    assert list(record) == KEYS
    assert (record["name"], record["text"]) == (str(scrape), article)
    known = ("site", "url", "author", "date", "outlet", "language")
    assert {record[key] for key in known} == {None}
    assert (record["obstacle"], record["warnings"]) == (None, [])


def test_what_stands_where_an_article_should_is_told(cli, tmp_path):
    path = tmp_path / "blocked.txt"
    path.write_text("Verify you are human\n\nLedger\n", encoding="utf-8")
    done = cli("--to", "jsonl", path)
    (record,) = records(done)
    assert (record["obstacle"], record["text"]) == ("bot-check", path.read_text(encoding="utf-8"))
    said = "no article, or not all of it: the page asks for proof that a person is reading"
    assert record["warnings"] == [f"{said} (“Verify you are human”)"]
    assert f"{path}: {said}" in done.err


def test_what_went_is_told_without_its_text(cli, scrape):
    (record,) = records(cli("--to", "jsonl", scrape))
    (gone,) = record["removed"]
    assert list(gone) == ["start", "end", "line", "by", "kind", "why", "score"]
    assert (gone["line"], gone["kind"], gone["by"]) == (3, "newsletter", "_any/newsletter-en")
    text = scrape.read_text(encoding="utf-8")
    assert text[gone["start"] : gone["end"]] == "Sign up for our newsletter\n\n"
    assert gone["why"]
    assert 0 < gone["score"] <= 1


def test_a_page_tells_what_it_says_of_itself(cli, page):
    (record,) = records(cli("--to", "jsonl", page))
    assert list(record) == KEYS
    assert record["url"] == "https://quay.example/2031/02/03/ferry"
    assert record["title"] == "Ferry’s back"
    assert record["author"] == "Ana Sørli; Tom Hale"
    assert record["date"] == "2031-02-03"
    assert record["outlet"] == "The Quay"
    assert record["language"] == "en"
    assert "forty cars" in record["text"]
    assert "newsletter" not in record["text"]


def test_the_library_knows_the_same(page):
    from cleaner import clean

    document = clean(page).document
    assert (document.title, document.author) == ("Ferry’s back", "Ana Sørli; Tom Hale")
    assert (document.outlet, document.language) == ("The Quay", "en")
    assert str(document.date) == "2031-02-03"
    assert clean("Rain fell.", url="https://quay.example").document.language is None


def test_an_address_on_the_command_line_counts_more_than_the_page(cli, page, scrape):
    for path in (page, scrape):
        (record,) = records(cli("--to", "jsonl", "--url", "https://quay.example/a", path))
        assert record["url"] == "https://quay.example/a"


def test_several_texts_go_to_standard_output_line_by_line(cli, page, scrape, tmp_path):
    result = cli("--to", "jsonl", scrape, page, "-", stdin=b"Rain fell.\n")
    assert [record["name"] for record in records(result)] == [str(scrape), str(page), "-"]
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "rain.txt").write_text("Rain fell.\n")
    names = [record["name"] for record in records(cli("--to", "jsonl", tmp_path))]
    assert names == [str(page), str(scrape), str(tmp_path / "sub" / "rain.txt")]
    assert cli("--json", tmp_path).out == cli("--to", "jsonl", tmp_path).out


def test_a_text_that_fails_leaves_the_others_whole(cli, page, tmp_path):
    (tmp_path / "broken").write_bytes(b"\x7fELF\0\0\1\2\0\0" * 200)
    result = cli("--to", "jsonl", tmp_path)
    assert result.code == 3
    assert [record["name"] for record in records(result)] == [str(page)]


def test_to_a_file(cli, tmp_path, scrape):
    out = tmp_path / "deep" / "out.jsonl"
    out.parent.mkdir()
    out.write_text("old\n")
    result = cli("--to", "jsonl", "-o", out, scrape, "-", stdin=b"Rain fell.\n")
    assert (result.code, result.out, result.err) == (0, b"", "")
    written = [json.loads(line)["name"] for line in out.read_text("utf-8").splitlines()]
    assert written == [str(scrape), "-"]


@pytest.mark.parametrize("there", [True, False])
def test_to_a_folder_a_file_a_text(cli, tmp_path, scrape, page, there):
    out = tmp_path / "records"
    if there:
        out.mkdir()
    assert cli("--to", "jsonl", "-o", out if there else f"{out}/", scrape, page).code == 0
    assert sorted(path.name for path in out.iterdir()) == ["page.html.jsonl", "scrape.txt.jsonl"]
    for source in (scrape, page):
        line = (out / f"{source.name}.jsonl").read_bytes()
        assert line == cli("--to", "jsonl", source).out


def test_utf_8_and_one_line_whatever_the_text(cli):
    text = "Rain –\u2028fell\u2029on\x85the \x9b31m渡轮\x0b\x0c🚢.\n"
    result = cli("--to", "jsonl", stdin=text.encode())
    assert len(result.text.splitlines()) == 1
    assert "渡轮" in result.text
    assert "–" in result.text
    assert json.loads(result.out)["text"] == text


def test_a_lone_surrogate_is_escaped(cli):
    result = cli("--to", "jsonl", stdin="Rain \ud800fell.\n".encode("utf-16", "surrogatepass"))
    (record,) = records(result)
    assert record["text"].endswith("fell.\n")
    result.out.decode("utf-8")


def test_with_an_audit_and_an_explanation(cli, scrape, article, tmp_path):
    audit, out = tmp_path / "audit.jsonl", tmp_path / "article.txt"
    result = cli("--to", "jsonl", "--explain", "--audit", audit, scrape)
    (record,) = records(result)
    assert "drop  newsletter" in result.err
    out.write_text(record["text"], encoding="utf-8")
    assert record["text"] == article
    assert cli("restore", "--audit", audit, out).out == scrape.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-i"], "--in-place writes text; it does not go with --to jsonl"),
        (["-i", "-o", "out"], "--in-place writes text"),
        (["--diff"], "--diff and --to jsonl do not go together"),
        (["--dry-run"], "--dry-run and --to jsonl do not go together"),
        (["-o", "scrape.txt"], "is an input or another output"),
        (["-o", "audit", "--audit", "audit"], "is an input or another output"),
    ],
    ids=" ".join,
)
def test_words_that_do_not_go_with_it(cli, scrape, monkeypatch, words, said):
    monkeypatch.chdir(scrape.parent)
    before = scrape.read_bytes()
    assert cli("--to", "jsonl", *words, "scrape.txt").failed(2, said)
    assert [path.name for path in scrape.parent.iterdir()] == ["scrape.txt"]
    assert scrape.read_bytes() == before


def test_the_help_has_an_example(cli):
    assert "clean --to jsonl pages/ > pages.jsonl" in cli("run", "--help").text
