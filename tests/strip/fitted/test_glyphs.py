"""Characters as classes: the tables against what str says of each character."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip.fitted import glyphs as g
from cleaner.strip.fitted.glyphs import Glyphs

SIGNS = {
    g.STOP: ".!?…。！？؟।",
    g.COMMA: ",;，、،؛",
    g.COLON: ":：",
    g.QUOTE: "\"'“”„«‘’",
    g.BAR: "|·•*/>▪●",
    g.BRACKET: "()[]{}#",
    g.AT: "@",
    g.DASH: "-–—",
    g.BLANK: "\u00ad\u200b\ufeff",
}
PLANE = "".join(chr(point) for point in range(0x10000) if not 0xD800 <= point < 0xE000)


def classes(text: str) -> list[int]:
    return Glyphs().read(text)[1].tolist()


@pytest.fixture(scope="module")
def plane() -> tuple[np.ndarray, np.ndarray]:
    """The whole basic plane, read once: lower-case code points, classes."""
    return Glyphs().read(PLANE)


@pytest.mark.parametrize("name", list(SIGNS), ids=str)
def test_signs(name):
    assert set(classes(SIGNS[name])) == {name}


def test_every_character_is_what_str_says(plane):
    told = plane[1].tolist()
    for character, found in zip(PLANE, told, strict=True):
        if character in "".join(SIGNS.values()):
            continue
        if found == g.UPPER:
            assert character.isupper(), character
        elif found == g.DIGIT:
            assert character.isdigit(), character
        elif found in (g.LETTER, g.IDEOGRAPH):
            assert character.isalnum() or character == "_", character
        elif character.isspace():
            assert found == g.BLANK, character
        else:
            assert not character.isalnum(), character


def test_what_puts_no_blanks_between_words_is_ideographs():
    assert set(classes("漢字仮名かなカナไทย")) == {g.IDEOGRAPH}
    assert set(classes("日〇")) <= {g.IDEOGRAPH, g.LETTER}
    assert g.IDEOGRAPH not in classes("한국어 русский العربية ελληνικά עברית हिन्दी Tiếng Việt")


def test_lower_case_is_that_of_str(plane):
    for character, lower in zip(PLANE, plane[0].tolist(), strict=True):
        small = character.lower()
        assert lower == ord(small if len(small) == 1 else character)


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_in_step_with_the_text(text):
    lower, told = Glyphs().read(text)
    assert len(lower) == len(told) == len(text)
    assert lower.dtype == np.uint32
    assert told.dtype == np.uint8
    assert told.max(initial=0) < g.CLASSES


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_was_read_before_has_no_say(before, text):
    used, fresh = Glyphs(), Glyphs()
    used.read(before)
    for left, right in zip(used.read(text), fresh.read(text), strict=True):
        assert left.tolist() == right.tolist()


def test_beyond_the_plane_all_is_signs():
    assert classes("a😀𝐀𠀀b") == [g.LETTER, g.SIGN, g.SIGN, g.SIGN, g.LETTER]


def test_half_a_character_is_a_sign():
    assert classes("a\ud800b\udfff") == [g.LETTER, g.SIGN, g.LETTER, g.SIGN]


def test_empty():
    lower, told = Glyphs().read("")
    assert len(lower) == len(told) == 0


TWICE = pytest.mark.xfail(strict=True, reason="» and › are listed as quotes and as bars; bars win")


@pytest.mark.parametrize(
    "pair",
    ["“”", "„“", "‘’", "「」", pytest.param("«»", marks=TWICE), pytest.param("‹›", marks=TWICE)],
)
def test_a_quotation_mark_closes_as_it_opens(pair):
    assert classes(pair) == [g.QUOTE, g.QUOTE]
