"""Which lines read like sentences, and where the most of them stand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.split import split_lines
from cleaner.strip.fitted.glyphs import Glyphs
from cleaner.strip.fitted.lines import measure
from cleaner.strip.fitted.prose import FAR, Prose, _best_run, _distances, find_prose
from cleaner.strip.fitted.tokens import Powers, hashes_of
from cleaner.strip.fitted.vocabulary import Vocabulary

COMMON = ["the", "of", "a", "on", "and", "in", "was", "that", "die", "der", "und", "la", "et"]
SENTENCES = (
    "The ferry to the outer islands sailed again on Monday after nine days.",
    "“Nobody won,” said the harbour master, who had slept in his office for a week.",
    "Die Fähre fuhr am Montag wieder, neun Tage nachdem der Streik begonnen hatte.",
    "La grève a duré neuf jours, et le facteur a livré le courrier avec la barque.",
    "島の人々は九日間、船を待った。九日間というのは長い時間であると港長は語り、そして月曜日に船は再び出た。",
)
LABELS = (
    *("Home", "Sign in", "Politics | Business | Sport", "By Lena Ashworth", "20 November 2026"),
    *("Ferry sails again after nine days", "© 2026 Stannet Mercury. All rights reserved."),
    *("Share", "1/3", "Copy link", "…", "東京"),
)


def prose_of(text: str) -> Prose:
    blocks, glyphs, powers = split_lines(text), Glyphs(), Powers()
    starts, ends = (np.array(edges, dtype=np.intp) for edges in (blocks.starts, blocks.ends))
    lines = measure(text, starts, ends, glyphs=glyphs, powers=powers)
    places, _ = Vocabulary.of(hashes_of(COMMON, glyphs, powers)).find(lines.words.hashes)
    common = np.bincount(lines.line_of[places], minlength=len(lines)).astype(np.float32)
    return find_prose(lines, common)


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_are_prose(line):
    found = prose_of(line)
    assert found.is_prose.tolist() == [True]
    assert found.weight[0] >= 5
    assert (found.first, found.last) == (0, 0)


@pytest.mark.parametrize("line", LABELS)
def test_labels_are_none(line):
    found = prose_of(line)
    assert found.is_prose.tolist() == [False]
    assert found.weight.tolist() == [0]
    assert (found.since.tolist(), found.until.tolist()) == ([FAR], [FAR])


def test_the_run_stands_where_the_sentences_do():
    lines = [*LABELS, *SENTENCES[:2], "Advertisement", *SENTENCES[2:], *LABELS]
    found = prose_of("\n".join(lines))
    assert (found.first, found.last) == (len(LABELS), len(LABELS) + len(SENTENCES))
    assert found.is_prose.sum() == len(SENTENCES)


def test_a_sentence_far_below_is_not_in_the_run():
    lines = [*SENTENCES[:4], *LABELS, *LABELS, SENTENCES[0]]
    found = prose_of("\n".join(lines))
    assert (found.first, found.last) == (0, 3)


@pytest.mark.parametrize(("labels", "last"), [(4, 5), (5, 0)])
def test_a_few_labels_do_not_break_the_run(labels, last):
    sizes = np.array([20, *[1] * labels, 20], dtype=np.float32)
    weight = np.array([20, *[0] * labels, 20], dtype=np.float32)
    assert _best_run(sizes, weight) == (0, last)


@pytest.mark.parametrize(
    ("line", "is_prose"),
    [
        ("He said that the boat was in the harbour. Then", True),
        ("He said that the boat was in harbour. Then", False),
        ("Boats, men, nets, oars, lamps, sails, ropes, barrels.", True),
        ("Boats, men, nets, oars, lamps, sails, ropes.", False),
        ("Boats men nets oars lamps sails ropes barrels", False),
        ("The Big Boat Co., Old Quay 3, Stannet, Hallow Isles.", False),
    ],
)
def test_how_long_a_sentence_is(line, is_prose):
    assert prose_of(line).is_prose.tolist() == [is_prose]


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.sampled_from([0, 0, 0, 8, 20, 55])),
        min_size=1,
        max_size=14,
    )
)
def test_no_run_is_better(lines):
    sizes, weight = np.array(lines, dtype=np.float32).T
    gains = [w or -4 - 0.15 * size for size, w in lines]
    first, last = _best_run(sizes, weight)
    assert 0 <= first <= last < len(lines)
    best = max(sum(gains[i : j + 1]) for i in range(len(gains)) for j in range(i, len(gains)))
    assert sum(gains[first : last + 1]) == pytest.approx(best, abs=1e-3)


@given(st.lists(st.booleans(), min_size=1, max_size=130))
def test_distances_to_prose(flags):
    since, until = _distances(np.array(flags))
    places = [at for at, flag in enumerate(flags) if flag]
    for at in range(len(flags)):
        assert since[at] == min([FAR, *(at - place for place in places if place <= at)])
        assert until[at] == min([FAR, *(place - at for place in places if place >= at)])
