from __future__ import annotations

from collections.abc import Callable

import numpy as np

from fit.rows import Origin
from fit.sheets import Sheet
from fit.table import FEWEST, groups_of, table

Make = Callable[..., Sheet]


def _origins(lang: str, count: int, renderer: str = "bs4") -> list[Origin]:
    return [Origin("p", "p", "s.example", "us", lang, renderer) for _ in range(count)]


def test_groups_share_the_pages_out() -> None:
    origins = [*_origins("en", FEWEST), *_origins("de", FEWEST - 1), *_origins("", 1)]
    groups = groups_of(origins)
    assert list(groups) == ["all", "lang en", "lang: others"]
    assert groups["lang: others"] == list(range(FEWEST, 2 * FEWEST))


def test_a_kind_with_one_group_is_left_out() -> None:
    assert list(groups_of(_origins("en", FEWEST))) == ["all"]


def test_a_row_has_the_figures_of_its_threshold(make: Make) -> None:
    sheet = make("Menu\nThe eel season opens", "The eel season opens")
    rows = list(table("text", [(sheet, np.array([-1.2, 1.0], dtype=np.float32))]))
    assert " ".join(rows[1].split()) == "all 0 1 1.0000 1.000 1.000 0.0000 0.000 0.0000"
    assert rows[3].split()[4] == "0.500"  # at -1.5 the menu comes along: 2 grams, 1 of them right
