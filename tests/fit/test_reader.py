from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.split import split
from cleaner.strip.fitted.judge import line_judge
from fit.phrases import Phrases, spoken
from fit.reader import function_words, reader
from fit.sheets import Sheet

Make = Callable[..., Sheet]


def test_a_sheet_shows_what_the_shipped_judge_sees(make: Make, dump: tuple[str, str]) -> None:
    judge = line_judge("text")
    view = judge.view(split(dump[0])[0])
    sheet = make(dump[0])
    assert sheet.names == judge.weights.features
    assert np.array_equal(sheet.table, view.table.T.astype(np.float16))
    numbers, counts = Phrases.of(judge.weights.phrases).find(sheet)
    lines = np.repeat(np.arange(len(sheet)), counts)
    assert sorted(zip(lines, numbers, strict=True)) == sorted(
        zip(view.spoken, view.phrases, strict=True)
    )


def test_function_words_are_those_of_the_shipped_judge() -> None:
    assert function_words() == line_judge("text").weights.common


@given(st.text())
def test_words_spelled_are_words_again(text: str) -> None:
    words = reader().spelled(text)
    assert np.array_equal(reader().words(" ".join(words)), reader().words(text))


def test_pairs_of_words_stay_within_a_line(make: Make) -> None:
    sheet = make("One two\nthree")
    hashes, lines = spoken(sheet)
    assert len(hashes) == 4
    assert lines.tolist() == [0, 0, 0, 1]
