from __future__ import annotations

import re
from pathlib import Path, PurePath

import pytest

from cleaner import clean
from cleaner.model import InputError, Options, RuleError
from cleaner.read.document import read_text
from cleaner.strip import settle
from cleaner.strip.engine import strip

ARTICLE = [
    "The ferry to the islands sailed again on Monday, and two hundred people stood in the rain.",
    "The shops had run out of flour, oil, rope and, on the last day of them all, of patience too.",
]


class Entry:
    """As ``os.scandir`` gives them."""

    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


@pytest.mark.parametrize("kind", [Path, PurePath, str.encode, Entry])
def test_a_file_by_any_path(tmp_path, kind):
    path = tmp_path / "Schnee €.txt"
    path.write_bytes("Schnee fiel für 5 €.\r\n".encode("cp1252"))
    given = Entry(bytes(path)) if kind is str.encode else kind(str(path))
    cleaned = clean(given)
    assert cleaned.text == "Schnee fiel für 5 €.\r\n"
    assert cleaned.document.name == str(path)
    with pytest.raises(InputError, match=r"nothing here: cannot be read: No such file"):
        clean(Entry(str(tmp_path / "nothing here")))


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, lambda raw: memoryview(raw)[::1]])
def test_bytes_of_any_kind(kind):
    raw = "Schnee fiel für 5 €.\n".encode("cp1252")
    assert clean(kind(raw)) == clean(raw)
    assert clean(memoryview(b"a".join(raw[i : i + 1] for i in range(len(raw))))[::2]) == clean(raw)


@pytest.mark.parametrize(
    ("name", "given"),
    [("url", 5), ("site", 5), ("site", b"a.example"), ("options", {"a": 1}), ("options", "fast")],
)
def test_arguments_of_another_type_are_named(name, given):
    with pytest.raises(TypeError, match=f"^{name} takes .*, not {re.escape(repr(given))}$"):
        clean("Rain fell.", **{name: given})


def test_a_preset_that_does_not_exist_is_told():
    with pytest.raises(ValueError, match=r"^preset is default or fast, not 5$"):
        clean("Rain fell.", preset=5)


@pytest.mark.parametrize("raw", [None, 7, ["Rain fell."], {"text": "Rain fell."}])
def test_what_is_no_text_is_told(raw):
    with pytest.raises(TypeError, match=f"text, bytes or a path, not {type(raw).__name__}"):
        clean(raw)


def test_one_cut_leads_to_the_next(cleaned_by, rule):
    """What only shows when something else is gone goes as well."""
    section = rule("section", id="box", match="Box", stop="End", at_most=3)
    line = rule(id="end", match="End")
    text = f"{ARTICLE[0]}\nBox\nBox\nEnd\n{ARTICLE[1]}\n"
    assert cleaned_by(text, section, line).text == f"{ARTICLE[0]}\n{ARTICLE[1]}\n"


def test_what_is_left_over_between_two_pieces_goes_with_the_first(cleaned_by, rule):
    caption = "The old quay at dawn"
    text = f"{caption}\nx\n\n{caption} (Photo: Pool)\n\n{ARTICLE[0]}\n"
    cleaned = cleaned_by(text, rule(match="x"))
    assert cleaned.text == f"{caption} (Photo: Pool)\n\n{ARTICLE[0]}\n"
    assert [gone.text for gone in cleaned.dropped] == [caption, "\nx\n\n"]
    assert cleaned.restore() == text


def test_a_removal_says_where_it_stood(cleaned_by, rule):
    cleaned = cleaned_by("A\r\nB\r\rx\nC\n", rule(match="x"))
    assert [(gone.line, gone.by, gone.score) for gone in cleaned.dropped] == [
        (4, "harbour.example/it", 1.0)
    ]


def test_the_guard_puts_back_what_heuristics_took(book_of, rule):
    greedy = rule(match="(?:The ferry|The shops) .*", score=0.9)
    document = read_text("\n".join([*ARTICLE, "x"]))
    cleaned = strip(document, options=Options(), book=book_of(greedy, site="_any"))
    assert cleaned.text == document.text
    assert cleaned.warnings == (
        "the general heuristics would have taken 100% of the prose; kept it all",
    )


def test_the_guard_lets_go_where_short_sentences_say_more(book_of, rule):
    notice = f"The ferry and its partners {'and theirs ' * 8}store what you read."
    answers = [f"Boat {n} sailed at noon." for n in range(6)]
    book = book_of(rule(match="The ferry .*", score=0.9), site="_any")
    few = read_text("\n".join([notice, *answers[:4]]))
    assert strip(few, options=Options(), book=book).text == few.text
    many = strip(read_text("\n".join([notice, *answers])), options=Options(), book=book)
    assert many.text.splitlines() == answers
    assert many.warnings == ()


@pytest.mark.parametrize("end", [".", "…", "?)", ".”", ".)", "!»", "。"])
def test_the_guard_knows_prose_by_any_end_of_a_sentence(book_of, rule, end):
    line = f"Sign here {'and here ' * 12}and it is done{end}"
    greedy = rule(match="Sign.*", score=0.9)
    document = read_text("\n".join([line, line.replace("Sign here", "Sign there"), "x"]))
    cleaned = strip(document, options=Options(), book=book_of(greedy, site="_any"))
    assert cleaned.text == document.text
    assert "kept it all" in cleaned.warnings[0]


def test_the_guard_never_lets_everything_go(book_of, rule):
    document = read_text("x\nx\n")
    cleaned = strip(document, options=Options(), book=book_of(rule(match="x"), site="_any"))
    assert cleaned.text == document.text
    assert cleaned.warnings == ("every line looked like boilerplate; kept them all",)


def test_the_guard_leaves_what_is_proven(cleaned_by, rule):
    text = "\n".join(ARTICLE)
    assert cleaned_by(text, rule(match=".*")).text == ""


def test_the_site_is_named_by_url_too(book_of, rule):
    book = book_of(rule(match="x"), domains=["*.harbour.example"])
    document = read_text("x\nA", url="https://www.harbour.example/a")
    assert strip(document, options=Options(), book=book).site == "harbour.example"
    off = strip(document, options=Options(site_rules=False), book=book)
    assert (off.text, off.site) == ("x\nA", "harbour.example")


def test_a_site_without_rules():
    with pytest.raises(RuleError, match="no rules for the outlet 'nowhere'"):
        clean("A", site="nowhere")
    assert clean("A", site="nowhere", options=Options(site_rules=False)).text == "A"


def test_a_signal_can_be_disabled(book_of):
    text = "\n".join([*ARTICLE, ARTICLE[0]])
    document = read_text(text)
    book = book_of(disable=["repeats"])
    assert strip(document, options=Options(), book=book, site="harbour.example").text == text
    assert strip(document, options=Options(), book=book_of()).text == "\n".join(ARTICLE)


def test_kinds_can_stay(cleaned_by, rule):
    share = rule(id="share", match="x")
    assert cleaned_by("x\nA", share, options=Options(keep=frozenset({"share"}))).text == "x\nA"
    assert cleaned_by("x\nA", share, options=Options(keep=frozenset({"app"}))).text == "A"


def test_a_text_that_never_comes_to_rest_is_left_in_peace(cleaned_by, rule, monkeypatch):
    monkeypatch.setattr(settle, "MOST_PASSES", 1)
    section = rule("section", match="x", at_most=1, stop="x")
    tail = rule("tail", id="end", match="B", at_most=1)
    cleaned = cleaned_by("A\nB\nx\n", section, tail)
    assert cleaned.text == "A\n"  # one pass for what is proven, one for all
