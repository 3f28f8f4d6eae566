"""Grafts: the article of one page in the surroundings of another.

Outlets are few, and a net learns their menus and footers by heart.  Grafted pages are as many as
there are pairs of outlets, after S. Yun et al., "CutMix", ICCV 2019, over lines in place of pixels.
Lines next to the article stay with it: headline, byline and related stories belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fit.examples import Target
from fit.lessons import Lesson
from fit.renderers import HALF
from fit.rows import Row
from fit.sheets import sheet_of_text

FEWEST = 3
"""Lines of an article below which it is not grafted."""
NEXT = 12
"""Lines to either side of an article that stay with it at most; a few are as likely as many."""
STRANGER = 0.1
"""Chance that the surroundings are in whatever language."""
KIN = 5
"""Pages of a language below which surroundings of all languages do."""
TRIES = 4
"""Pages looked at for one of another domain."""

Ints = NDArray[np.intp]
Kin = Callable[[Lesson], Sequence[Lesson]]


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines of a page, and whether its labels hold there; elsewhere nothing is article."""

    lesson: Lesson
    lines: Ints
    own: bool


def grafts(lessons: Sequence[Lesson], copies: int, chance: float) -> Iterator[Lesson]:
    """Grafts of each whole page, of the same renderer; the same lessons give the same grafts.

    Args:
        lessons: pages with what is article.
        copies: grafts a page.
        chance: that an epoch shows one of them.
    """
    rng = np.random.default_rng(0)
    pages = [lesson for lesson in lessons if _is_whole(lesson)]
    kin, others = _by(pages, _language), _by(pages, _renderer)
    for lesson in pages:
        for _ in range(copies):
            near = kin(lesson)
            host = _host(lesson, others(lesson) if _is_stranger(near, rng) else near, rng)
            grafted = _graft(lesson, host, rng)
            if grafted:
                yield replace(grafted, chance=chance)


def _is_whole(lesson: Lesson) -> bool:
    lines = np.count_nonzero(lesson.target.inside > 0.5)
    return lesson.sheet.origin.renderer != HALF and lines >= FEWEST


def _by(pages: Sequence[Lesson], key: Callable[[Lesson], object]) -> Kin:
    groups: dict[object, list[Lesson]] = {}
    for page in pages:
        groups.setdefault(key(page), []).append(page)
    return lambda page: groups[key(page)]


def _renderer(lesson: Lesson) -> str:
    return lesson.sheet.origin.renderer


def _language(lesson: Lesson) -> tuple[str, str]:
    return lesson.sheet.origin.renderer, lesson.sheet.origin.lang


def _is_stranger(near: Sequence[Lesson], rng: np.random.Generator) -> bool:
    return len(near) < KIN or bool(rng.random() < STRANGER)


def _host(lesson: Lesson, pages: Sequence[Lesson], rng: np.random.Generator) -> Lesson:
    for _ in range(TRIES):
        host = pages[int(rng.integers(len(pages)))]
        if host.sheet.origin.site != lesson.sheet.origin.site:
            break
    return host


def _graft(lesson: Lesson, host: Lesson, rng: np.random.Generator) -> Lesson | None:
    """The article among the host's lines; None where renderers left what does not fit together."""
    first, last = _article(lesson)
    above = min(_few(rng), first)
    below = min(_few(rng), len(lesson.sheet) - 1 - last)
    top, bottom = _article(host)
    return _joined(
        [
            _Part(host, np.arange(max(0, top - above)), own=False),
            _Part(lesson, np.arange(first - above, last + 1 + below), own=True),
            _Part(host, np.arange(bottom + 1 + below, len(host.sheet)), own=False),
        ]
    )


def _article(lesson: Lesson) -> tuple[int, int]:
    """The first and the last line of the article."""
    first, last = np.flatnonzero(lesson.target.inside > 0.5)[[0, -1]].tolist()
    return first, last


def _few(rng: np.random.Generator) -> int:
    """From 0 lines on, their logarithm spread evenly."""
    return int(np.exp(rng.uniform(0, np.log(NEXT)))) - 1


def _joined(parts: Sequence[_Part]) -> Lesson | None:
    text = "".join(piece for part in parts for piece in _pieces(part)).lstrip("\n")
    lesson = parts[1].lesson
    origin = replace(lesson.sheet.origin, id=f"{lesson.sheet.origin.id}~")
    sheet = sheet_of_text(Row(origin, text, None))
    target = _target(parts)
    return Lesson(sheet, target) if sheet and len(sheet) == len(target.inside) else None


def _pieces(part: _Part) -> Iterator[str]:
    """The lines, each behind the white space that stood before it."""
    sheet, lines = part.lesson.sheet, part.lesson.sheet.lines()
    for at in part.lines.tolist():
        gap = sheet.text[sheet.ends[at - 1] if at else 0 : sheet.starts[at]]
        yield gap if "\n" in gap else f"\n{gap}"
        yield lines[at]


def _target(parts: Sequence[_Part]) -> Target:
    own = np.concatenate([np.full(len(part.lines), part.own, np.float32) for part in parts])
    whole = parts[1].lesson.target
    inside, sizes, shared = (
        np.concatenate([getattr(part.lesson.target, name)[part.lines] for part in parts])
        for name in ("inside", "sizes", "shared")
    )
    return replace(whole, inside=inside * own, sizes=sizes, shared=shared * own)
