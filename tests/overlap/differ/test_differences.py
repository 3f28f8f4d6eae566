"""Numbers and days that differ amid what is shared."""

from __future__ import annotations

import time

import numpy as np
import pytest

from cleaner.overlap.differ.differences import differences
from cleaner.overlap.passages import passages
from cleaner.overlap.tokens import tokens
from tests.overlap.newsroom import article, match_of

REPORT = (
    "Police said {} barges were cut loose from their moorings {}, and {} had reached the weir by "
    "dawn on Sunday."
)

PAIRS = {
    "figures": (("17", "overnight", "two"), ("70", "overnight", "two"), [("17", "70")]),
    "in words": (("17", "overnight", "two"), ("17", "overnight", "three"), [("two", "three")]),
    "days": (("17", "on Tuesday", "two"), ("17", "on Friday", "two"), [("Tuesday", "Friday")]),
    "all three": (
        ("17", "on Tuesday", "two"),
        ("18", "on Friday", "six"),
        [("17", "18"), ("Tuesday", "Friday"), ("two", "six")],
    ),
    "other words": (("17", "overnight", "two"), ("17", "secretly", "two"), []),
    "a number for a word": (("17", "overnight", "two"), ("many", "overnight", "two"), []),
    "more than one word": (
        ("17", "on 3 May", "two"),
        ("17", "on 4 June", "two"),
        [("3 May", "4 June")],
    ),
    "thousands": (
        ("1,700", "overnight", "two"),
        ("1,900", "overnight", "two"),
        [("1,700", "1,900")],
    ),
}


@pytest.mark.parametrize(("one", "other", "wanted"), PAIRS.values(), ids=PAIRS)
def test_numbers_and_days(one, other, wanted):
    match = match_of(REPORT.format(*one), REPORT.format(*other))
    assert match.kind == "near"
    assert list(match.differences) == wanted


def test_they_follow_the_sides():
    one, other = REPORT.format("17", "overnight", "two"), REPORT.format("70", "overnight", "two")
    assert match_of(other, one).differences == (("70", "17"),)


def test_none_in_what_is_verbatim():
    text = REPORT.format("17", "overnight", "two")
    assert match_of(text, text).differences == ()


def test_only_inside_the_spans():
    one, other = "He ate 17 eels on Monday", "He ate 18 eels on Friday"
    rows = passages([article("harbour", one), article("valley", other)])
    words = tokens(rows)
    whole = np.array([[0, 6, 7, 13]])
    assert differences(words, (one, other), whole) == (("17", "18"), ("Monday", "Friday"))
    assert differences(words, (one, other), whole[:, [0, 0, 2, 2]] + [0, 4, 0, 4]) == (
        ("17", "18"),
    )
    assert differences(words, (one, other), np.array([[0, 2, 7, 9]])) == ()
    assert differences(words, (one, other), whole[:0]) == ()


def test_decimals():
    one = REPORT.format("3.5 hundred", "overnight", "two")
    other = REPORT.format("35 hundred", "overnight", "two")
    assert match_of(one, other).differences == (("3.5", "35"),)


MILL = "grind chestnut flour again after the flood of the river Tarn and pay its men more wages."
EDGES = {
    "the first word": ("37 mills will {}", "41 mills will {}", ("37", "41")),
    "the second": ("Nearly 37 mills will {}", "Nearly 41 mills will {}", ("37", "41")),
    "beside another": ("Some 37 mills will {}", "About 41 mills will {}", ("Some 37", "About 41")),
    "in words": ("Seven mills will {}", "Twelve mills will {}", ("Seven", "Twelve")),
    "the last word": ("Mills will {} That is 4", "Mills will {} That is 9", ("4", "9")),
    "before the last": ("Mills will {} By 4 %", "Mills will {} By 9 %", ("4", "9")),
}


@pytest.mark.parametrize(("one", "other", "wanted"), EDGES.values(), ids=EDGES)
def test_beside_what_near_copies_share(one, other, wanted):
    match = match_of(one.format(MILL), other.format(MILL))
    assert match.kind == "near"
    assert match.differences == (wanted,)


def test_of_what_is_only_copied_no_more_is_compared():
    one = (
        "37 mills, so a witness said who had come from afar, slept in a barn and missed her train, "
        f"will {MILL}"
    )
    other = (
        "41 Dutch visitors wrote to all papers of the valley, and to the bishop, about one thing "
        f"alone: the miller will {MILL}"
    )
    match = match_of(one, other)
    assert match.kind == "copied-run"
    assert match.differences == ()


LANGUAGES = {
    "de": (
        "Der Fluss hat am Sonntag {} Brücken im Tal bei Dorna zerstört und den Markt weggespült.",
        ("drei", "fünf"),
        ("einundvierzig", "41"),
    ),
    "fr": (
        "La rivière a emporté dimanche {} ponts de la vallée et détruit le marché couvert.",
        ("sept", "onze"),
        ("quarante et un", "41"),
    ),
    "es": (
        "El río se llevó el domingo {} puentes del valle y destruyó el mercado nuevo de la villa.",
        ("once", "doce"),
        ("treinta y siete", "37"),
    ),
    "it": (
        "Il fiume ha travolto domenica {} ponti della valle e distrutto il mercato del paese.",
        ("sei", "due"),
        ("trentasette", "37"),
    ),
    "pt": (
        "O rio levou no domingo {} pontes do vale e destruiu o mercado novo da vila, que não abre.",
        ("dez", "doze"),
        ("vinte e sete", "27"),
    ),
    "nl": (
        "De rivier heeft zondag {} bruggen in het dal vernield, en de markt van het dorp.",
        ("acht", "zes"),
        ("tweeëntwintig", "22"),
    ),
    "pl": (
        "Rzeka zabrała w niedzielę {} mostów w dolinie i zniszczyła nowy rynek, który był otwarty.",
        ("pięć", "siedem"),
        ("trzydzieści siedem", "37"),
    ),
}


@pytest.mark.parametrize(("text", "differ", "same"), LANGUAGES.values(), ids=LANGUAGES)
def test_number_words_of_other_languages(text, differ, same):
    assert match_of(*map(text.format, differ)).differences == (differ,)
    assert match_of(*map(text.format, same)).differences == ()


def test_a_book_on_one_line_is_not_compared_word_by_word():
    words = [f"word{number}" for number in range(60_000)]
    one, other = (" ".join([*words[:50], count, *words[50:]]) for count in ("17", "70"))
    began = time.process_time()
    assert match_of(one, other).differences == ()
    assert time.process_time() - began < 3
    one, other = (" ".join([*words[:50], count, *words[50:9_000]]) for count in ("17", "70"))
    assert match_of(one, other).differences == (("17", "70"),)


CASES = {
    "days": (("od poniedziałku", "od soboty"), [("poniedziałku", "soboty")]),
    "months": (("w marcu", "w maju"), [("marcu", "maju")]),
    "one day": (("w środę", "przed środą"), []),
}


@pytest.mark.parametrize(("when", "wanted"), CASES.values(), ids=CASES)
def test_days_and_months_in_every_case_of_polish(when, wanted):
    text = "Prom między wyspą a lądem nie kursuje {}, bo w furcie dziobowej znaleziono pęknięcia."
    assert list(match_of(*map(text.format, when)).differences) == wanted


def test_days_of_portuguese():
    text = "O rio levou na {} todas as pontes do vale e destruiu o mercado novo da vila."
    match = match_of(text.format("quarta-feira"), text.format("sexta-feira"))
    assert match.differences == (("quarta", "sexta"),)


def test_words_of_one_language_are_no_numbers_of_another():
    one, other = (REPORT.format(17, when, "two") for when in ("once on Sunday", "on Sunday"))
    assert match_of(one, other).differences == ()
    one, other = (REPORT.format(17, when, "two") for when in ("due at dawn", "two at dawn"))
    assert match_of(one, other).differences == ()


SAME = {
    "spelled out": (("11", "overnight", "two"), ("eleven", "overnight", "2")),
    "tens": (("42", "overnight", "two"), ("forty-two", "overnight", "two")),
    "a narrow blank": (("3.400", "overnight", "two"), ("3\u202f400", "overnight", "two")),
    "a blank": (("3 400", "overnight", "two"), ("3,400", "overnight", "two")),
    "no blank": (("3400", "overnight", "two"), ("3\u2019400", "overnight", "two")),
    "a decimal comma": (("2,4 hundred", "overnight", "two"), ("2.4 hundred", "overnight", "two")),
    "hours": (("17", "at 4.15am", "two"), ("17", "at 4:15 a.m.", "two")),
    "a month": (("17", "on 3 Sept", "two"), ("17", "on 3rd September", "two")),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_the_same_number_in_another_spelling(one, other):
    assert match_of(REPORT.format(*one), REPORT.format(*other)).differences == ()


OTHER = {
    "thousands": (("3 400", "overnight", "two"), ("3.500", "overnight", "two"), "3 400", "3.500"),
    "a unit": (("2m", "overnight", "two"), ("2bn", "overnight", "two"), "2m", "2bn"),
    "hours": (("17", "at 4am", "two"), ("17", "at 4 p.m.", "two"), "4am", "4 p.m"),
    "days": (("17", "el miércoles", "two"), ("17", "el sabado", "two"), "miércoles", "sabado"),
}


@pytest.mark.parametrize(("one", "other", "here", "there"), OTHER.values(), ids=OTHER)
def test_another_number_in_another_spelling(one, other, here, there):
    assert match_of(REPORT.format(*one), REPORT.format(*other)).differences == ((here, there),)
