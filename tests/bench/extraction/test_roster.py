"""Who is there: ours and the filters always, peers where they are installed."""

from __future__ import annotations

import builtins
import shutil

import pytest

import cleaner
from bench.extraction.ours import body, ours
from bench.extraction.pages import Page
from bench.extraction.peers import extractors
from bench.extraction.peers.readability_js import FOLDER, readability_js
from bench.extraction.roster import MAKERS, NAMES, entries
from bench.extraction.tool import AbsentError

SENTENCE = "Rain fell on the town for nine days, and the river rose by a metre, they said."
PARAGRAPH = " ".join([SENTENCE] * 3)
ARTICLE = "\n".join([PARAGRAPH] * 8)
HTML = (
    "<html><body><nav><a href='/'>Home</a></nav><article><h1>Nine days of rain</h1>"
    + f"<p>{PARAGRAPH}</p>" * 8
    + "</article></body></html>"
)
PAGES = {
    "html": Page("a", "a", "html", HTML, ARTICLE, lang="en", url="https://rain.example/a"),
    "text": Page("a", "a", "text", f"Home\n{ARTICLE}", ARTICLE, lang="en"),
}


@pytest.mark.parametrize("form", MAKERS)
def test_whoever_is_there_keeps_a_plain_article(form):
    there = [entry for entry in entries(form) if entry.tool]
    assert "cleaner" in [entry.name for entry in there]
    for entry in there:
        assert SENTENCE in entry.tool.run(PAGES[form]), entry.name
        assert entry.tool.version
        entry.tool.close()


def test_whoever_is_missing_is_absent(monkeypatch):
    real = builtins.__import__
    peers = {"trafilatura", "readability", "magic_html", "justext", "boilerpy3"}

    def broken(_name):
        raise OSError

    monkeypatch.setitem(MAKERS["html"], "broken", broken)

    def bare(name, *args, **kwargs):
        if name.split(".")[0] in peers:
            raise ModuleNotFoundError(f"No module named {name!r}")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", bare)
    found = {entry.name: entry for entry in entries("html", [*NAMES, "broken"])}
    assert found["broken"].reason == "OSError"
    assert found["trafilatura"].tool is None
    assert "trafilatura" in found["trafilatura"].reason
    assert found["cleaner"].tool is not None
    assert {entry.name for entry in entries("text") if not entry.tool} >= {"jusText on lines"}


def test_the_rows_asked_for_keep_their_order():
    assert [entry.name for entry in entries("text", ["BTE on lines", "cleaner"])] == [
        "cleaner",
        "BTE on lines",
    ]
    assert len(NAMES) == len(set(NAMES))


def test_readability_says_what_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(shutil, "which", lambda _name: "/bin/node")
    with pytest.raises(AbsentError, match="readability is not installed; run: make bench-peers"):
        readability_js("r", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(AbsentError, match="node is not installed"):
        readability_js("r", tmp_path)


@pytest.mark.skipif(
    not (FOLDER / "node_modules").exists() or shutil.which("node") is None,
    reason="make bench-peers has not run",
)
def test_readability_counts_the_time_of_its_process():
    tool = readability_js("readability.js")
    tool.run(PAGES["html"])
    before = tool.clock()
    tool.run(PAGES["html"])
    tool.run(Page("b", "b", "html", "", ""))
    assert tool.clock() > before
    tool.close()


def test_magic_html_is_absent_where_python_is_too_old(monkeypatch):
    monkeypatch.setattr(extractors, "MAGIC_HTML", (99, 0))
    (entry,) = entries("html", ["magic-html"])
    assert entry.tool is None
    assert entry.reason == "needs Python 99.0 or newer"


def test_a_preset_that_is_not_there_is_an_absent_row(monkeypatch):
    monkeypatch.setattr(cleaner, "clean", lambda _raw: "")
    monkeypatch.setattr(cleaner, "Options", lambda *, model=True: model)
    with pytest.raises(AbsentError, match="no preset"):
        ours("cleaner fast")


def test_a_preset_that_is_there_is_asked_for(monkeypatch):
    asked = []

    def clean(raw, *, url=None, preset="full"):
        asked.append((raw, url, preset))
        return _Cleaned("head\nbody", "body")

    monkeypatch.setattr(cleaner, "clean", clean)
    page = Page("a", "a", "html", "<p>", "", url="https://a.example")
    assert ours("cleaner").run(page) == ours("cleaner fast").run(page) == "body"
    assert [preset for *_, preset in asked] == ["full", "fast"]
    assert asked[0][:2] == ("<p>", "https://a.example")


def test_a_preset_can_be_an_option(monkeypatch):
    asked = []

    def clean(_raw, *, url=None, options="none"):
        asked.append((url, options))
        return _Cleaned("all")

    monkeypatch.setattr(cleaner, "clean", clean)
    monkeypatch.setattr(cleaner, "Options", lambda *, preset: f"options of {preset}")
    page = Page("a", "a", "text", "raw", "")
    assert ours("cleaner").run(page) == ours("cleaner fast").run(page) == "all"
    assert asked == [(None, "none"), (None, "options of fast")]


class _Cleaned:
    def __init__(self, text, body=None):
        self.text = text
        if body is not None:
            self.body = body


def test_the_body_is_the_text_where_no_body_is_told():
    assert body(_Cleaned("all")) == "all"
    assert body(_Cleaned("head\nbody", "body")) == "body"
    assert body(_Cleaned("all", "")) == ""
