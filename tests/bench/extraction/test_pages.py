"""Labelled pages are read, or told what is wrong with them and where."""

from __future__ import annotations

import gzip
import json

import pytest

from bench.extraction.pages import DataError, read_pages


def _write(path, rows):
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(lines.encode()))
    else:
        path.write_text(lines, encoding="utf-8")
    return path


def _texts(pages):
    return [
        {"id": f"{page}#{renderer}", "page": page, "text": "T", "gold": "G", "renderer": renderer}
        for page in pages
        for renderer in ("x", "y")
    ]


@pytest.mark.parametrize("name", ["pages.jsonl", "pages.jsonl.gz"])
def test_rows_become_pages(tmp_path, name):
    row = {"id": "a", "html": "<p>é", "gold": "é", "url": "https://a.example", "lang": None, "x": 1}
    [page] = read_pages(_write(tmp_path / name, [row]), "html")
    assert (page.id, page.page, page.raw, page.gold) == ("a", "a", "<p>é", "é")
    assert (page.url, page.lang, page.renderer) == ("https://a.example", "", "")


def test_every_takes_a_page_with_all_its_renderings(tmp_path):
    path = _write(tmp_path / "texts.jsonl", _texts("abcde"))
    pages = list(read_pages(path, "text", every=2))
    assert [page.id for page in pages] == ["a#x", "a#y", "c#x", "c#y", "e#x", "e#y"]


def test_renderings_need_not_stand_together(tmp_path):
    rows = sorted(_texts("abc"), key=lambda row: row["renderer"])
    pages = read_pages(_write(tmp_path / "texts.jsonl", rows), "text", every=2)
    assert [page.id for page in pages] == ["a#x", "c#x", "a#y", "c#y"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "b", "gold": ""}', "'html' is missing"),
        ('{"id": "b", "html": null, "gold": ""}', "'html' is missing or no string"),
        ('{"html": "", "gold": ""}', "'id' is missing"),
        ("[1]", "must be an object"),
        ("{oops", "cannot be read"),
    ],
)
def test_a_bad_row_is_named(tmp_path, line, said):
    path = tmp_path / "pages.jsonl"
    path.write_text(f'{{"id": "a", "html": "", "gold": ""}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(DataError, match=rf"^pages\.jsonl:\d: .*{said}"):
        list(read_pages(path, "html"))


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    whole = gzip.compress(b'{"id": "a", "html": "", "gold": ""}\n' * 100)
    cut, none = tmp_path / "cut.jsonl.gz", tmp_path / "none.jsonl"
    cut.write_bytes(whole[: len(whole) // 2])
    for path in (cut, none):
        with pytest.raises(DataError, match=path.name):
            list(read_pages(path, "html"))
