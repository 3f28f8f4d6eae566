"""Numbers and days that differ amid what two passages share: 17 dead here, 70 there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from cleaner.overlap.columns import ranges
from cleaner.overlap.flags import NUMBER
from cleaner.overlap.hashing import Ints
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words import hashed

_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december "
    "jan feb mar apr jun jul aug sept oct nov dec "
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion dozen dozens "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi "
    "vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"
)
_FAR = 4
"""Most words that may be replaced by others and still be one place."""


def differences(
    tokens: Tokens, texts: tuple[str, str], spans: Sequence[Sequence[int]]
) -> tuple[tuple[str, str], ...]:
    """What stands in the one and in the other text, wherever a number or a day differs."""
    days = _days()
    found = []
    for a, a_stop, b, b_stop in spans:
        one, other = tokens.key[a:a_stop].tolist(), tokens.key[b:b_stop].tolist()
        if one == other:
            continue
        for step in Levenshtein.opcodes(one, other):
            left = (a + step.src_start, a + step.src_end)
            right = (b + step.dest_start, b + step.dest_end)
            if step.tag != "replace" or left[1] - left[0] > _FAR or right[1] - right[0] > _FAR:
                continue
            if _counts(tokens, days, left) and _counts(tokens, days, right):
                found.append((_text(tokens, texts[0], left), _text(tokens, texts[1], right)))
    return tuple(found)


@cache
def _days() -> frozenset[int]:
    return frozenset(hashed(_DAYS).tolist())


def differ_in(tokens: Tokens, spans: Ints) -> NDArray[np.bool_]:
    """For rows of spans, whether the numbers and days of both sides differ."""
    return np.asarray(_tallied(tokens, spans[:, :2]) != _tallied(tokens, spans[:, 2:]), bool)


def _tallied(tokens: Tokens, spans: Ints) -> NDArray[np.uint64]:
    """One number for the numbers and days of each span, in whatever order."""
    sizes = spans[:, 1] - spans[:, 0]
    before = np.cumsum(sizes) - sizes
    at = ranges(spans[:, 0], sizes)
    key = tokens.key[at]
    counted = (tokens.flags[at] & NUMBER != 0) | np.isin(key, _day_keys())
    return np.add.reduceat(np.where(counted, key, np.uint64(0)), before)


@cache
def _day_keys() -> NDArray[np.uint64]:
    return np.sort(hashed(_DAYS))


def _counts(tokens: Tokens, days: frozenset[int], span: tuple[int, int]) -> bool:
    lo, hi = span
    return bool((tokens.flags[lo:hi] & NUMBER).any()) or not days.isdisjoint(
        tokens.key[lo:hi].tolist()
    )


def _text(tokens: Tokens, text: str, span: tuple[int, int]) -> str:
    return text[int(tokens.start[span[0]]) : int(tokens.end[span[1] - 1])]
