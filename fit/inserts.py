"""Inserts: short lines of other pages between two paragraphs of an article.

Boxes that ask for a subscription or name other stories stand amid articles, and so do results,
ingredients and tables, which are article.  Few outlets have many of either, so a net takes a run of
short lines for the article's end.  Here it sees runs of both kinds in the articles of others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.lines import Ints
from fit.lessons import Lesson
from fit.pieces import Piece, article, is_inside, is_whole, joined, kind

MOST = 3
"""Inserts of one page."""
PARAGRAPH = 10
"""Words of a paragraph at least; an insert stands next to one."""
AMID, BELOW, BOX = 14, 12, 10
"""Lines that are no article: of a run amid one at most, next below one, and of an insert."""
SHORT, FEWEST, LIST = 9, 3, 24
"""Words of a line of a list at most; lines of a list at least and at most."""
TRIES = 4
"""Runs looked at for one of another domain."""

Pool = Mapping[tuple[str, str], Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class _Runs:
    """What may be put into an article, by renderer and language.

    ``share`` is that of lists, which are article, among all inserts.
    """

    boxes: Pool
    lists: Pool
    share: float


def inserts(
    lessons: Sequence[Lesson], copies: int, chance: float, lists: float
) -> Iterator[Lesson]:
    """Each whole page with inserts; the same lessons give the same.

    Args:
        lessons: pages with what is article.
        copies: such pages of each page.
        chance: that an epoch shows one of them.
        lists: the share of inserts that are article.
    """
    rng = np.random.default_rng(1)
    pages = [lesson for lesson in lessons if is_whole(lesson)]
    runs = _Runs(_pool(pages, _boxes), _pool(pages, _lists), lists)
    for lesson in pages:
        for _ in range(copies):
            made = _inserted(lesson, runs, rng)
            if made:
                yield replace(made, chance=chance)


def _pool(pages: Sequence[Lesson], found: Callable[[Lesson], Iterator[Piece]]) -> Pool:
    pool: dict[tuple[str, str], list[Piece]] = {}
    for lesson in pages:
        pool.setdefault(kind(lesson), []).extend(found(lesson))
    return pool


def _boxes(lesson: Lesson) -> Iterator[Piece]:
    """The runs amid an article that are none of it, and what stands below it."""
    first, last = article(lesson)
    for run in _runs(~is_inside(lesson)[first : last + 1]):
        if len(run) <= AMID:
            yield Piece(lesson, first + run, own=False)
    below = np.arange(last + 1, min(last + 1 + BELOW, len(lesson.sheet)))
    if len(below):
        yield Piece(lesson, below, own=False)


def _lists(lesson: Lesson) -> Iterator[Piece]:
    """The runs of short lines of an article."""
    for run in _runs(is_inside(lesson) & (lesson.target.sizes <= SHORT)):
        if len(run) >= FEWEST:
            yield Piece(lesson, run[:LIST], own=True)


def _runs(flags: NDArray[np.bool_]) -> Iterator[Ints]:
    """Each run of true ones, as their numbers."""
    turns = np.flatnonzero(np.diff(np.concatenate([[0], flags, [0]]))).tolist()
    yield from (np.arange(*run) for run in zip(turns[::2], turns[1::2], strict=True))


def _inserted(lesson: Lesson, runs: _Runs, rng: np.random.Generator) -> Lesson | None:
    pieces: list[Piece] = []
    at = 0
    for place in _places(lesson, rng):
        run = _drawn(lesson, runs, rng)
        if run:
            pieces += [Piece(lesson, np.arange(at, place + 1), own=True), _some(run, rng)]
            at = place + 1
    if not pieces:
        return None
    rest = Piece(lesson, np.arange(at, len(lesson.sheet)), own=True)
    return joined([*pieces, rest], lesson, "+")


def _places(lesson: Lesson, rng: np.random.Generator) -> list[int]:
    """Lines of the article behind which another of its lines follows, one of both a paragraph."""
    inside, long = is_inside(lesson), lesson.target.sizes >= PARAGRAPH
    places = np.flatnonzero(inside[:-1] & inside[1:] & (long[:-1] | long[1:]))
    few = min(len(places), 1 + int(rng.integers(MOST)))
    return sorted(rng.choice(places, few, replace=False).tolist())


def _drawn(lesson: Lesson, runs: _Runs, rng: np.random.Generator) -> Piece | None:
    """A run of another domain; None where there is none."""
    pool = (runs.lists if rng.random() < runs.share else runs.boxes)[kind(lesson)]
    for _ in range(TRIES if pool else 0):
        run = pool[int(rng.integers(len(pool)))]
        if run.lesson.sheet.origin.site != lesson.sheet.origin.site:
            return run
    return None


def _some(run: Piece, rng: np.random.Generator) -> Piece:
    """A few lines of a run."""
    least, most = (FEWEST, LIST) if run.own else (1, BOX)
    size = int(rng.integers(least, min(most, len(run.lines)) + 1))
    first = int(rng.integers(len(run.lines) - size + 1))
    return replace(run, lines=run.lines[first : first + size])
