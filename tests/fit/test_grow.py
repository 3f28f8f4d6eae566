"""Trees that grew say in the file what they said while they grew."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.strip.fitted.features import FEATURES
from fit.examples import Example, Input, Target
from fit.recipe import Grove

pytest.importorskip("lightgbm")
pytest.importorskip("torch")

GROVE = Grove(trees=40, leaves=5, rate=0.3, features=0.8, fewest=5, weight=1.0)
PHRASES = 4


def pages(count: int) -> list[Example]:
    """Long lines are article, and lines with phrase 2 are not."""
    draw = np.random.default_rng(0)
    made = []
    for _ in range(count):
        lines = int(draw.integers(5, 30))
        table = draw.normal(0, 1, (lines, len(FEATURES))).astype(np.float16)
        phrases = draw.integers(0, PHRASES, lines).astype(np.uint16)
        inside = ((table[:, 0] > 0) & (phrases != 2)).astype(np.float32)
        sizes = np.full(lines, 10, dtype=np.float32)
        said = Input(table, phrases, np.ones(lines, dtype=np.int32))
        made.append(Example(said, Target(inside, sizes, sizes * inside, 10 * inside.sum())))
    return made


def test_phrases_that_stand_outside_articles_have_odds_below_nought():
    from fit.grow import phrase_odds

    odds = phrase_odds(pages(60), PHRASES)
    assert odds.argmin() == 2
    assert odds[2] < -4
    assert (abs(odds[[0, 1, 3]]) < 0.5).all()


def test_they_tell_article_from_the_rest():
    from fit.grow import ask, grow, phrase_odds

    seen = pages(80)
    grown = grow(seen, FEATURES, phrase_odds(seen, PHRASES), GROVE, lambda _: None)
    said = ask(grown, [page.input for page in seen], FEATURES)
    logits = np.concatenate(said)
    inside = np.concatenate([page.target.inside for page in seen])
    assert ((logits > 0) == (inside > 0.5)).mean() > 0.95


def test_the_file_says_what_they_said_while_they_grew(monkeypatch):
    import lightgbm

    from fit import grow as growing

    kept = []
    train = lightgbm.train

    def keep(*arguments):
        kept.append(train(*arguments))
        return kept[-1]

    monkeypatch.setattr(lightgbm, "train", keep)
    seen = pages(40)
    odds = growing.phrase_odds(seen, PHRASES)
    grown = growing.grow(seen, FEATURES, odds, GROVE, lambda _: None)
    page = seen[0].input
    rows = growing._rows(page, growing.seen_rows(FEATURES), odds)
    (said,) = growing.ask(grown, [page], FEATURES)
    # leaves and odds have eight bits in the file
    assert said == pytest.approx(kept[0].predict(rows, raw_score=True), abs=0.1)


def test_the_same_pages_grow_the_same_trees():
    from fit.grow import grow, phrase_odds

    seen = pages(30)
    odds = phrase_odds(seen, PHRASES)
    once, twice = (grow(seen, FEATURES, odds, GROVE, lambda _: None) for _ in range(2))
    assert all(
        (getattr(once, n) == getattr(twice, n)).all() for n in ("features", "borders", "leaves")
    )
