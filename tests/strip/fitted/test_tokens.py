"""Words as numbers: the same word, the same number, wherever it stands and however it is set."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip.fitted import tokens as module
from cleaner.strip.fitted.glyphs import IDEOGRAPH, Glyphs
from cleaner.strip.fitted.tokens import Powers, Tokens, hashes_of, joined, mixed, tokens

WORDS = st.text(
    st.sampled_from("abcxyzéüßñABCXYZÉÜ0129_дфяДФЯαβΩעברابي한국"), min_size=1, max_size=12
)
IDEOGRAPHS = st.sampled_from("漢字仮名かなカナไทย")
GAPS = st.sampled_from([" ", ", ", "\n", "\r\n", "\t", ". ", "-", "–", "😀", "\u200b", "’"])
TEXTS = st.lists(st.one_of(WORDS, IDEOGRAPHS, GAPS), max_size=30).map("".join)
GLYPHS = Glyphs()


def read(text: str, powers: Powers | None = None) -> Tokens:
    return tokens(*GLYPHS.read(text), powers or Powers())


def words_of(text: str) -> list[str]:
    """The words, one character at a time."""
    found: list[str] = []
    runs = False
    for character, kind in zip(text, GLYPHS.read(text)[1].tolist(), strict=True):
        alone = kind == IDEOGRAPH
        if alone or (kind < IDEOGRAPH and not runs):
            found.append(character)
        elif kind < IDEOGRAPH:
            found[-1] += character
        runs = kind < IDEOGRAPH
    return found


@given(TEXTS)
def test_words_are_runs_of_letters_and_digits(text):
    found = read(text)
    spans = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in spans] == words_of(text)


def test_every_ideograph_is_a_word():
    found = read("東京 tower は3月")
    assert found.starts.tolist() == [0, 1, 3, 9, 10, 11]
    assert found.ends.tolist() == [1, 2, 8, 10, 11, 12]


def test_a_word_ends_where_a_line_begins():
    text = "night watchesBy Agnes 漢字 tea"
    cuts = np.array([0, 6, 13, 23, 25])
    words = tokens(*GLYPHS.read(text), Powers(), cuts)
    spans = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in spans] == [
        *("night", "watches", "By", "Agnes", "漢", "字", "tea")
    ]
    apart = read("night watches by agnes 漢字 tea")
    assert words.hashes.tolist() == apart.hashes.tolist()


@given(TEXTS)
def test_a_word_has_one_number_wherever_it_stands(text):
    found = read(text)
    alone = [read(word).hashes.tolist() for word in words_of(text)]
    assert [[number] for number in found.hashes.tolist()] == alone


@given(WORDS)
def test_case_has_no_say(word):
    same = [small for small in (word, word.upper(), word.lower()) if len(small) == len(word)]
    assert len({read(form).hashes.tolist()[0] for form in same}) == 1


def test_different_words_have_different_numbers():
    letters = "abcdefghij"
    words = {f"{a}{b}{c}{d}" for a in letters for b in letters for c in letters for d in letters}
    words |= {"a" * size for size in range(1, 200)} | set("漢字仮名")
    assert len(set(read(" ".join(sorted(words))).hashes.tolist())) == len(words)


def test_no_words_no_numbers():
    for text in ("", "\n", "—", "😀 … 😀"):
        found = read(text)
        assert len(found.hashes) == len(found.starts) == len(found.ends) == 0


@pytest.mark.parametrize("size", [2**15 - 1, 2**15, 2**15 + 1, 2**17])
def test_words_of_long_texts(size):
    powers = Powers()
    short = read("harbour", powers).hashes
    long = read("the ferry " * (size // 10) + "harbour", powers)
    assert long.hashes[-1] == short[0]
    assert set(long.hashes[:-1:2].tolist()) == {long.hashes[0]}
    assert read("x" * size, powers).hashes == read("x" * size).hashes
    assert read("harbour", powers).hashes == short


def test_threads_that_need_longer_powers_at_once(monkeypatch):
    """A text that comes while another makes the powers longer finds both of them, or neither."""
    made, go_on, real = Event(), Event(), module._powers

    def slow(base: int, count: int) -> np.ndarray:
        if made.is_set():  # the second of the two
            go_on.wait(0.2)
        made.set()
        return real(base, count)

    powers, text = Powers(), "the ferry " * 2**15
    monkeypatch.setattr(module, "_powers", slow)
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(read, text, powers)
        made.wait(5)
        here = read(text[: 2**15 + 10], powers)
        go_on.set()
    assert here.hashes[0] == other.result().hashes[0]


PHRASES = st.lists(st.lists(WORDS, min_size=1, max_size=2).map(" ".join), min_size=1, max_size=8)


@given(PHRASES)
def test_phrases_are_what_the_words_of_a_text_make(phrases):
    expected = []
    for phrase in phrases:
        found = read(phrase).hashes
        expected.append((joined(found[:1], found[1:]) if len(found) == 2 else found).tolist()[0])
    assert hashes_of(phrases, Glyphs(), Powers()).tolist() == expected


def test_no_phrases():
    assert len(hashes_of([], Glyphs(), Powers())) == 0


def test_the_order_of_two_words_counts():
    there, back, one = hashes_of(["sign in", "in sign", "sign"], Glyphs(), Powers()).tolist()
    assert len({there, back, one}) == 3


@pytest.mark.parametrize(
    "phrases",
    [
        *([""], ["—"], ["the harbour master"], ["well-known"], ["sign  in"], ["sign", ""]),
        *(["the harbour", "—"], ["well-known", "—"], ["東京"]),
    ],
    ids=repr,
)
def test_what_is_no_phrase_is_refused(phrases):
    with pytest.raises(ValueError, match="a phrase is one word, or two"):
        hashes_of(phrases, Glyphs(), Powers())


@given(st.lists(st.integers(0, 2**64 - 1), unique=True, max_size=50))
def test_mixing_loses_nothing(numbers):
    assert len(set(mixed(np.array(numbers, dtype=np.uint64)).tolist())) == len(numbers)


def test_low_bits_depend_on_high_ones():
    high = np.arange(4096, dtype=np.uint64) << np.uint64(52)
    low = mixed(high) & np.uint64(0xFFFF)
    assert len(set(low.tolist())) > 3500
