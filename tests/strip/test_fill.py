from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.strip.fill import longest, worth
from cleaner.strip.rulebook.book import Rule

FORMS = [
    {"score": 0.9},
    {"score": 0.9, "cover": 0.15},
    {"score": 0.3, "cover": 1.0},
    {"score": 0.05},
    {"score": 0.6, "match": "x"},
    {"match": "x"},
    {"cover": 0.35},
    {"kind": "keep"},
]


@pytest.mark.parametrize("site", ["_any", "harbour.example"])
@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("words", [1, 2, 4, 5, 30])
def test_a_line_is_long_enough_to_say_nothing_from_one_size_on(rule, form, site, words):
    made = Rule(site, rule(cues=["a cue"], **form), Path("x.toml"))
    for size in (*range(words, 400), 100_000):
        assert (size <= longest(made, words)) == (worth(made, words, size) > 0)
