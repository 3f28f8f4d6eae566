"""Words: what is one, where it stands, which are the same, and what is known of each."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.overlap.passages import CHUNK
from cleaner.overlap.tokens import tokens
from cleaner.overlap.words.kinds import (
    CAPITAL,
    COMMON,
    FUNCTION,
    HALF,
    NUMBER,
    QUOTED,
    STARTS,
    TITLE,
)
from cleaner.overlap.words.segment import hashed

from .newsroom import BRIDGE, FERRY, OWLS, article, words_of


def said(text):
    _, words = words_of(text)
    return [text[start:end] for start, end in zip(words.start[:-1], words.end[:-1], strict=True)]


def flagged(text, flag):
    _, words = words_of(text)
    spans = zip(words.start[:-1], words.end[:-1], words.flags[:-1], strict=True)
    return [text[start:end] for start, end, flags in spans if flags & flag]


SPLIT = {
    "blanks": ("nine days\tafter\xa0it", ["nine", "days", "after", "it"]),
    "line ends": ("nine\r\ndays\rafter\u2028it", ["nine", "days", "after", "it"]),
    "marks": ("nine, days—after/it…", ["nine", "days", "after", "it"]),
    "hyphens": ("a well-known co-op", ["a", "well", "known", "co", "op"]),
    "apostrophes": ("the mayor's O’Brien’s dogs'", ["the", "mayor's", "O’Brien’s", "dogs"]),
    "initials": ("the U.S. army", ["the", "U.S", "army"]),
    "sentence": ("It ended. Then", ["It", "ended", "Then"]),
    "soft hyphen": ("har\xadbour wall", ["har\xadbour", "wall"]),
    "zero width": ("har\u200bbour \u200b wall", ["har\u200bbour", "wall"]),
    "numbers": ("in 1954, 1,000 men", ["in", "1954", "1,000", "men"]),
    "thousands": ("some 3 400 of 12.5 m", ["some", "3 400", "of", "12.5", "m"]),
    "letters of two": ("große ﬁsche, œuf", ["große", "ﬁsche", "œuf"]),
    "Hebrew abbreviations": ('דובר צה"ל אמר', ["דובר", 'צה"ל', "אמר"]),
    "emoji": ("❤\ufe0f yes 1\ufe0f\u20e3", ["yes", "1\ufe0f\u20e3"]),
    "Han": ("九日間、船", ["九", "日", "間", "船"]),
    "kana beside letters": ("TVを見る", ["TV", "を", "見", "る"]),
    "Arabic": ("انتظر سكان", ["انتظر", "سكان"]),
    "astral": ("𝔉𝔯𝔞 👩‍👧 𐐨𐐩", ["𝔉𝔯𝔞", "𐐨𐐩"]),
    "NUL": ("a\x00b", ["a", "b"]),
    "lone surrogates": ("a\ud800b", ["a", "b"]),
    "nothing": ("", []),
    "signs alone": (" …—\u200b\u0301 ", []),
}


@pytest.mark.parametrize(("text", "words"), SPLIT.values(), ids=SPLIT)
def test_words(text, words):
    assert said(text) == words


def test_hashed_has_the_keys_of_tokens():
    _, words = words_of(FERRY)
    assert words.key[:-1].tolist() == hashed(FERRY).tolist()
    assert hashed("").tolist() == []


def test_passages_stand_side_by_side_with_an_end_mark_behind_each():
    _, words = words_of(FERRY, "", "…", OWLS, FERRY)
    assert words.sizes.tolist() == [34, 0, 0, 26, 34]
    assert words.first.tolist() == [0, 35, 36, 37, 64, 99]
    assert words.stop.tolist() == [34, 35, 36, 63, 98]
    assert words.passage(np.array([0, 34, 35, 37, 98])).tolist() == [0, 0, 1, 3, 4]
    marks = words.key[words.stop].tolist()
    assert len({*marks}) == 5
    assert not {*marks} & {*np.delete(words.key, words.stop).tolist()}
    assert words.flags[words.stop].tolist() == [0] * 5
    assert words.digest[0] == words.digest[4] != words.digest[3]


def test_the_digest_is_of_the_words_and_their_order():
    _, words = words_of("One two three.", "ONE “TWO” three", "Two one three.", "One two", "one")
    digests = words.digest.tolist()
    assert digests[0] == digests[1]
    assert len({*digests}) == 4


def test_no_passages():
    _, words = words_of()
    assert len(words.key) == len(words.digest) == len(words.quotes) == len(words.sizes) == 0
    assert words.first.tolist() == [0]


def test_passages_over_several_chunks():
    many = [f"{FERRY} Number {number}. “{OWLS}”" for number in range(1000)]
    assert sum(map(len, many)) > 2 * CHUNK
    _, words = words_of(*many)
    for row in (0, 1, 397, 398, 399, 999):
        _, alone = words_of(many[row])
        place = slice(words.first[row], words.stop[row])
        assert words.key[place].tolist() == alone.key[:-1].tolist()
        assert words.flags[place].tolist() == alone.flags[:-1].tolist()
    assert len(words.quotes) == 1000
    assert (words.flags[words.quotes[:, 0]] & QUOTED != 0).all()
    assert (words.flags[words.quotes[:, 0] - 1] & QUOTED == 0).all()
    assert (words.flags[words.quotes[:, 1] - 1] & QUOTED != 0).all()


def test_a_passage_longer_than_a_chunk():
    _, words = words_of("word " * CHUNK, BRIDGE)
    assert words.sizes.tolist() == [CHUNK, 23]
    assert len({*words.key[:CHUNK].tolist()}) == 1


def test_more_words_than_signs_lead_one_to_expect():
    text = "島a" * CHUNK
    _, words = words_of(text, FERRY)
    assert words.sizes.tolist() == [2 * CHUNK, 34]
    assert (words.start[: 2 * CHUNK] == np.arange(2 * CHUNK)).all()


def test_capitals_amid_sentences():
    text = "The ferry of Captain Pike left. Nobody in Eastwold saw it. “Come,” said Dr. Crabbe."
    assert flagged(text, CAPITAL) == ["Captain", "Pike", "Eastwold", "Dr", "Crabbe"]
    assert flagged("Ferry Sails For Outer Islands Again", CAPITAL) == []
    assert flagged("FERRY SAILS AGAIN", CAPITAL) == []


def test_capitals_of_german_nouns():
    text = "Die Fähre ist nach dem Sturm mit Kapitän Jan Brandis und der Mannschaft im Hafen."
    assert flagged(text, CAPITAL) == ["Kapitän", "Jan", "Brandis"]
    text = "Seit Oktober fahren auf der Linie keine Schiffe, sagt Bürgermeisterin Ute Pahl."
    assert flagged(text, CAPITAL) == ["Bürgermeisterin", "Ute", "Pahl"]
    mixed = "The paper wrote of Angst und Sorge in Eastwold, and the mayor read it twice that day."
    assert flagged(mixed, CAPITAL) == ["Angst", "Sorge", "Eastwold"]


def test_what_stands_first_in_a_sentence():
    assert flagged("One came. Two left! “Three,” he said", STARTS) == ["One", "Two", "Three"]
    assert flagged("Dr. Crabbe came with J. Pike; all left", STARTS) == ["Dr", "all"]


def test_quoted_words():
    assert flagged("He said “not now, thanks” to us", QUOTED) == ["not", "now", "thanks"]


def test_numbers_and_parts_of_words():
    assert flagged("The 3rd of 1954 men, nine", NUMBER) == ["3rd", "1954"]
    assert flagged("TVを見る", HALF) == ["を", "見", "る"]


@pytest.mark.parametrize(("text", "parts"), [("人々", ["人", "々"]), ("ｶﾅ", ["ｶ", "ﾅ"])])
def test_all_of_japanese_is_parts_of_words(text, parts):
    assert flagged(text, HALF) == parts


def test_listed_words():
    text = "The minister said that her family found the curtain"
    assert flagged(text, FUNCTION) == ["The", "said", "that", "her", "the"]
    assert "family" in flagged(text, COMMON)
    assert flagged(text, TITLE) == ["minister"]


def test_paragraphs_of_several_articles_keep_their_own_offsets():
    from cleaner.overlap.passages import passages

    one, other = article("harbour", "", FERRY), article("valley", OWLS, FERRY)
    words = tokens(passages([one, other]))
    first, stop = words.first[3], words.stop[3]
    assert other.text[words.start[first] : words.end[stop - 1]] == FERRY[:-1]
    assert one.text[words.start[words.first[1]] : words.end[words.stop[1] - 1]] == FERRY[:-1]


def test_a_word_ends_behind_its_accent():
    assert said("cafe\u0301") == ["cafe\u0301"]
