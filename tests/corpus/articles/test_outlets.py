"""Whose a text is: the site's, the page's, the folder's, or its own file's."""

from __future__ import annotations

import gzip
import json

from cleaner.corpus.containers.packing.unpack import zstd_module

FERRY = "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased.\n"


def _fill(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_folders_are_outlets_where_there_are_several(read, tmp_path):
    _fill(tmp_path, {"in/pier/1.txt": FERRY, "in/pier/2.txt": FERRY, "in/quay/1.txt": FERRY})
    found = read("in")
    assert found.outlet == ["pier", "pier", "quay"]
    assert found.id == ["pier/1.txt", "pier/2.txt", "quay/1.txt"]
    assert found.warnings == []
    assert read("in/pier", "in/quay").outlet == found.outlet
    assert read("in/pier", "in/quay").id == ["pier/1.txt", "2.txt", "quay/1.txt"]


def test_files_of_one_name_are_told_apart_by_whatever_folder_differs(read, tmp_path):
    _fill(tmp_path, {"monday/pier/1.txt": FERRY, "friday/pier/1.txt": FERRY})
    found = read("monday", "friday")
    assert found.id == ["monday/pier/1.txt", "friday/pier/1.txt"]
    assert not any("stands more than once" in warning for warning in found.warnings)


def test_files_of_one_folder_are_outlets_of_their_own(read, tmp_path):
    _fill(tmp_path, {"in/pier.txt": FERRY, "in/quay.txt": FERRY})
    found = read("in")
    assert found.outlet == ["pier", "quay"]
    assert len(found.warnings) == 1
    assert found.warnings[0] == (
        "no outlet is known of 2 of 2 documents: each file counts as one of its own; sort files "
        "into folders, one an outlet, or name the field of rows with --outlet-field"
    )


def test_rows_of_one_file_are_outlets_of_their_own(read, tmp_path):
    rows = [{"id": name, "text": FERRY, "page": "https://pier.example"} for name in ("a", "b")]
    _fill(tmp_path, {"rows.jsonl": "".join(f"{json.dumps(row)}\n" for row in rows)})
    found = read("rows.jsonl")
    assert found.outlet == ["a", "b"]
    assert len(found.warnings) == 1
    assert found.warnings[0] == (
        "no outlet is known of 2 of 2 documents: each row counts as one of its own; name the "
        "field with --outlet-field, one that holds an address will do"
    )


def test_the_site_comes_before_the_folder(read, tmp_path):
    page = (
        '<html><head><link rel="canonical" href="https://www.euronews.com/ferry">'
        f"</head><body><p>{FERRY}</p></body></html>"
    )
    _fill(tmp_path, {"in/a/1.html": page, "in/b/1.txt": FERRY, "in/a/2.txt": FERRY})
    found = read("in", clean=True)
    assert found.outlet == ["euronews.com", "euronews.com", "b"]


def test_a_folder_of_several_sites_is_no_sites(read, tmp_path):
    pages = {
        f"in/a/{site}.html": f'<html><head><link rel="canonical" href="https://{site}/x">'
        f"</head><body><p>{FERRY}</p></body></html>"
        for site in ("euronews.com", "theweek.com")
    }
    _fill(tmp_path, {**pages, "in/a/x.txt": FERRY, "in/b/y.txt": FERRY})
    assert read("in", clean=True).outlet == ["euronews.com", "theweek.com", "a", "b"]


def test_what_a_page_calls_its_own_outlet(read, tmp_path):
    page = (
        '<html><head><meta property="og:site_name" content="Pier News">'
        f"</head><body><p>{FERRY}</p></body></html>"
    )
    _fill(tmp_path, {"in/1.html": page, "in/2.txt": FERRY})
    assert read("in").outlet == ["Pier News", "2"]


def test_packed_lines_lose_all_that_names_their_form(read, tmp_path):
    _fill(tmp_path, {"pier.jsonl": '{"text": "The ferry."}\n'})
    assert read("pier.jsonl").outlet == ["pier"]


def test_rows_of_which_none_names_an_outlet_count_each_as_one(read, tmp_path):
    rows = '{"id": "a", "text": "The ferry."}\n{"id": "b", "text": "The pier."}\n'
    _fill(tmp_path, {"pier.jsonl": rows})
    assert read("pier.jsonl").outlet == ["a", "b"]
    _fill(tmp_path, {"quay.jsonl": rows.replace('"a"', '"c"').replace('"b"', '"d"')})
    assert read("pier.jsonl", "quay.jsonl").outlet == ["pier", "pier", "quay", "quay"]


def test_folders_say_more_than_what_a_page_calls_its_outlet(read, tmp_path):
    page = (
        '<html><head><meta property="og:site_name" content="Pier News">'
        f"</head><body><p>{FERRY}</p></body></html>"
    )
    _fill(tmp_path, {"in/pier/1.html": page, "in/quay/2.txt": FERRY})
    assert read("in").outlet == ["pier", "quay"]


def test_a_file_of_rows_is_called_by_its_name_however_it_is_packed(read, tmp_path):
    row = ('{"id": "%d", "text": "' + FERRY.strip() + '"}\n').encode()
    (tmp_path / "pier.jsonl.zst").write_bytes(zstd_module().compress(row % 1))
    (tmp_path / "quay.jsonl.gz").write_bytes(gzip.compress(row % 2))
    assert read("pier.jsonl.zst", "quay.jsonl.gz").outlet == ["pier", "quay"]


def test_a_host_is_one_outlet_however_it_is_written(read, tmp_path):
    said = ["www.pier.example", "pier.example", " Pier.EXAMPLE ", "https://www.pier.example/news"]
    said += ["m.pier.example", "amp.pier.example", "https://www.m.pier.example/news"]
    rows = [{"text": FERRY, field: name} for name in said for field in ("outlet", "domain")]
    rows += [{"text": FERRY, "url": f"https://{www}.pier.example/ferry"} for www in ("www", "m")]
    _fill(tmp_path, {"a.jsonl": "".join(f"{json.dumps(row)}\n" for row in rows)})
    assert set(read("a.jsonl").outlet) == {"pier.example"}


def test_names_keep_their_case_and_lose_blanks(read, tmp_path):
    said = ["\u00a0 Pier News ", "A.P.", "N. Y. Post", "v2.0", "Pier News. Weekly"]
    rows = [{"text": FERRY, "outlet": name} for name in said]
    _fill(tmp_path, {"a.jsonl": "".join(f"{json.dumps(row)}\n" for row in rows)})
    assert read("a.jsonl").outlet == ["Pier News", *said[1:]]


def test_folders_that_are_hosts(read, tmp_path):
    _fill(tmp_path, {"in/www.pier.example/1.txt": FERRY, "in/pier.example/2.txt": FERRY})
    assert read("in").outlet == ["pier.example", "pier.example"]
