"""Phrases found by their hashes: exactly what a dict finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip.fitted.vocabulary import Vocabulary

# many share their low bits, and words are often phrases
HASHES = st.builds(
    lambda high, low: high << 16 | low, st.integers(0, 2**48 - 1), st.integers(0, 3)
) | st.integers(0, 2**64 - 1)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    phrases = draw(st.lists(HASHES, unique=True, max_size=40))
    known = st.sampled_from(phrases) if phrases else HASHES
    return phrases, draw(st.lists(st.one_of(HASHES, known), max_size=60))


@given(cases())
def test_finds_what_a_dict_finds(case):
    phrases, words = case
    number_of = {phrase: number for number, phrase in enumerate(phrases)}
    expected = [(at, number_of[word]) for at, word in enumerate(words) if word in number_of]
    vocabulary = Vocabulary.of(np.array(phrases, dtype=np.uint64))
    places, numbers = vocabulary.find(np.array(words, dtype=np.uint64))
    assert list(zip(places.tolist(), numbers.tolist(), strict=True)) == expected


def test_a_phrase_given_twice_is_found_once():
    vocabulary = Vocabulary.of(np.array([7, 9, 7], dtype=np.uint64))
    places, numbers = vocabulary.find(np.array([7, 8, 9], dtype=np.uint64))
    assert places.tolist() == [0, 2]
    assert numbers.tolist() == [0, 1]
