"""Grafts: the article of one page in the surroundings of another.

Outlets are few, and a net learns their menus and footers by heart.  Grafted pages are as many as
there are pairs of outlets, after S. Yun et al., "CutMix", ICCV 2019, over lines in place of pixels.
Lines next to the article stay with it: headline, byline and related stories belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from fit.lessons import Lesson
from fit.pieces import Piece, article, is_whole, joined, kind

NEXT = 12
"""Lines to either side of an article that stay with it at most; a few are as likely as many."""
STRANGER = 0.1
"""Chance that the surroundings are in whatever language."""
KIN = 5
"""Pages of a language below which surroundings of all languages do."""
TRIES = 4
"""Pages looked at for one of another domain."""

Kin = Callable[[Lesson], Sequence[Lesson]]


def grafts(lessons: Sequence[Lesson], copies: int, chance: float) -> Iterator[Lesson]:
    """Grafts of each whole page, of the same renderer; the same lessons give the same grafts.

    Args:
        lessons: pages with what is article.
        copies: grafts a page.
        chance: that an epoch shows one of them.
    """
    rng = np.random.default_rng(0)
    pages = [lesson for lesson in lessons if is_whole(lesson)]
    kin, others = _by(pages, kind), _by(pages, _renderer)
    for lesson in pages:
        for _ in range(copies):
            near = kin(lesson)
            host = _host(lesson, others(lesson) if _is_stranger(near, rng) else near, rng)
            grafted = _graft(lesson, host, rng)
            if grafted:
                yield replace(grafted, chance=chance)


def _by(pages: Sequence[Lesson], key: Callable[[Lesson], object]) -> Kin:
    groups: dict[object, list[Lesson]] = {}
    for page in pages:
        groups.setdefault(key(page), []).append(page)
    return lambda page: groups[key(page)]


def _renderer(lesson: Lesson) -> str:
    return lesson.sheet.origin.renderer


def _is_stranger(near: Sequence[Lesson], rng: np.random.Generator) -> bool:
    return len(near) < KIN or bool(rng.random() < STRANGER)


def _host(lesson: Lesson, pages: Sequence[Lesson], rng: np.random.Generator) -> Lesson:
    for _ in range(TRIES):
        host = pages[int(rng.integers(len(pages)))]
        if host.sheet.origin.site != lesson.sheet.origin.site:
            break
    return host


def _graft(lesson: Lesson, host: Lesson, rng: np.random.Generator) -> Lesson | None:
    """The article among the host's lines."""
    first, last = article(lesson)
    above = min(_few(rng), first)
    below = min(_few(rng), len(lesson.sheet) - 1 - last)
    top, bottom = article(host)
    pieces = [
        Piece(host, np.arange(max(0, top - above)), own=False),
        Piece(lesson, np.arange(first - above, last + 1 + below), own=True),
        Piece(host, np.arange(bottom + 1 + below, len(host.sheet)), own=False),
    ]
    return joined(pieces, lesson, "~")


def _few(rng: np.random.Generator) -> int:
    """From 0 lines on, their logarithm spread evenly."""
    return int(np.exp(rng.uniform(0, np.log(NEXT)))) - 1
