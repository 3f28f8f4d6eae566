from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from fit.inserts import BOX, FEWEST, LIST, inserts
from fit.lessons import Lesson, lesson_of
from fit.sheets import Sheet
from tests.fit.conftest import FOOTER, MENU, PITCH, RELATED, article, gold, text

Make = Callable[..., Sheet]

TIDES = ("High water at four", "Low water at ten", "High water at five", "Low water at eleven")


@pytest.fixture
def lessons(make: Make) -> list[Lesson]:
    """Pages of three outlets, of which the second has a table in its article."""
    plain = [lesson_of(make(text(at), gold(at), str(at), f"{at}.example")) for at in (1, 3)]
    return [plain[0], with_table(make), plain[1]]


def with_table(make: Make) -> Lesson:
    lines = article(2)
    lines[4:4] = TIDES
    page = "\n".join([*MENU, *lines, "", PITCH, *RELATED, "", *FOOTER])
    return lesson_of(make(page, "\n".join(lines), "2", "2.example"))


def added(own: Lesson, made: Lesson) -> list[tuple[str, bool]]:
    """The lines that the page has not by itself, and whether they are article."""
    before = own.sheet.lines()
    rows, at = [], 0
    for line, inside in zip(made.sheet.lines(), made.target.inside > 0.5, strict=True):
        if at < len(before) and line == before[at]:
            at += 1
        else:
            rows.append((line, bool(inside)))
    assert at == len(before), "all lines of the page are there, in order"
    return rows


def test_what_is_inserted_is_what_it_was_elsewhere(lessons: list[Lesson]) -> None:
    made = list(inserts(lessons, copies=20, chance=0.25, lists=0.5))
    assert len(made) > 50
    seen: set[tuple[str, bool]] = set()
    for page in made:
        own = next(one for one in lessons if one.sheet.origin.site == page.sheet.origin.site)
        seen |= {*added(own, page)}
        assert page.chance == 0.25
        assert page.target.sizes.tolist() == [len(line.split()) for line in page.sheet.lines()]
    assert {line for line, inside in seen if inside} == {*TIDES}
    assert {line for line, inside in seen if not inside} >= {PITCH, *RELATED}
    assert not {line for line, _ in seen} & {*MENU}, "menus stand above articles"


def test_they_stand_in_the_article(lessons: list[Lesson]) -> None:
    for page in inserts(lessons, copies=20, chance=1.0, lists=0.0):
        first, last = np.flatnonzero(page.target.inside > 0.5)[[0, -1]]
        lines = page.sheet.lines()
        assert lines[:first] == [*MENU]
        assert lines[last + 1 :] == [PITCH, *RELATED, *FOOTER]


def test_what_lists_add_counts_as_article(lessons: list[Lesson]) -> None:
    words = len(TIDES[0].split())
    for page in inserts([lessons[0], lessons[1]], copies=10, chance=1.0, lists=1.0):
        rows = added(lessons[0], page)
        assert page.target.gold == lessons[0].target.gold + words * len(rows)
        assert len(rows) >= FEWEST
        assert len(rows) <= 3 * LIST


def test_boxes_are_short(make: Make, lessons: list[Lesson]) -> None:
    long = "\n".join(f"{word} again" for word in "abcdefghijklmnopqrstuvwxyz")
    page = "\n".join([*MENU, *article(2), long])
    host = lesson_of(make(page, gold(2), "2", "2.example"))
    made = list(inserts([lessons[0], host], copies=30, chance=1.0, lists=0.0))
    sizes = {len(added(lessons[0], page)) for page in made if page.sheet.origin.site != "2.example"}
    assert max(sizes) > BOX, "several boxes"
    assert max(sizes) <= 3 * BOX


def test_the_same_pages_give_the_same_inserts(lessons: list[Lesson]) -> None:
    first, second = ([one.sheet.text for one in inserts(lessons, 5, 1.0, 0.5)] for _ in range(2))
    assert first == second
    assert len(set(first)) > 5


def test_nothing_of_the_same_outlet_is_inserted(lessons: list[Lesson]) -> None:
    assert not list(inserts(lessons[:1], 5, 1.0, 0.5))
    assert not list(inserts([], 5, 1.0, 0.5))
