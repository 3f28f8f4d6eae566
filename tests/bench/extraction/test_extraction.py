"""The command from end to end, on invented pages."""

from __future__ import annotations

import json

import pytest

from bench.extraction import __main__ as extraction
from bench.extraction.figures import row
from bench.extraction.roster import Entry
from bench.extraction.tool import Tool

SENTENCE = "Rain fell on the town for nine days, and the river rose by a metre, they said."
GOLD = "\n".join(f"{SENTENCE} It was day {number} of the flood." for number in range(9))
HTML = "".join(f"<p>{line}</p>" for line in GOLD.splitlines())


def _write(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@pytest.fixture
def pages(tmp_path):
    rows = [
        {
            "id": name,
            "html": f"<html><body><article>{HTML}</article></body></html>",
            "gold": GOLD,
            "source": "made",
            "lang": "en",
        }
        for name in "abc"
    ]
    return _write(tmp_path / "pages.jsonl", rows)


@pytest.fixture
def texts(tmp_path):
    rows = [
        {
            "id": f"{page}#{renderer}",
            "page": page,
            "text": f"Share this\n{GOLD}",
            "gold": GOLD,
            "renderer": renderer,
        }
        for page in "abcd"
        for renderer in ("x", "y")
    ]
    return _write(tmp_path / "texts.jsonl", rows)


def test_both_forms_in_one_run(tmp_path, capsys, pages, texts):
    out = tmp_path / "new" / "results.json"
    tools = "cleaner,trafilatura,nothing,BTE on lines"
    arguments = [pages, "--text", texts, "--tools", tools, "--date", "2026-01-02"]
    assert extraction.main([*arguments, "--note", "invented", "--out", str(out)]) == 0
    report = json.loads(out.read_text(encoding="utf-8"))
    assert (report["date"], report["note"], report["every"]) == ("2026-01-02", "invented", 1)
    assert report["data"] == {"html": "pages.jsonl", "text": "texts.jsonl"}
    html = {found["tool"]: found for found in report["html"]}
    text = {found["tool"]: found for found in report["text"]}
    assert html.keys() == {"cleaner", "trafilatura"}
    assert html["trafilatura"]["speed"]["ratio"] == 1
    assert html["trafilatura"]["all"]["pages"] == 3
    assert text["nothing"]["all"]["pages"] == 8
    assert text["nothing"]["all"]["lost"] == 0
    assert text["nothing"]["left by kind"]["share, follow, app"] == {
        "words a page": 2,
        "share": 1,
        "pages": 1,
    }
    assert text["BTE on lines"]["all"]["left"] == 0
    assert text["nothing"]["by"]["renderer"].keys() == {"x", "y"}
    assert html["cleaner"]["by"]["source"]["made"]["pages"] == 3
    assert html["cleaner"]["by"]["lang"]["en"] == html["cleaner"]["all"]
    assert SENTENCE not in json.dumps(report)
    assert str(tmp_path) not in json.dumps(report)
    assert "| cleaner | " in capsys.readouterr().out


def test_text_alone_has_no_ratio(tmp_path, texts):
    out = tmp_path / "results.json"
    arguments = ["--text", texts, "--every", "2", "--tools", "nothing", "--out", str(out)]
    assert extraction.main(arguments) == 0
    report = json.loads(out.read_text(encoding="utf-8"))
    assert "html" not in report
    assert report["text"][0]["all"]["pages"] == 4
    assert report["text"][0]["speed"]["ratio"] is None


def test_a_row_of_who_failed_or_is_absent(monkeypatch, tmp_path, texts):
    def fails(_page):
        raise ValueError

    closed = []
    bad = Tool("bad", "bad 1", fails, close=lambda: closed.append("bad"))
    monkeypatch.setattr(
        extraction, "entries", lambda _form, _names: [Entry("bad", bad), Entry("gone", None, "why")]
    )
    out = tmp_path / "results.json"
    assert extraction.main(["--text", texts, "--out", str(out)]) == 0
    failed, gone = json.loads(out.read_text(encoding="utf-8"))["text"]
    assert (failed["failed"], failed["all"]["empty"], failed["all"]["lost"]) == (8, 1, 1)
    assert gone == {"tool": "gone", "absent": "why"}
    assert closed == ["bad"]


def test_a_tool_without_pages_has_no_figures():
    entry = Entry("t", Tool("t", "t 1", lambda _page: ""))
    assert row(entry, [], base=None) == {"tool": "t", "version": "t 1"}


def test_bad_data_is_named(tmp_path, capsys, pages):
    bad = _write(tmp_path / "bad.jsonl", [{"id": "a"}])
    for arguments in ([bad], [pages, "--text", bad], [str(tmp_path / "none.jsonl")]):
        assert extraction.main([*arguments, "--tools", "nothing"]) == 2
        error = capsys.readouterr().err
        assert error.count("\n") == 1
        assert error.startswith(("bad.jsonl:1: ", "none.jsonl:1: "))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a file"),
        (["a", "--every", "0"], "--every must be"),
        (["a", "--tools", "cleaner,nobody"], "no tool 'nobody'"),
    ],
)
def test_usage(capsys, arguments, said):
    with pytest.raises(SystemExit, match="2"):
        extraction.main(arguments)
    assert said in capsys.readouterr().err
