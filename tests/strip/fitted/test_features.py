"""The features of a page: finite, one row each, and what their names say."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner.read.split import split, split_lines
from cleaner.strip.fitted.features import RANGES, Columns, features, table
from cleaner.strip.fitted.glyphs import Glyphs
from cleaner.strip.fitted.lines import Lines, measure
from cleaner.strip.fitted.prose import Prose, find_prose
from cleaner.strip.fitted.tokens import Powers
from cleaner.strip.fitted.weights import read_weights

GLYPHS, POWERS = Glyphs(), Powers()
PAGE = """Home
Sport
Ferry sails again to the outer islands
  By Lena Ashworth
The ferry to the outer islands sailed again on Monday, nine days after the strike began.
Advertisement

“Nobody won,” said the harbour master, who had slept in his office for most of the week?
The union wants four crews for three boats, the company has offered three and a half.


Sport
* Choir seeks bass…
Home
2 comments:
"""
LINES = st.sampled_from(
    [
        *(line for line in PAGE.split("\n") if line),
        *("…", "1/3", "漢字かな。", "😀", "\u200b", "“", "HOME", "home", "مرحبا", "x" * 3000),
    ]
)
TEXTS = st.one_of(
    st.lists(LINES, max_size=90).map("\n".join),
    st.lists(LINES, max_size=9).map("\r\n\r\n".join),
    st.text(max_size=60),
).filter(str.strip)


@dataclass(frozen=True)
class Seen:
    """A page and all that is made of it."""

    lines: Lines
    prose: Prose
    columns: Columns

    def __getitem__(self, name: str) -> list[float]:
        return self.columns[name].astype(float).tolist()


def seen(text: str, *, by_line: bool = True) -> Seen:
    blocks = split_lines(text) if by_line else split(text)[0]
    starts, ends = (np.array(edges, dtype=np.intp) for edges in (blocks.starts, blocks.ends))
    lines = measure(text, starts, ends, glyphs=GLYPHS, powers=POWERS)
    common = (lines.sizes // 3).astype(np.float32)
    prose = find_prose(lines, common)
    return Seen(lines, prose, features(lines, prose, common))


@pytest.fixture(scope="module")
def page() -> Seen:
    return seen(PAGE)


def test_the_packaged_judge_was_fitted_on_these(page):
    assert read_weights("text").features == tuple(page.columns)


@given(TEXTS, st.booleans())
@example("x", True)
@example("\u200b", True)
def test_finite_and_one_row_each(text, by_line):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = seen(text, by_line=by_line)
        rows = table(page.columns)
    assert rows.dtype == np.float32
    assert rows.shape == (len(page.columns), len(page.lines))
    assert np.isfinite(rows).all()
    for row, column in zip(rows, page.columns.values(), strict=True):
        assert row.tolist() == column.astype(np.float32).tolist()


@given(TEXTS)
def test_shares_are_shares(text):
    page = seen(text)
    shares = [
        *("capitalised", "numbers", "capitals", "all capitals", "signs", "digits", "mean gap"),
        *("mean indent", "words of the prose", "words said once", "words of the first line"),
        *("words of the run's first line", "prose so far", "place", "in the run", "at"),
        *("prose in the run", "prose lines of the page", "short within 2", "short within 30"),
        *(name for name in page.columns if name.startswith(("begins", "ends"))),
    ]
    for name in shares:
        assert 0 <= min(page[name]) <= max(page[name]) <= 1 + 1e-6, name


@given(TEXTS)
def test_surroundings_line_by_line(text):
    page = seen(text)
    weight, is_prose, count = page.prose.weight, page.prose.is_prose, len(page.lines)
    short = [page.lines.sizes[at] <= 6 and not is_prose[at] for at in range(count)]
    for reach in RANGES:
        near = [range(max(0, at - reach), min(count, at + reach + 1)) for at in range(count)]
        assert page[f"prose within {reach}"] == pytest.approx(
            [np.log1p(sum(float(weight[at]) for at in places)) for places in near], abs=1e-4
        )
        assert page[f"short within {reach}"] == pytest.approx(
            [sum(short[at] for at in places) / len(places) for places in near], abs=1e-4
        )


@given(TEXTS)
def test_repeats_line_by_line(text):
    page = seen(text)
    hashes = page.lines.words.hashes.tolist()
    said = [
        tuple(word for word, of in zip(hashes, page.lines.line_of, strict=True) if of == at)
        for at in range(len(page.lines))
    ]
    times = Counter(said)
    before = [said[:at].count(line) for at, line in enumerate(said)]
    assert page["repeated"] == pytest.approx([np.log1p(times[line] - 1) for line in said])
    assert page["said before"] == pytest.approx([np.log1p(count) for count in before])


@given(TEXTS)
def test_places(text):
    page = seen(text)
    count, first, last = len(page.lines), page.prose.first, page.prose.last
    assert page["from the top"] == pytest.approx([np.log1p(at) for at in range(count)])
    assert page["from the end"] == page["from the top"][::-1]
    assert page["in the run"] == [float(first <= at <= last) for at in range(count)]
    off = page["off the run"]
    assert all((value < 0) == (at < first) for at, value in enumerate(off))
    assert all((value > 0) == (at > last) for at, value in enumerate(off))
    assert page["prose so far"] == sorted(page["prose so far"])


def test_what_their_names_say(page):
    def lines(name: str) -> list[int]:
        return [at for at, value in enumerate(page[name], 1) if value]

    assert lines("ends a sentence") == [5, 7, 8, 10]
    assert lines("ends in a question") == [7]
    assert lines("ends in dots") == [10]
    assert lines("ends in a colon") == [12]
    assert lines("begins with a quote") == [7]
    assert lines("begins with a bullet") == [10]
    assert lines("begins with a digit") == lines("numbers") == [12]
    assert lines("indent") == [4]
    assert lines("prose") == lines("prose words") == [5, 7, 8]
    assert lines("repeated") == [1, 2, 9, 11]
    assert lines("said before") == [9, 11]
    assert page["gap before"] == [0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0]
    assert page["gap behind"] == [0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 3]
    assert page["words"] == pytest.approx(
        [np.log1p(len(re.findall(r"\w+", line))) for line in PAGE.splitlines() if line]
    )


def test_whose_words_a_line_shares(page):
    of_prose = page["words of the prose"]
    assert of_prose[2] == pytest.approx(4 / 5)  # all but sails
    assert of_prose[0] == of_prose[3] == of_prose[9] == 0
    assert page["words of the first line"][0] == page["words of the first line"][10] == 1
    assert page["words of the first line"][1] == 0
    assert page["words of the run's first line"][4] == 1
    assert page["words said once"][0] == 0
    assert page["words said once"][3] == 1


@pytest.mark.parametrize("name", ["lines of the page", "words a line", "prose of the page"])
def test_the_page_is_the_same_for_every_line(page, name):
    assert len(set(page[name])) == 1
