from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from fit.grafts import NEXT, grafts
from fit.lessons import Lesson, lesson_of
from fit.sheets import Sheet
from tests.fit.conftest import FOOTER, MENU, article, gold, text

Make = Callable[..., Sheet]


@pytest.fixture
def lessons(make: Make) -> list[Lesson]:
    """Pages of three outlets that say the same in their menus, each in words of its own."""
    return [lesson_of(make(page(seed), gold(seed), str(seed), f"{seed}.example")) for seed in "123"]


def page(seed: int | str) -> str:
    lines = text(int(seed)).split("\n")
    return "\n".join(f"{line} {seed}" if line in (*MENU, *FOOTER) else line for line in lines)


def test_a_graft_is_an_article_in_the_surroundings_of_another(lessons: list[Lesson]) -> None:
    made = list(grafts(lessons, copies=20, chance=0.25))
    assert len(made) == 60
    strange = 0
    for at, graft in enumerate(made):
        own = lessons[at // 20]
        inside = graft.target.inside > 0.5
        lines = np.array(graft.sheet.lines())
        wanted = np.array(own.sheet.lines())[own.target.inside > 0.5]
        assert lines[inside].tolist() == wanted.tolist()
        hosts = {line[-1] for line in lines if line[:-2] in (*MENU, *FOOTER)} - {
            own.sheet.origin.id
        }
        assert len(hosts) <= 1
        strange += len(hosts)
        assert graft.target.sizes.tolist() == [len(line.split()) for line in lines]
        assert (
            graft.target.shared[inside].tolist()
            == own.target.shared[own.target.inside > 0.5].tolist()
        )
        assert graft.target.gold == own.target.gold
        assert graft.chance == 0.25
    assert strange > 40


def test_a_few_lines_next_to_the_article_stay_with_it(lessons: list[Lesson]) -> None:
    stay = set()
    for graft in list(grafts(lessons, copies=40, chance=1.0))[:40]:
        first = int(np.flatnonzero(graft.target.inside)[0])
        above = [line[-1] for line in graft.sheet.lines()[:first]]
        stay.add(above.count("1"))
        assert above == sorted(above, key=lambda seed: seed == "1")
    assert len(stay) > 3
    assert max(stay) < NEXT


def test_the_same_pages_give_the_same_grafts(lessons: list[Lesson]) -> None:
    first, second = ([graft.sheet.text for graft in grafts(lessons, 5, 1.0)] for _ in range(2))
    assert first == second
    assert len(set(first)) > 5


def test_what_is_not_grafted(make: Make) -> None:
    short = lesson_of(make(page(1), "\n".join(article(1)[:2])))
    assert not list(grafts([short], 3, 1.0))
    assert not list(grafts([], 3, 1.0))
