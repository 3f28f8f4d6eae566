from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from fit.sheets import Sheet
from fit.soft import LEAST, UNSEEN, soft_target, target_of

Make = Callable[..., Sheet]

BODY = " ".join(f"word{at}" for at in range(LEAST + 10))
PAGE = f"Menu\nSign up for news\n{BODY}\nShare\nShare this page"
SURE = np.array([-20, -20, 20, 20, -20], dtype=np.float32)


def test_a_rendering_of_the_same_lines_has_the_teachers_targets(make: Make) -> None:
    sheet = make(PAGE)
    same, own = soft_target(sheet, SURE, sheet, 0.5), target_of(sheet, SURE, 0.5)
    assert same is not None
    assert same.inside == pytest.approx(own.inside, abs=1e-6)
    assert same.inside == pytest.approx([0, 0, 1, 1, 0], abs=1e-6)
    assert (same.gold, same.weight) == (pytest.approx(own.gold), 0.5)


def test_lines_cut_otherwise_find_their_words(make: Make) -> None:
    first, second = BODY[: len(BODY) // 2].rsplit(" ", 1)[0], "word65 word66 word67 word68"
    target = soft_target(make(PAGE), SURE, make(f"{first}\n{second}\nNever seen before at all"), 1)
    assert target is not None
    assert target.inside == pytest.approx([1, 1, UNSEEN], abs=1e-6)
    assert target.shared == pytest.approx(target.inside * target.sizes)


def test_a_line_of_its_own_outweighs_the_same_words_elsewhere(make: Make) -> None:
    target = soft_target(make(PAGE), SURE, make("Share\nthis"), 1)
    assert target is not None
    assert target.inside == pytest.approx([1, 0], abs=1e-6)


def test_a_teacher_who_finds_no_article_teaches_nothing(make: Make) -> None:
    sheet = make(PAGE)
    assert soft_target(sheet, -np.abs(SURE), sheet, 1) is None
