"""Counts of parts add up to those of the whole."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cleaner.corpus.records.batch import Batch
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.tally import LENGTH, MOST, SAMPLES, Tally, added, as_json, from_json
from cleaner.corpus.records.worked import worked

LINES = [
    "Rain fell on the town for nine days, and the river took two bridges with it.",
    "The council met on Tuesday and will meet again when the water is gone.",
    "Sign up for our newsletter.",
    "Share this article on Facebook",
    "Read more: The bridges of the town",
]
ROWS = st.one_of(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=20).map(
        lambda lines: json.dumps({"text": "\n\n".join(lines)}).encode()
    ),
    st.sampled_from([b'{"text": null}', b"{", b'{"text": 3}']),
)


def tally(rows, first=1):
    numbers = tuple(range(first, first + len(rows)))
    return worked(Batch("x", "lines", numbers, tuple(rows)), Recipe()).tally


@given(st.lists(ROWS, max_size=12), st.data())
def test_parts_add_up(rows, data):
    cut = data.draw(st.integers(0, len(rows)))
    whole = tally(rows)
    assert as_json(added(tally(rows[:cut]), tally(rows[cut:], 1 + cut))) == as_json(whole)
    assert added(Tally(), whole) == added(whole, Tally()) == whole
    assert from_json(json.loads(json.dumps(as_json(whole)))) == whole


def test_what_is_counted():
    row = json.dumps({"text": "\n\n".join(LINES[:3])}).encode()
    counts = tally([row, b"{", b'{"text": ""}', row])
    assert (counts.records, counts.failed, counts.empty) == (4, 1, 1)
    assert counts.chars == 2 * len("\n\n".join(LINES[:3]))
    assert counts.removed == sum(counts.kinds.values()) == 2 * len("\n\n" + LINES[2])
    assert counts.kinds.keys() == {"newsletter"}
    assert counts.rules.total() == 2
    assert counts.sites == {"": (2, counts.chars, counts.removed)}
    assert counts.samples == {"_any/newsletter-en": (LINES[2],)}


def test_outliers_and_samples_are_few_whatever_comes():
    parts = [
        Tally(
            records=1,
            outliers=[(number % 7 / 10, "x", number, 900)],
            samples={"a/b": (f"{number}",)},
        )
        for number in range(100)
    ]
    whole = Tally()
    for part in parts:
        whole = added(whole, part)
    assert len(whole.outliers) == MOST
    assert whole.outliers[0] == (0.6, "x", 6, 900)
    assert whole.samples == {"a/b": ("0", "1", "2")}
    assert len(whole.samples["a/b"]) == SAMPLES


def test_long_texts_lose_only_some_to_be_outliers():
    short = json.dumps({"text": "\n\n".join([LINES[0], LINES[2]])}).encode()
    long = json.dumps({"text": "\n\n".join([*LINES[:2] * 4, LINES[2]])}).encode()
    counts = tally([short, long])
    assert [(name, number) for _, name, number, _ in counts.outliers] == [("x", 2)]
    assert all(len(text) <= LENGTH for texts in counts.samples.values() for text in texts)
