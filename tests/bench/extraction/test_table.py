"""Results as Markdown, put where they belong and nowhere else."""

from __future__ import annotations

import json

import pytest

from bench.extraction.table import BEGIN, END, main, markdown

ALL = {"pages": 1200, "f1": 0.9444, "lost": 0.0, "left": 0.05, "losing": 0.1, "starved": 1.0}
REPORT = {
    "date": "2026-01-02",
    "note": None,
    "data": {"html": "pages.jsonl", "text": "texts.jsonl"},
    "html": [
        {"tool": "ours", "version": "ours 1", "all": ALL, "by": {}, "speed": {"ratio": 0.4321}},
        {"tool": "twin", "version": "ours 1", "all": ALL, "by": {}, "speed": {"ratio": 1234.4}},
        {"tool": "gone", "absent": "no module"},
    ],
    "text": [
        {
            "tool": "ours",
            "version": "ours 1",
            "all": ALL,
            "by": {"renderer": {"bs4": {"f1": 0.5}, "aaa": {"f1": 0.25}}},
            "speed": {"ratio": None},
        },
        {"tool": "gone", "absent": "no module"},
    ],
}
TABLE = """\
**From HTML** (pages.jsonl: 1,200 pages; 2026-01-02)

| tool | F1 | lost | left | losing pages | < 1/5 | speed |
| --- | --- | --- | --- | --- | --- | --- |
| ours | .944 | .000 | .050 | .100 | 1.000 | 0.43 |
| twin | .944 | .000 | .050 | .100 | 1.000 | 1,234 |
| gone | absent |  |  |  |  |  |

Versions and sources: ours 1. Absent: gone (no module).

**From bare text** (texts.jsonl: 1,200 texts; 2026-01-02)

| filter | F1 | lost | left | losing pages | < 1/5 | aaa | bs4 | speed |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| ours | .944 | .000 | .050 | .100 | 1.000 | .250 | .500 |  |
| gone | absent |  |  |  |  |  |  |  |

Versions and sources: ours 1. Absent: gone (no module)."""


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "results.json"
    path.write_text(json.dumps(REPORT), encoding="utf-8")
    return path


def test_the_tables():
    assert markdown(REPORT) == TABLE


def test_a_run_where_all_is_absent_still_has_a_table():
    report = REPORT | {"html": [REPORT["html"][2]], "text": [], "note": "a look"}
    assert "(pages.jsonl: 0 pages; 2026-01-02; a look)" in markdown(report)


def test_only_what_stands_between_the_marks_is_replaced(tmp_path, results):
    readme = tmp_path / "README.md"
    readme.write_text(f"# Title\n\n{BEGIN}\nold\n{END}\n\nRest.\n", encoding="utf-8")
    assert main([str(results), "--into", str(readme)]) == 0
    written = readme.read_text(encoding="utf-8")
    assert written == f"# Title\n\n{BEGIN}\n\n{TABLE}\n\n{END}\n\nRest.\n"
    assert main([str(results), "--into", str(readme)]) == 0
    assert readme.read_text(encoding="utf-8") == written


def test_it_prints(capsys, results):
    assert main([str(results), str(results), "--into", "-"]) == 0
    assert capsys.readouterr().out == f"{TABLE}\n\n{TABLE}\n"


@pytest.mark.parametrize("text", ["no marks\n", f"{END}\n{BEGIN}\n", f"{BEGIN}\n"])
def test_a_file_without_marks_stays_as_it_is(capsys, tmp_path, results, text):
    readme = tmp_path / "README.md"
    readme.write_text(text, encoding="utf-8")
    assert main([str(results), "--into", str(readme)]) == 2
    assert "needs the lines" in capsys.readouterr().err
    assert readme.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", ["{oops", "[]", '{"date": 1}'])
def test_what_is_no_result_is_named(capsys, tmp_path, text):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    assert main([str(path), "--into", "-"]) == 2
    assert "bad.json" in capsys.readouterr().err


def test_a_missing_readme_is_named(capsys, tmp_path, results):
    assert main([str(results), "--into", str(tmp_path / "none.md")]) == 2
    assert "none.md: cannot be read" in capsys.readouterr().err
