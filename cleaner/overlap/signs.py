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
    that are passed over.
    """

    codes: chars.Codes
    fold: chars.Folds
    kind: chars.Kinds
    offsets: Ints
    apart: Ints


def signs_of(texts: list[str]) -> Signs:
    """The signs of some passages."""
    sizes = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    codes = chars.code_points("\n".join([*texts, ""]))
    fold, kind = chars.folded(codes)
    _join_numbers(codes, fold, kind)
    return Signs(codes, fold, kind, offsets, _passed_over(codes, kind))


def _join_numbers(codes: chars.Codes, fold: chars.Folds, kind: chars.Kinds) -> None:
    """Let a dot or a comma between digits be part of the number: 3.5 is not 35, nor 3 and 5."""
    at = np.flatnonzero((codes == ord(".")) | (codes == ord(",")))
    at = at[(at > 0) & (at < len(codes) - 1)]
    before, after = kind[at - 1], kind[at + 1]
    both = (np.minimum(before, after) >= chars.LETTER) & (before & after & chars.DIGIT != 0)
    fold[at[both]] = codes[at[both]]


def _passed_over(codes: chars.Codes, kind: chars.Kinds) -> Ints:
    """Where signs stand that belong to no word and end none, in order."""
    apart = [np.flatnonzero(kind == chars.SKIP)]
    letter = np.concatenate([np.zeros(2, bool), kind >= chars.LETTER, np.zeros(2, bool)])
    marks = np.flatnonzero(kind == chars.QUOTE)
    marks = marks[is_one_of(codes[marks], chars.APOSTROPHES)] + 2
    apart.append(marks[letter[marks - 1] & letter[marks + 1]] - 2)
    dots = np.flatnonzero(codes == ord(".")) + 2
    digit = kind & chars.DIGIT != 0
    dots = dots[~digit[np.maximum(0, dots - 3)]]
    initial = letter[dots - 1] & ~letter[dots - 2] & letter[dots + 1] & ~letter[dots + 2]
    apart.append(dots[initial] - 2)
    return np.sort(np.concatenate(apart))
