"""The summary in a terminal: columns that line up, whatever names and widths."""

from __future__ import annotations

import datetime as dt

import pytest

from cleaner.cli.columns import fitted, left, right, width_of
from cleaner.cli.overlap_summary import overlap_summary
from cleaner.cli.paint import Paint
from cleaner.corpus.articles.texts import bare_paragraphs
from cleaner.overlap.engine import find_overlap
from cleaner.overlap.records import Article

from .overlap_texts import FERRY, QUOTE, RAIN


def _article(name, outlet, *parts, day=None):
    text = "\n\n".join(parts)
    spans = bare_paragraphs(text)
    date = dt.date(2020, 1, day) if day else None
    return Article(
        id=name, outlet=outlet, text=text, paragraphs=spans, kept=(True,) * len(spans), date=date
    )


def _lines(articles, width=100):
    overlap = find_overlap(articles)
    return list(overlap_summary(overlap, paint=Paint(on=False), width=width))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal_and_columns_line_up(width):
    outlets = [
        "渡轮新闻" * 4,
        "Pier",
        "Zoe\u0308" * 9,
        "x" * 60,
        *(f"outlet {n}" for n in range(30)),
    ]
    articles = [_article(f"d{n}", name, FERRY, QUOTE) for n, name in enumerate(outlets)]
    lines = _lines(articles, width)
    table = lines[3 : lines.index("", 3)]
    rows = [line for line in table if line[:3].strip().isdecimal()]
    assert len({width_of(line) for line in rows}) == 1
    assert all(width_of(line) <= width for line in lines[4:])
    assert any("more outlet" in line for line in table) == (len(rows) < len(outlets))


def test_shares_are_never_rounded_to_all_or_nothing():
    much = " ".join(f"word{n} thing{n} other{n}." for n in range(400))
    lines = _lines(
        [_article("a", "a", QUOTE, much), _article("b", "b", QUOTE), _article("c", "c", RAIN)]
    )
    text = "\n".join(lines)
    assert "<1 %" not in text.split("Share")[0] or ">99 %" not in text
    assert " 100 %" in text


def test_who_was_first():
    same = [_article("a", "a", FERRY, day=6), _article("b", "b", FERRY, day=6)]
    assert any("several on the first day" in line for line in _lines(same))
    undated = [_article("a", "a", FERRY), _article("b", "b", FERRY)]
    assert any("undated" in line for line in _lines(undated))
    first = [_article("a", "a", FERRY, day=7), _article("b", "b", FERRY, day=6)]
    assert any("first here: b, 2020-01-06" in line for line in _lines(first))


def test_long_lists_are_cut_and_say_so():
    syllables = ("ba", "ke", "lo", "mi", "nu", "pra", "sto", "tri", "vel", "zan")
    stories = [
        " ".join(f"{one}{two}{three}" for two in syllables for three in ("n", "rt"))
        for one in syllables
    ]
    articles = [_article(f"d{n}", f"o{n}", *stories) for n in range(7)]
    text = "\n".join(_lines(articles))
    assert "3 more outlets" in text
    assert "more passage" in text


def test_nothing():
    assert _lines([]) == [
        "0 documents of 0 outlets, 0 words: 0 matches in 0 passages",
        "No passage stands in two outlets.",
    ]


def test_widths():
    assert width_of("渡轮") == 4
    assert fitted("渡轮渡轮", 5) == "渡轮…"
    assert fitted("ferry", 5) == "ferry"
    assert left("渡", 4) == "渡  "
    assert right("7 %", 5) == "  7 %"
