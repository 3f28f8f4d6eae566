from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from fit.phrases import choose_phrases
from fit.recipe import PhraseChoice
from fit.rows import DataError
from fit.sheets import Sheet

Make = Callable[..., Sheet]
Said = list[tuple[Sheet, np.ndarray]]


def _pages(make: Make, menu: str, sites: int = 4) -> Said:
    """Pages of two lines: what a menu says, and what an article says."""
    names = ["quay-post.example", *(f"{chr(97 + at)}.example" for at in range(sites - 1))]
    inside = np.array([False, True])
    return [(make(f"{menu}\nThe mayor said so twice", site=name), inside) for name in names]


def test_phrases_are_those_that_many_domains_say(make: Make) -> None:
    pages = _pages(make, "Skip to tides")
    only = [(make("Cod", site="one.example"), np.array([False])) for _ in range(9)]
    found = choose_phrases([*pages, *only], PhraseChoice(domains=4, most=99)).words
    assert {"skip", "skip to", "mayor", "mayor said"} <= set(found)
    assert not {"cod", "tides the"} & set(found)
    assert list(found) == sorted(found)


def test_numbers_and_names_of_outlets_are_left_out(make: Make) -> None:
    found = choose_phrases(
        _pages(make, "2026 12 Quay Post pays quay"), PhraseChoice(domains=4, most=99)
    ).words
    assert {"quay", "post", "12 quay"} <= set(found)
    assert not {"2026", "12", "2026 12", "quay post"} & set(found)


def test_those_that_tell_most_go_first(make: Make) -> None:
    pages = _pages(make, "Menu and mayor", sites=8)
    found = choose_phrases(pages, PhraseChoice(domains=4, most=12)).words
    assert "menu" in found
    assert "mayor" not in found  # is said on either side


def test_too_few_domains_are_named(make: Make) -> None:
    with pytest.raises(DataError, match="no phrase is said on 5 domains"):
        choose_phrases(_pages(make, "Skip to tides")[:2], PhraseChoice(domains=5))


def test_numbers_of_phrases_count_line_by_line(make: Make) -> None:
    phrases = choose_phrases(_pages(make, "Skip to tides"), PhraseChoice(domains=4, most=99))
    numbers, counts = phrases.find(make("Skip to\nNothing of it\nThe mayor"))
    said = [phrases.words[number] for number in numbers]
    assert sorted(said[: counts[0]]) == ["skip", "skip to", "to"]
    assert counts.tolist() == [3, 0, 3]
