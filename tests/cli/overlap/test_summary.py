"""The summary in a terminal: columns that line up, whatever names and widths."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec import structs

from cleaner.cli.columns import fitted, left, right, width_of
from cleaner.cli.overlap.summary import overlap_summary
from cleaner.cli.paint import Paint
from cleaner.corpus.articles.texts import bare_paragraphs
from cleaner.overlap.engine import find_overlap
from cleaner.overlap.records import Article

from .texts import CAKES, FERRY, NINE, QUOTE, RAIN


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


def test_who_has_a_part_of_a_passage_alone_says_how_much():
    part = FERRY.replace("harbour ferry is back after", "old boat will sail for")
    had = {"a": (FERRY, 2), "b": (FERRY, None), "c": (part, 1)}
    lines = _lines([_article(name, name, text, day=day) for name, (text, day) in had.items()])
    assert "  1 verbatim · 18 words · 3 outlets · earliest dated here: c, 2020-01-01" in lines
    assert "    a: a, line 1 (2020-01-02)" in lines
    assert "    c: c, line 1 (2020-01-01), 12 words" in lines


def test_shares_are_never_rounded_to_all_or_nothing():
    much = " ".join(f"word{n} thing{n} other{n}." for n in range(4000))
    lines = _lines(
        [_article("a", "a", QUOTE, much), _article("b", "b", QUOTE), _article("c", "c", RAIN)]
    )
    text = "\n".join(lines)
    table = text.split("Share")[0]
    assert "<1 %" in table
    assert ">99 %" in table
    assert " 100 %" in text


def test_who_was_first():
    same = [_article("a", "a", FERRY, day=6), _article("b", "b", FERRY, day=6)]
    assert any("several on the first day" in line for line in _lines(same))
    undated = [_article("a", "a", FERRY), _article("b", "b", FERRY)]
    assert any("undated" in line for line in _lines(undated))
    first = [_article("a", "a", FERRY, day=7), _article("b", "b", FERRY, day=6)]
    assert any("first here: b, 2020-01-06" in line for line in _lines(first))
    first.append(_article("c", "c", FERRY))
    assert any("earliest dated here: b, 2020-01-06" in line for line in _lines(first))


def test_the_hour_is_shown_where_it_decides():
    at = dt.datetime(2020, 1, 6, 16, 30, tzinfo=dt.UTC)
    early = structs.replace(_article("a", "a", FERRY, day=7), time=at)
    late = structs.replace(_article("b", "b", FERRY, day=6), time=at + dt.timedelta(seconds=61))
    text = "\n".join(_lines([late, early]))
    assert "first here: a, 2020-01-06 16:30 UTC" in text
    assert "b: b, line 1 (2020-01-06 16:31:01 UTC)" in text
    later = structs.replace(late, date=dt.date(2020, 1, 8), time=at + dt.timedelta(days=2))
    assert "first here: a, 2020-01-07" in "\n".join(_lines([later, early]))


def _own(name, count):
    return " ".join(f"{name}{n} {name}thing{n} {name}other{n}." for n in range(count))


def _names(lines):
    """The outlets in the rows of the table."""
    table = lines[: lines.index("", 3)]
    return [line[4:].split("  ")[0] for line in table if line[:3].strip().isdecimal()]


def test_partners_stand_together_the_largest_share_first():
    articles = [
        _article("a", "large a", FERRY, NINE, _own("word", 40)),
        _article("b", "large b", FERRY, NINE, _own("leaf", 40)),
        _article("c", "small c", RAIN),
        _article("d", "small d", RAIN),
        _article("e", "alone", CAKES),
    ]
    assert _names(_lines(articles, 42)) == ["small c", "small d"]
    assert _names(_lines(articles)) == ["small c", "small d", "large a", "large b", "alone"]


def test_what_the_least_is_measured_by():
    names = [f"an outlet with a long name {n}" for n in range(6)]
    articles = [_article(name, name, (FERRY, RAIN, QUOTE)[n // 2]) for n, name in enumerate(names)]
    articles += [_article(f"q{n}", f"last {n}", CAKES, _own(f"q{n}x", 20)) for n in range(2)]
    lines = [line.strip() for line in _lines(articles, 81)]
    assert "2 more outlets; no pair with one shares more than 25 % of either's words." in lines


def test_those_that_share_nothing_are_left_out_last():
    articles = [_article(f"p{n}", f"pier {n}", FERRY) for n in range(2)]
    articles += [_article(f"q{n}", f"quay {n}", _own(f"q{n}x", 4)) for n in range(30)]
    lines = [line.strip() for line in _lines(articles, 60)]
    assert "27 more outlets; none of them shares anything." in lines


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


def _pairs(lines):
    """The lines on the articles that share most."""
    if "Articles that share most" not in lines:
        return []
    at = lines.index("Articles that share most")
    return lines[at + 1 : lines.index("", at)]


def test_the_articles_that_share_most():
    articles = [
        _article("pier/ferry", "pier", FERRY, NINE, RAIN, day=7),
        _article("quay/ferry", "quay", FERRY, NINE, day=8),
        _article("mole/rain", "mole", RAIN),
    ]
    assert _pairs(_lines(articles)) == [
        " 100 % of quay/ferry also stands in pier/ferry (2020-01-07, earlier)",
        " 100 % of mole/rain also stands in pier/ferry",
    ]


def test_an_outlet_is_told_where_no_name_of_an_article_tells_it():
    articles = [_article("17", "Old Quay", FERRY, CAKES, day=9), _article("18", "Pier", FERRY)]
    articles += [_article("19", "Pier", CAKES, RAIN, day=8)]
    assert _pairs(_lines(articles)) == [
        " 100 % of 18 (Pier) also stands in 17 (Old Quay)",
        "  53 % of 17 (Old Quay) also stands in 19 (Pier, 2020-01-08, earlier)",
    ]


def test_the_hour_says_which_article_was_earlier_where_days_do_not():
    at = dt.datetime(2020, 1, 6, 16, 30, tzinfo=dt.UTC)
    early = structs.replace(_article("a", "a", FERRY, day=7), time=at)
    late = structs.replace(_article("b", "b", FERRY, day=7), time=at + dt.timedelta(hours=2))
    told = " 100 % of b also stands in a (2020-01-06 16:30 UTC, earlier)"
    assert _pairs(_lines([late, early])) == [told]
    unsure = [_article("a", "a", FERRY, day=7), structs.replace(late, time=at)]
    assert _pairs(_lines(unsure)) == [" 100 % of a also stands in b"]


def test_pairs_that_share_little_are_not_told():
    quoting = [_article("a", "a", QUOTE, _own("leaf", 30)), _article("b", "b", QUOTE, RAIN, NINE)]
    assert len(_pairs(_lines(quoting))) == 1
    quoting[1] = _article("b", "b", QUOTE, _own("tree", 30))
    assert _pairs(_lines(quoting)) == []
    short = ["“a wet sandwich”, said the baker.", "He called it “a wet sandwich” then."]
    lines = _lines([_article(name, name, text) for name, text in zip("ab", short, strict=True)])
    assert "1 match in" in lines[0]
    assert _pairs(lines) == [], "a few quoted words of two short texts"


def test_long_names_of_articles_take_two_lines():
    names = [f"{'archive/' * 4}{name}/ferry.txt" for name in ("pier", "quay")]
    articles = [_article(name, name[32:36], FERRY) for name in names]
    assert len(_pairs(_lines(articles, 130))) == 1
    first, second = _pairs(_lines(articles, 60))
    assert first == f" 100 % of {names[1]}"
    assert second == f"          also stands in {names[0][:34]}…"


def test_of_many_pairs_the_first_are_told_and_hostile_names_are_not_obeyed():
    articles = [_article(f"{n}\x1b[31m\u202e", f"o{n}", FERRY) for n in range(4)]
    pairs = _pairs(_lines(articles))
    assert len(pairs) == 6
    assert pairs[-1].strip() == "Others: --to csv --pairs (two articles a row)."
    assert "\\x1b[31m\\u202e (o" in pairs[0]
    assert not set("".join(pairs)) & {"\x1b", "\u202e"}
