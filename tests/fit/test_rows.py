from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from fit.rows import DataError, read_rows

GOOD = '{"id": "a", "site": "a.example", "text": "x"}'


def _file(folder: Path, *lines: str) -> Path:
    path = folder / "rows.jsonl.gz"
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode()))
    return path


def test_a_row_keeps_what_it_says(tmp_path: Path) -> None:
    row = '{"id": "a#bs4", "page": "a", "site": "a.example", "renderer": "bs4", "text": "x", '
    (found,) = read_rows(_file(tmp_path, row + '"gold": "", "lang": null}'), "text")
    assert (found.origin.page, found.origin.renderer, found.origin.lang) == ("a", "bs4", "")
    assert found.gold == ""


def test_a_page_without_gold_is_no_page_with_empty_gold(tmp_path: Path) -> None:
    (found,) = read_rows(_file(tmp_path, GOOD), "text")
    assert found.gold is None
    assert found.origin.page == "a"


def test_every_nth_page_comes_with_all_its_renderings(tmp_path: Path) -> None:
    rows = [
        f'{{"id": "{page}{kind}", "page": "{page}", "site": "s", "text": "x"}}'
        for kind in "12"
        for page in "abcde"
    ]
    found = [row.origin.id for row in read_rows(_file(tmp_path, *rows), "text", every=2)]
    assert found == ["a1", "c1", "e1", "a2", "c2", "e2"]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("{", "cannot be read"),
        ("[1]", "a row must be an object"),
        ('{"id": "a", "site": "a.example", "html": "x"}', "'text' is missing"),
        ('{"id": "a", "text": "x"}', "'site' is missing"),
        ('{"id": "a", "site": "s", "text": "x", "gold": 1}', "'gold' is no string"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, wrong: str) -> None:
    with pytest.raises(DataError, match=rf"^rows\.jsonl\.gz:2: {wrong}"):
        list(read_rows(_file(tmp_path, GOOD, row), "text"))


def test_a_file_that_is_cut_or_missing_is_named(tmp_path: Path) -> None:
    path = _file(tmp_path, *[GOOD] * 50)
    path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(DataError, match=r"^rows\.jsonl\.gz:\d+: cannot be read"):
        list(read_rows(path, "text"))
    with pytest.raises(DataError, match=r"^no\.jsonl\.gz:1: cannot be read"):
        list(read_rows(tmp_path / "no.jsonl.gz", "text"))
