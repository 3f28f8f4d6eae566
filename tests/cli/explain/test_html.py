"""`clean explain --html`: one page of all texts, written whole or not at all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cleaner.cli.explain import data as page_data

SAMPLES = Path(__file__).parents[3] / "samples"

NEWSLETTER = "Sign up for our newsletter."


def island(html):
    found = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)
    return json.loads(found.group(1))


@pytest.fixture
def scrapes(tmp_path, scrape):
    folder = tmp_path / "scrapes"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(scrape.read_bytes())
    return folder


def test_the_page_has_every_line_of_every_text(cli, scrapes, tmp_path):
    page = tmp_path / "new" / "page.html"
    result = cli("explain", "--html", page, scrapes)
    assert result.code == 0
    assert result.text.count("1 of 4 lines go (newsletter 1)") == 2
    assert result.text.endswith(f"The page: {page}\n")
    data = island(page.read_text("utf-8"))
    assert [each["name"] for each in data["documents"]] == [
        str(scrapes / name) for name in ("a.txt", "b.txt")
    ]
    [[kind, by, why]] = data["reasons"]
    assert (kind, by) == ("newsletter", "_any/newsletter-en")
    assert "newsletter" in why
    text = (scrapes / "a.txt").read_text("utf-8")
    said = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    for each in data["documents"]:
        lines = [(number, line) for number, line, _, _ in each["lines"]]
        assert lines == [(number, line) for number, line in said if line]
        assert [reason for _, _, reason, _ in each["lines"]].count(0) == 1
        assert each["chars"] == len(text)
        assert 0 < each["gone"] < each["chars"]


def test_what_heads_the_article_is_told(cli):
    scrape = SAMPLES / "commonground.example" / "ferry-strike.in"
    [document] = island(cli("explain", "--html", "-", scrape).text)["documents"]
    ranks = {rank: line for _, line, reason, rank in document["lines"] if reason < 0}
    assert document["title"].startswith(('"We Have Asked for Sleep"', "\u201cWe"))
    assert ranks[2] == document["title"]
    assert len(ranks[0]) > 0


def test_to_standard_output_goes_the_page_alone(cli, scrape):
    result = cli("explain", "--html", "-", scrape)
    assert result.text.startswith("<!doctype html>")
    assert result.text.endswith("</html>\n")
    assert result.err == ""


def test_options_that_were_chosen_are_told(cli, scrape):
    data = island(cli("explain", "--html", "-", "--no-model", "--keep", "newsletter", scrape).text)
    assert data["options"] == {"keep": ["newsletter"], "model": False}
    assert data["reasons"] == []


def test_a_page_among_the_texts_is_none_of_them(cli, scrapes):
    page = scrapes / "page.html"
    for _ in range(2):
        assert cli("explain", "--html", page, scrapes).code == 0
        assert len(island(page.read_text("utf-8"))["documents"]) == 2
    before = page.read_bytes()
    assert cli("explain", "--html", page, page).failed(2, "--html", "is an input")
    assert page.read_bytes() == before


def test_the_others_are_there_where_one_fails(cli, scrapes, tmp_path):
    (scrapes / "c.txt").write_bytes(b"\x00\x01\x02" * 400)
    page = tmp_path / "page.html"
    result = cli("explain", "--html", page, scrapes)
    assert result.code == 3
    assert "c.txt" in result.errors[0]
    assert len(island(page.read_text("utf-8"))["documents"]) == 2


def test_where_no_page_can_be_written_nothing_is(cli, scrape, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    result = cli("explain", "--html", tmp_path / "file" / "page.html", scrape)
    assert result.code != 0
    assert "cannot be written" in result.errors[0]


@pytest.mark.parametrize("limit", [{"MOST": 1}, {"SIZE": 400}])
def test_a_page_has_as_many_texts_as_a_browser_bears(cli, scrapes, tmp_path, monkeypatch, limit):
    for name, value in limit.items():
        monkeypatch.setattr(page_data, name, value)
    page = tmp_path / "page.html"
    result = cli("explain", "--html", page, scrapes)
    assert result.code == 0
    assert "warning: the page holds the first 1 texts; more would be too many" in result.err
    [first] = island(page.read_text("utf-8"))["documents"]
    assert first["lines"]


RECORDS = [
    {"url": "https://harbour.example/1", "story": f"{NEWSLETTER}\nRain fell on the harbour."},
    {"url": "https://harbour.example/2", "story": "<p>Rain fell.</p><p>Then it stopped.</p>"},
    {"story": 7},
]


def test_records_are_texts_too(cli, tmp_path):
    news = tmp_path / "news.jsonl"
    news.write_text("".join(f"{json.dumps(record)}\n" for record in RECORDS))
    page = tmp_path / "page.html"
    result = cli("explain", news, "--html", page, "--text-field", "story")
    assert result.code == 3
    assert len(result.errors) == 1
    assert "news.jsonl:3" in result.errors[0]
    first, second = island(page.read_text("utf-8"))["documents"]
    assert (first["url"], second["url"]) == tuple(each["url"] for each in RECORDS[:2])
    assert [line for _, line, _, _ in second["lines"]] == ["Rain fell.", "Then it stopped."]
    assert [reason for _, _, reason, _ in first["lines"]] == [0, -1]


def test_text_that_no_encoding_has_is_written(cli, tmp_path):
    text = f"{NEWSLETTER}\n</script><script>alert(1)</script> \ud800 end of it all.\n"
    scrape = tmp_path / "odd.txt"
    scrape.write_bytes(text.encode("utf-8", "surrogatepass"))
    result = cli("explain", "--html", "-", scrape)
    assert result.code == 0
    assert "<script>alert" not in result.text
    assert island(result.text)["documents"][0]["lines"]
