"""Passages to signs: what spells words, what is passed over."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cleaner.overlap import chars
from cleaner.overlap.quotation import Ints, is_one_of


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
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    codes = chars.code_points("\n".join([*texts, ""]))
    fold, kind = chars.folded(codes)
    _join_numbers(codes, fold, kind)
    return Signs(codes, fold, kind, offsets, *_told_apart(codes, kind))


def _join_numbers(codes: chars.Codes, fold: chars.Folds, kind: chars.Kinds) -> None:
    """Let a dot or a comma between digits be part of the number: 3.5 is not 35, nor 3 and 5."""
    digits = np.flatnonzero(kind & chars.DIGIT != 0)
    at = digits[:-1][np.diff(digits) == 2] + 1
    at = at[is_one_of(codes[at], ".,")]
    fold[at] = codes[at]


def _told_apart(codes: chars.Codes, kind: chars.Kinds) -> tuple[Ints, Ints]:
    """Where signs stand that belong to no word and end none, and where quotation marks; in order.

    Behind the last sign, a line feed, indices begin anew: it stands before the first as well.
    """
    at = np.flatnonzero(kind - np.uint8(1) < chars.LETTER - 1)
    what = kind[at]
    marks, dots = at[what == chars.QUOTE], at[what == chars.STOP]
    inside = is_one_of(codes[marks], chars.APOSTROPHES)
    inside &= (kind[marks - 1] >= chars.LETTER) & (kind[marks + 1] >= chars.LETTER)
    dots = dots[codes[dots] == ord(".")]
    before, after = kind[dots - 1], kind[dots + 1]
    alone = (kind[dots - 2] < chars.LETTER) & (kind.take(dots + 2, mode="clip") < chars.LETTER)
    initial = alone & (np.minimum(before, after) >= chars.LETTER) & (before & chars.DIGIT == 0)
    apart = np.concatenate([at[what == chars.SKIP], marks[inside], dots[initial]])
    return np.sort(apart), marks[~inside]
