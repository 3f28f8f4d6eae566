"""Passages to signs: what spells words, what is passed over."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cleaner.overlap.arrays import Bools, Ints, edges
from cleaner.overlap.words import chars
from cleaner.overlap.words.quotation import inside_words, is_one_of


@dataclass(frozen=True, slots=True)
class Signs:
    """A chunk as signs: a line feed behind every passage.

    ``offsets`` is where each passage begins (one more than there are), ``apart`` where signs stand
    that are passed over, ``marks`` where quotation marks do.
    """

    codes: chars.Codes
    fold: chars.Folds
    kind: chars.Kinds
    offsets: Ints
    apart: Ints
    marks: Ints


def signs_of(texts: list[str]) -> Signs:
    """The signs of some passages."""
    sizes = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    offsets = edges(sizes)
    codes = chars.code_points("\n".join([*texts, ""]))
    fold, kind = chars.folded(codes)
    _join_numbers(codes, fold, kind)
    return Signs(codes, fold, kind, offsets, *_told_apart(codes, kind))


def _join_numbers(codes: chars.Codes, fold: chars.Folds, kind: chars.Kinds) -> None:
    """Let what stands between digits be part of the number: 3.5 is not 35, but 3,400 is 3400."""
    digits = np.flatnonzero(kind & chars.DIGIT != 0)
    at = digits[:-1][np.diff(digits) == 2] + 1
    points, grouping = is_one_of(codes[at], _POINTS), is_one_of(codes[at], _GROUPING)
    at, points = at[points | grouping], points[points | grouping]
    groups = _parts_thousands(codes, kind, at)
    fold[at[points]] = np.where(is_one_of(codes[at[points]], ".٫"), ord("."), ord(","))
    fold[at[groups]] = 0
    kind[at[groups]] = chars.SKIP


_POINTS, _GROUPING = ".,٫٬", " \xa0\u2009\u202f"
"""What may stand amid the digits of one number, and what only does between thousands."""


def _parts_thousands(codes: chars.Codes, kind: chars.Kinds, at: Ints) -> Bools:
    """Whether signs between digits have up to three digits before them, and three behind."""
    before, behind = (
        [kind.take(at + step * far, mode="wrap") & chars.DIGIT != 0 for far in range(1, 5)]
        for step in (-1, 1)
    )
    few = ~(before[1] & before[2] & before[3])
    nought = ~before[1] & (codes[at - 1] == ord("0"))
    return np.asarray(few & ~nought & behind[1] & behind[2] & ~behind[3], bool)


def _told_apart(codes: chars.Codes, kind: chars.Kinds) -> tuple[Ints, Ints]:
    """Where signs stand that belong to no word and end none, and where quotation marks; in order.

    Behind the last sign, a line feed, indices begin anew: it stands before the first as well.
    """
    at = np.flatnonzero(kind - np.uint8(1) < chars.LETTER - 1)
    what = kind[at]
    marks, dots = at[what == chars.QUOTE], at[what == chars.STOP]
    inside = inside_words(codes, kind, marks)
    dots = dots[codes[dots] == ord(".")]
    before, after = kind[dots - 1], kind[dots + 1]
    alone = (kind[dots - 2] < chars.LETTER) & (kind.take(dots + 2, mode="clip") < chars.LETTER)
    initial = alone & (np.minimum(before, after) >= chars.LETTER) & (before & chars.DIGIT == 0)
    apart = np.concatenate([at[what == chars.SKIP], marks[inside], dots[initial]])
    return np.sort(apart), marks[~inside]
