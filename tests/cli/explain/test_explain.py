"""`clean explain`: every line, whether it goes, and why; nothing that a terminal would obey."""

from __future__ import annotations

import re

import pytest

from cleaner.cli.paint import Paint
from cleaner.cli.streams import printable

COLOUR = re.compile(r"\x1b\[\d+m")


def test_every_line_is_there_with_its_number(cli, scrape):
    heading, blank, *rows = cli("explain", scrape).text.splitlines()
    assert heading == (
        f"{scrape} · outlet not known, general rules only · 1 of 4 lines go (newsletter 1)"
    )
    assert blank == ""
    found = [row.split(maxsplit=2)[:2] for row in rows if row.split()[0].isdigit()]
    assert found == [["1", "keep"], ["3", "drop"], ["5", "keep"], ["7", "keep"]]
    assert re.fullmatch(r" {8}└ .+ · _any/newsletter-en · 0\.\d\d|.*└.*_any/.*", rows[2])


def test_line_numbers_with_other_line_ends(cli, scrape):
    text = scrape.read_text("utf-8")
    for end in ("\r\n", "\r"):
        rows = cli("explain", stdin=text.replace("\n", end).encode()).text.splitlines()
        assert any(row.startswith("     3  drop") for row in rows)
        assert any(row.startswith("     7  keep") for row in rows)


def test_addresses_of_links_are_not_shown(cli):
    menu = "".join(f"* [Tides {at}](https://a.example/{'very/' * 20}{at})\n" for at in range(3))
    text = f"{menu}![](https://a.example/f.png)\n\nThe [ferry](https://a.example/f) is back.\n"
    rows = cli("explain", stdin=text.encode()).text.splitlines()
    assert any(row.endswith(" The ferry is back.") for row in rows)
    assert any(row.endswith("* Tides 2") for row in rows)
    assert any(row.endswith("![](https://a.example/f.png)") for row in rows)


def test_several_texts_each_with_its_heading(cli, scrape):
    result = cli("explain", scrape, "-", "missing", stdin=b"Rain fell.\n")
    assert result.code == 3
    assert result.text.count("lines go") == 2
    assert len(result.errors) == 1


def test_records_are_not_taken_for_one_text(cli, scrape, tmp_path):
    news = tmp_path / "news.jsonl"
    news.write_text('{"text": "Rain fell."}\n')
    result = cli("explain", news, scrape)
    assert result.code == 3
    assert "news.jsonl: holds records, which --html PAGE shows; " in result.errors[0]
    assert result.text.count("lines go") == 1
    assert cli("explain", "--from", "text", news).text.count("lines go") == 1


def test_long_runs_are_folded_unless_asked_for(cli):
    text = "Rain fell on the town.\n" + "Accept all cookies\n" * 40 + "Then it was dry again.\n"
    short, whole = (cli("explain", *words, stdin=text.encode()).text for words in ([], ["--all"]))
    assert "more lines, the same reason" in short
    assert "more lines" not in whole
    assert whole.count("  drop  ") == 40
    assert short.count("\n") < 15


def test_colour_only_where_it_is_wanted(cli, scrape, monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    plain = cli("explain", scrape).text
    assert not COLOUR.search(plain)
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = cli("explain", scrape).text
    assert "\x1b[31mdrop\x1b[0m" in coloured
    assert "\x1b[32mkeep\x1b[0m" in coloured
    assert COLOUR.sub("", coloured) == plain
    assert "\x1b[31mdrop\x1b[0m" in cli("--explain", scrape).err
    monkeypatch.setenv("NO_COLOR", "1")
    assert cli("explain", scrape).text == plain


def test_colour_may_be_asked_for(cli, scrape, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31mdrop" in cli("explain", "--color", "always", scrape).text
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in cli("explain", "--color", "never", scrape).text
    assert cli("explain", "--color", "red", scrape).failed(2, "--color")


@pytest.mark.parametrize(("term", "coloured"), [("xterm", True), ("dumb", False)])
def test_a_terminal_gets_colour_but_a_dumb_one(monkeypatch, term, coloured):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", term)
    terminal = type("Terminal", (), {"isatty": lambda _: True})()
    assert Paint.on_stream(terminal).on is coloured
    assert not Paint.on_stream(None).on


@pytest.mark.parametrize("words", [["explain"], ["--explain"], ["explain", "--all"]])
def test_nothing_that_a_terminal_would_obey(cli, scrape, words):
    bad = "\x1b[2J\x1b]0;x\a\x9b31m\u202e\u2066\b\x7f\u2028\u200b"
    text = scrape.read_text("utf-8").replace("the ", f"the {bad}", 2)
    text = text.replace("Sign up", f"{bad}Sign up")
    result = cli(*words, stdin=text.encode())
    shown = result.err if words == ["--explain"] else result.text
    assert all(line.isprintable() for line in shown.split("\n"))
    assert "\\x1b[2J" in shown
    assert "\\u202e" in shown


def test_long_lines_are_cut_to_the_terminal(cli, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    shown = cli("explain", stdin=("Rain fell " * 5000).encode()).text.splitlines()
    assert all(len(line) <= 60 for line in shown[1:])
    assert shown[-1].endswith("…")


def test_warnings_are_shown(cli):
    result = cli("explain", stdin=b"Sign up for our newsletter\n")
    assert "  warning: every line looked like boilerplate" in result.text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        *(("a\tb", "a\\tb"), ("a\nb", "a\\nb"), ("\x1b", "\\x1b"), ("\u202e", "\\u202e")),
        *(("é 渡 🚢", "é 渡 🚢"), ("a\u00a0b", "a\u00a0b"), ("\udcff", "\\udcff")),
    ],
)
def test_printable(raw, shown):
    assert printable(raw) == shown
