"""Pairs of passages: what they share, weighed; and those whose evidence suffices, as links."""

from __future__ import annotations

import numpy as np

from cleaner.overlap.arrays import U64, Floats, Ints
from cleaner.overlap.pair import align, quotes
from cleaner.overlap.pair.crowd import crowd_runs
from cleaner.overlap.pair.runs import (
    CAP,
    SIZE,
    Runs,
    Words,
    chosen,
    distinct,
    shared_runs,
    taking_part,
    together,
)
from cleaner.overlap.pair.same import Groups
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.weigh.evidence import Evidence, evidence
from cleaner.overlap.weigh.links import Links, accepted
from cleaner.overlap.weigh.score import accept, scores
from cleaner.overlap.weigh.story import name_filters, same_story

ONE_STORY = 0.4
"""How much two articles must be of one story (`story`) for a few quoted words to count."""


def weighed(rows: Passages, words: Tokens, groups: Groups) -> tuple[Evidence, Floats]:
    """What passages share, and how much their articles are of one story."""
    taking = taking_part(words, groups)
    runs, crowded = shared_runs(taking, size=SIZE, cap=CAP)
    runs = together(runs, crowd_runs(taking, crowded))
    spoken = quotes.shared_quotations(taking)
    return weighed_runs(rows, taking, name_filters(rows, words), (runs, spoken))


def weighed_runs(
    rows: Passages, words: Words, filters: U64, runs: tuple[Runs, ...]
) -> tuple[Evidence, Floats]:
    """The same from runs of words, and runs of quoted words; a filter of names an article."""
    plain, spoken = runs
    one, other = (words.tokens.passage(side) for side in spoken[:2])
    told = _story(rows, filters, one, other) >= ONE_STORY
    spoken = chosen(spoken, told | (spoken[2] >= SIZE))
    both = distinct(together(plain, spoken))
    found = evidence(words.tokens, align.with_gaps(words, both))
    return found, _story(rows, filters, found.a, found.b)


def _story(rows: Passages, filters: U64, one: Ints, other: Ints) -> Floats:
    """How much the articles of pairs of passages are of one story."""
    article = rows.article.astype(np.int64)
    return same_story(filters, article[one], article[other])


def sure_links(words: Tokens, found: Evidence, story: Floats) -> Links:
    """The pairs whose evidence suffices."""
    score = scores(found, story)
    return accepted(words, found, score, score >= accept())
