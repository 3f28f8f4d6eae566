"""Numbers and days that differ amid what two passages share: 17 dead here, 70 there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from cleaner.overlap.columns import ranges
from cleaner.overlap.flags import NUMBER
from cleaner.overlap.hashing import U64, Ints
from cleaner.overlap.lexicon import Lexicon, table
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


Differences = tuple[tuple[str, str], ...]


def differences(tokens: Tokens, texts: tuple[str, str], spans: Ints) -> Differences:
    """What stands in the one and in the other text, wherever a number or a day differs."""
    found = []
    for a, a_stop, b, b_stop in spans.tolist():
        one, other = tokens.key[a:a_stop].tolist(), tokens.key[b:b_stop].tolist()
        if one == other:
            continue
        for left, right in _replaced(one, other):
            if _counts(tokens, a, left) and _counts(tokens, b, right):
                here = _text(tokens, texts[0], a, left)
                found.append((here, _text(tokens, texts[1], b, right)))
    return tuple(found)


def _counts(tokens: Tokens, first: int, words: slice) -> bool:
    """Whether some words, counted from the word ``first`` on, have a number or a day among them."""
    at = slice(first + words.start, first + words.stop)
    key, flags = tokens.key[at].tolist(), tokens.flags[at].tolist()
    return any(flag & NUMBER or word in _days() for word, flag in zip(key, flags, strict=True))


def _replaced(one: list[int], other: list[int]) -> Iterator[tuple[slice, slice]]:
    """Where a few words stand for a few others."""
    for step in Levenshtein.opcodes(one, other):
        left, right = slice(step.src_start, step.src_end), slice(step.dest_start, step.dest_end)
        few = left.stop - left.start <= _FAR and right.stop - right.start <= _FAR
        if step.tag == "replace" and few:
            yield left, right


@cache
def _days() -> frozenset[int]:
    return frozenset(hashed(_DAYS).tolist())


def differ_in(tokens: Tokens, spans: Ints) -> NDArray[np.bool_]:
    """For rows of spans, whether the numbers and days of both sides differ."""
    differ = ~_same_words(tokens, spans)
    at = np.flatnonzero(differ)
    differ[at] = _tallied(tokens, spans[at, :2]) != _tallied(tokens, spans[at, 2:])
    return differ


def _same_words(tokens: Tokens, spans: Ints) -> NDArray[np.bool_]:
    """Whether both sides are word for word the same, as most are: then nothing need be counted."""
    sizes = spans[:, 1] - spans[:, 0]
    at = ranges(spans[:, 0], sizes)
    there = at + np.repeat(spans[:, 2] - spans[:, 0], sizes)
    same = tokens.key.take(at) == tokens.key.take(there, mode="clip")
    alike = np.logical_and.reduceat(same, np.cumsum(sizes) - sizes)
    return np.asarray(alike & (sizes == spans[:, 3] - spans[:, 2]), bool)


def _tallied(tokens: Tokens, spans: Ints) -> U64:
    """One number for the numbers and days of each span, in whatever order."""
    sizes = spans[:, 1] - spans[:, 0]
    before = np.cumsum(sizes) - sizes
    at = ranges(spans[:, 0], sizes)
    key = tokens.key.take(at)
    counted = (tokens.flags.take(at) & NUMBER != 0) | (_day_table().flags_of(key) != 0)
    values = np.where(counted, key, np.uint64(0))
    return np.add.reduceat(values, before) if len(spans) else values


@cache
def _day_table() -> Lexicon:
    return table(dict.fromkeys(_days(), 1))


def _text(tokens: Tokens, text: str, first: int, words: slice) -> str:
    """What some words say that are counted from the word ``first`` on."""
    lo, hi = first + words.start, first + words.stop
    return text[int(tokens.start[lo]) : int(tokens.end[hi - 1])]
