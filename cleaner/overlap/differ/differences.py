"""Numbers and days that differ amid what two passages share: 17 dead here, 70 there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import numpy as np
from rapidfuzz.distance import Levenshtein, Opcode

from cleaner.overlap.arrays import U64, Bools, Ints, edges, ranges
from cleaner.overlap.language.detect import language_of
from cleaner.overlap.language.figures import figures
from cleaner.overlap.language.numerals import ENGLISH, every_numeral
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.words.kinds import NUMBER
from cleaner.overlap.words.lexicon import Lexicon, table
from cleaner.overlap.words.segment import hashed

_FAR = 4
"""Most words that may be replaced by others and still be one place."""

_MOST = 1 << 30
"""Words of the one times words of the other that are compared; time grows with it."""

Differences = tuple[tuple[str, str], ...]


def compared(tokens: Tokens, near: Bools, begin: Ints, spans: Ints) -> tuple[Ints, Ints]:
    """What is compared of each link: two paragraphs nearly the same whole, else what is shared.

    ``near`` tells those links; the spans of a link stand from ``begin`` on, of which there is one
    more, and so it is with what is given back.
    """
    stays = ~np.repeat(near, np.diff(begin))
    stays[begin[:-1]] = True
    counts = np.where(near, 1, np.diff(begin))
    begin = edges(counts)
    spans, whole = spans[stays], begin[:-1][near]
    for side in (0, 2):
        rows = tokens.passage(spans[whole, side])
        spans[whole, side], spans[whole, side + 1] = tokens.first[rows], tokens.stop[rows]
    return begin, spans


def differences(tokens: Tokens, texts: tuple[str, str], spans: Ints) -> Differences:
    """What stands in the one and in the other text, wherever a number or a day differs.

    The same one in another spelling is none: 3,400 and 3 400, nine and 9, Sept and September.
    """
    found = []
    for a, a_stop, b, b_stop in spans.tolist():
        if (a_stop - a) * (b_stop - b) > _MOST:
            continue
        one, other = tokens.key[a:a_stop].tolist(), tokens.key[b:b_stop].tolist()
        if one == other:
            continue
        for left, right in _replaced(one, other):
            if _counts(tokens, a, left) and _counts(tokens, b, right):
                here, there = _text(tokens, texts[0], a, left), _text(tokens, texts[1], b, right)
                if _differ(here, there, _language(tokens, texts, (a, b))):
                    found.append((here, there))
    return tuple(found)


def _differ(here: str, there: str, language: str) -> bool:
    """Whether both name numbers or days, and not the same."""
    one, other = figures(here, language), figures(there, language)
    return bool(one and other) and one != other


def _language(tokens: Tokens, texts: tuple[str, str], at: tuple[int, int]) -> str:
    """The language of the two passages in which two words stand."""
    rows = tokens.passage(np.array(at))
    both = zip(texts, tokens.first[rows].tolist(), tokens.stop[rows].tolist(), strict=True)
    said = " ".join(text[tokens.start[lo] : tokens.end[hi - 1]] for text, lo, hi in both)
    return language_of(said) or ENGLISH


def _counts(tokens: Tokens, first: int, words: slice) -> bool:
    """Whether some words, counted from the word ``first`` on, have a number or a day among them."""
    at = slice(first + words.start, first + words.stop)
    key, flags = tokens.key[at].tolist(), tokens.flags[at].tolist()
    return any(flag & NUMBER or word in _days() for word, flag in zip(key, flags, strict=True))


def _replaced(one: list[int], other: list[int]) -> Iterator[tuple[slice, slice]]:
    """Where a few words stand for a few others, with what was put in or left out beside them."""
    steps = Levenshtein.opcodes(one, other)
    for same, several in groupby(steps, lambda step: step.tag == "equal"):
        edits = [] if same else list(several)
        if len(edits) > 1 and _few(both := _slices(edits[0], edits[-1])):
            edits = []
            yield both
        for step in edits:
            if step.tag == "replace" and _few(both := _slices(step, step)):
                yield both


def _slices(first: Opcode, last: Opcode) -> tuple[slice, slice]:
    return slice(first.src_start, last.src_end), slice(first.dest_start, last.dest_end)


def _few(both: tuple[slice, slice]) -> bool:
    return all(each.stop - each.start <= _FAR for each in both)


@cache
def _days() -> frozenset[int]:
    return frozenset(hashed(every_numeral()).tolist())


def differ_in(tokens: Tokens, spans: Ints) -> Bools:
    """For rows of spans, whether the numbers and days of both sides differ."""
    differ = ~_same_words(tokens, spans)
    at = np.flatnonzero(differ)
    differ[at] = _tallied(tokens, spans[at, :2]) != _tallied(tokens, spans[at, 2:])
    return differ


def _same_words(tokens: Tokens, spans: Ints) -> Bools:
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
