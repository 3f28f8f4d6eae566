"""Where somebody is quoted: stretches of a paragraph inside quotation marks.

Every convention counts: “…” "…" „…“ «…» »…« ''…'' ‘…’ '…' 「…」.  Whether a mark opens or closes
shows in what stands beside it.  A double quotation that never closes goes on to the end of the
paragraph (speech over several paragraphs is printed so); one that only closes began before it.  A
single mark may be an apostrophe, so a single quotation needs both ends.  Where a second one begins
before the first has ended, the first ends there: its mark was lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap import chars

Span = tuple[int, int]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

_NEITHER, _OPENS, _CLOSES, _EITHER = range(4)
_ALWAYS_OPENS, _ALWAYS_CLOSES = "„‟〝「『‚", "〞」』"
_BEFORE_OPENING = " \t\n\r\xa0\u202f([{-–—/:>*_"
_BEHIND_CLOSING = " \t\n\r\xa0\u202f)]}.,;:!?…-–—/<*_"
_TWICE = "'’´`"
"""Single marks that are a double one when they stand twice."""


def quotations(text: str) -> list[Span]:
    r"""The spans inside quotation marks, without the marks; in order, disjoint.

    >>> text = "Its ‘honest mistake’ wasn't honest, \"not at all\", she said."
    >>> [text[start:end] for start, end in quotations(text)]
    ['honest mistake', 'not at all']
    """
    codes = chars.code_points(f"{text}\n")
    kind = chars.folded(codes)[1]
    marks = np.flatnonzero(kind == chars.QUOTE)
    inside = (kind[marks - 1] >= chars.LETTER) & (kind[marks + 1] >= chars.LETTER)
    marks = marks[~(inside & _is_in(codes[marks], chars.APOSTROPHES))]
    return list(quoted_spans(codes, kind, marks, np.array([0, len(codes)])))


def quoted_spans(codes: chars.Codes, kind: chars.Kinds, marks: Ints, offsets: Ints) -> Iterator[Span]:
    """The spans inside quotation marks of many passages.

    Args:
        codes: passages with a line feed behind each.
        kind: what each sign is (`chars.folded`).
        marks: where quotation marks stand; apostrophes inside words are none.
        offsets: where each passage begins; one more than there are.
    """
    marks, double, width = _marks(codes, marks)
    turns = _turns(codes, kind, marks, double, width)
    row = np.searchsorted(offsets, marks, side="right") - 1
    edges = np.flatnonzero(np.diff(row, prepend=-1, append=len(offsets)) != 0)
    rows = row[edges[:-1]]
    table = (marks.tolist(), width.tolist(), double.tolist(), turns.tolist())
    begins, ends = offsets[rows].tolist(), (offsets[rows + 1] - 1).tolist()
    for at, (lo, hi) in enumerate(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)):
        found = _spans([column[lo:hi] for column in table], begins[at], ends[at])
        yield from found if len(found) < 2 else _merged(found)


def _marks(codes: chars.Codes, marks: Ints) -> tuple[Ints, Bools, Ints]:
    """Where marks begin, whether they are double ones, and how many signs they take."""
    sign = codes[marks]
    single = _is_in(sign, chars.SINGLE_QUOTES)
    twin = np.zeros(len(marks), bool)
    twin[:-1] = (np.diff(marks) == 1) & (sign[:-1] == sign[1:]) & _is_in(sign[:-1], _TWICE)
    for at in np.flatnonzero(twin[1:] & twin[:-1]).tolist():  # of three, the first two
        twin[at + 1] = twin[at + 1] and not twin[at]
    stays = np.ones(len(marks), bool)
    stays[1:] = ~twin[:-1]
    double, width = ~single | twin, 1 + twin.astype(np.int64)
    return marks[stays], double[stays], width[stays]


def _turns(codes: chars.Codes, kind: chars.Kinds, marks: Ints, double: Bools, width: Ints) -> Ints:
    """What each mark does: opens, closes, either of the two, or neither."""
    sign = codes[marks]
    behind = np.minimum(marks + width, len(codes) - 1)
    before, after = codes[marks - 1], codes[behind]
    first = marks == 0
    beside = _is_in(before, chars.SINGLE_QUOTES), _is_in(after, chars.SINGLE_QUOTES)
    free_before = first | _is_in(before, _BEFORE_OPENING)
    free_after = _is_in(after, _BEHIND_CLOSING)
    opens = (free_before | beside[0]) & ~(free_after | beside[1])
    closes = (free_after | beside[1]) & ~(free_before | beside[0])
    turns = np.where(opens, _OPENS, np.where(closes, _CLOSES, _EITHER))
    letter = (kind[behind] & (chars.LETTER | chars.DIGIT)) == chars.LETTER
    starts = (free_before | _is_in(before, '"“„')) & (letter | _is_in(after, '“"'))
    stops = (kind[behind] < chars.LETTER) & ~(first | (before == ord(" ")))
    alone = np.where(starts, np.where(stops, _EITHER, _OPENS), np.where(stops, _CLOSES, _NEITHER))
    turns = np.where(double, turns, alone)
    turns[_is_in(sign, _ALWAYS_OPENS)] = _OPENS
    turns[_is_in(sign, _ALWAYS_CLOSES)] = _CLOSES
    inches = (kind[marks - 1] & chars.DIGIT != 0) & _is_in(sign, '"″') & ~first
    turns[inches] = _CLOSES
    return turns


def _is_in(codes: chars.Codes, signs: str) -> Bools:
    """Whether each sign is one of a few, all of them below U+3020."""
    return _listed(signs)[np.minimum(codes.astype(np.int64), _LAST)]


_LAST = 0x3020


@cache
def _listed(signs: str) -> Bools:
    listed = np.zeros(_LAST + 1, bool)
    listed[[ord(sign) for sign in signs]] = True
    return listed


def _spans(columns: list[list[int]], begin: int, end: int) -> list[Span]:
    """The quotations of one passage, from its marks in order."""
    spans: list[Span] = []
    opened: dict[int, int] = {}
    for at, width, double, turn in zip(*columns, strict=True):
        start = opened.get(double)
        if start is None and turn in (_OPENS, _EITHER):
            opened[double] = at + width
        elif start is not None and turn in (_CLOSES, _EITHER):
            spans.append((start, at))
            del opened[double]
        elif start is not None and turn == _OPENS and double:
            spans.append((start, at))
            opened[double] = at + width
        elif turn == _CLOSES and double and not spans and columns[0][0] == at:
            spans.append((begin, at))
    if True in opened:
        spans.append((opened[True], end))
    return spans


def _merged(spans: list[Span]) -> list[Span]:
    """In order, the nested ones inside those around them."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
