"""Pages pieced together from the lines of several, so that a net sees more than outlets have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.lines import Ints
from fit.examples import Target
from fit.lessons import Lesson
from fit.renderers import HALF
from fit.rows import Row
from fit.sheets import sheet_of_text

FEWEST = 3
"""Lines of an article below which a page is no whole one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a page, and whether its labels hold there; elsewhere nothing is article."""

    lesson: Lesson
    lines: Ints
    own: bool


def is_whole(lesson: Lesson) -> bool:
    """Whether it is a whole page with an article."""
    return lesson.sheet.origin.renderer != HALF and np.count_nonzero(is_inside(lesson)) >= FEWEST


def is_inside(lesson: Lesson) -> NDArray[np.bool_]:
    """[N] which lines are article."""
    inside: NDArray[np.bool_] = lesson.target.inside > 0.5
    return inside


def article(lesson: Lesson) -> tuple[int, int]:
    """The first and the last line of the article, of which there is one."""
    first, last = np.flatnonzero(is_inside(lesson))[[0, -1]].tolist()
    return first, last


def kind(lesson: Lesson) -> tuple[str, str]:
    """Renderer and language: lines of one kind fit together."""
    return lesson.sheet.origin.renderer, lesson.sheet.origin.lang


def joined(pieces: Sequence[Piece], whole: Lesson, mark: str) -> Lesson | None:
    """The pieces as one page; None where renderers left what does not fit together.

    Args:
        pieces: in order.
        whole: the page whose article all of its pieces have together; what other articles lend
            comes on top.
        mark: put behind the page's id.
    """
    text = "".join(part for piece in pieces for part in _parts(piece)).lstrip("\n")
    origin = replace(whole.sheet.origin, id=whole.sheet.origin.id + mark)
    sheet = sheet_of_text(Row(origin, text, None))
    target = _target(pieces, whole)
    return Lesson(sheet, target) if sheet and len(sheet) == len(target.inside) else None


def _parts(piece: Piece) -> Iterator[str]:
    """The lines, each behind the white space that stood before it."""
    sheet, lines = piece.lesson.sheet, piece.lesson.sheet.lines()
    for at in piece.lines.tolist():
        gap = sheet.text[sheet.ends[at - 1] if at else 0 : sheet.starts[at]]
        yield gap if "\n" in gap else f"\n{gap}"
        yield lines[at]


def _target(pieces: Sequence[Piece], whole: Lesson) -> Target:
    own = np.concatenate([np.full(len(piece.lines), piece.own, np.float32) for piece in pieces])
    inside, sizes, shared = (
        np.concatenate([getattr(piece.lesson.target, name)[piece.lines] for piece in pieces])
        for name in ("inside", "sizes", "shared")
    )
    lent = [piece for piece in pieces if piece.own and piece.lesson is not whole]
    return replace(
        whole.target,
        inside=inside * own,
        sizes=sizes,
        shared=shared * own,
        gold=whole.target.gold
        + sum(float(piece.lesson.target.shared[piece.lines].sum()) for piece in lent),
    )
