from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.extraction.measures import Text
from bench.extraction.measures import measure as bench_measure
from fit.measures import Measure, measure, summarise
from fit.rows import Origin, Row
from fit.sheets import Sheet, sheet_of_text

Make = Callable[..., Sheet]
WORDS = st.lists(st.sampled_from(["tide", "quay", "lamp", "eel"]), min_size=1, max_size=9)


def test_a_page_kept_as_it_should_be(make: Make) -> None:
    found = measure(
        make("Menu\nThe eel season opens", "The eel season opens"), np.array([0, 1]) > 0
    )
    assert found == Measure(1, 1, 0, answered=True)


def test_a_page_of_which_nothing_is_kept(make: Make) -> None:
    found = measure(make("The eel season opens", "The eel season opens"), np.array([False]))
    assert found == Measure(0, 0, 1, answered=False)


@given(st.lists(WORDS, min_size=1, max_size=5), WORDS, st.data())
def test_it_says_what_the_benchmark_says(
    lines: list[list[str]], gold: list[str], data: st.DataObject
) -> None:
    text = "\n".join(map(" ".join, lines))
    sheet = sheet_of_text(Row(Origin("p", "p", "s", "", "", ""), text, " ".join(gold)))
    assert sheet is not None
    size = len(sheet)
    kept = np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    output = "\n".join(line for line, stays in zip(sheet.lines(), kept, strict=True) if stays)
    ours, theirs = measure(sheet, kept), bench_measure(Text(" ".join(gold)), Text(output))
    assert ours.answered == theirs.answered
    assert (ours.precision, ours.recall, ours.lost) == pytest.approx(
        (theirs.precision, theirs.recall, theirs.lost)
    )


def test_means_count_pages_alike() -> None:
    good = Measure(1, 1, 0, answered=True)
    losing = Measure(0.5, 0.5, 0.1, answered=True)
    empty = Measure(0, 0, 1, answered=False)
    found = summarise([good, good, losing, empty])
    assert (found.pages, found.precision, found.recall) == (4, pytest.approx(2.5 / 3), 0.625)
    assert (found.lost, found.losing, found.starved) == (pytest.approx(0.275), 0.5, 0.25)
