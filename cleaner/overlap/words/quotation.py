"""Where somebody is quoted: stretches of a paragraph inside quotation marks.

Every convention counts: “…” "…" „…“ «…» »…« ''…'' ‘…’ '…' 「…」.  Whether a mark opens or closes
shows in what stands beside it.  A double quotation that never closes goes on to the end of the
paragraph (speech over several paragraphs is printed so); one that only closes began before it.  A
single mark may be an apostrophe, so a single quotation needs both ends.  Where a second one begins
before the first has ended, the first ends there: its mark was lost.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from cleaner.overlap.arrays import Bools, Ints, changes
from cleaner.overlap.words import chars
from cleaner.text import Offsets

Mark = tuple[int, int, bool, int]
"""Where a mark stands, how many signs it takes, whether it is a double one, what it does."""

_NEITHER, _OPENS, _CLOSES, _EITHER, _ENDS = range(5)
"""What a mark does; one that ends may only close what was opened (the sign for inches)."""
_ALWAYS_OPENS, _ALWAYS_CLOSES = "„‟〝「『‚", "〞」』"
_BEFORE_OPENING = " \t\n\r\xa0\u202f([{-–—/:>*_"
_BEHIND_CLOSING = " \t\n\r\xa0\u202f)]}.,;:!?…-–—/<*_"
_TWICE = "'‘’´`"
"""Single marks that are a double one when they stand twice."""


def quotations(text: str) -> list[Offsets]:
    r"""The spans inside quotation marks, without the marks; in order, disjoint.

    >>> text = "Its ‘honest mistake’ wasn't honest, \"not at all\", she said."
    >>> [text[start:end] for start, end in quotations(text)]
    ['honest mistake', 'not at all']
    """
    codes = chars.code_points(f"{text}\n")
    kind = chars.folded(codes)[1]
    marks = np.flatnonzero(kind == chars.QUOTE)
    marks = marks[~inside_words(codes, kind, marks)]
    spans = quoted_spans(codes, kind, marks, np.array([0, len(codes)]))
    return [(start, end) for start, end in spans.tolist()]


def inside_words(codes: chars.Codes, kind: chars.Kinds, marks: Ints) -> Bools:
    """Which marks are part of a word: apostrophes, and what a Hebrew abbreviation is told by."""
    sign = codes[marks]
    between = (kind[marks - 1] >= chars.LETTER) & (kind[marks + 1] >= chars.LETTER)
    inside = between & is_one_of(sign, chars.APOSTROPHES)
    if codes.dtype == np.uint8:
        return inside
    last = kind.take(marks + 2, mode="clip") < chars.LETTER
    hebrew = np.abs(codes[marks - 1].astype(np.int64) - _HEBREW) <= _AROUND
    return np.asarray(inside | (between & last & hebrew & is_one_of(sign, chars.GERSHAYIM)), bool)


_HEBREW, _AROUND = 0x05DD, 0x0D
"""The middle of the letters from alef to tav, and how far it is to either end."""


def quoted_spans(codes: chars.Codes, kind: chars.Kinds, marks: Ints, offsets: Ints) -> Ints:
    """The spans inside quotation marks of many passages.

    Args:
        codes: passages with a line feed behind each.
        kind: what each sign is (`chars.folded`).
        marks: where quotation marks stand; apostrophes inside words are none.
        offsets: where each passage begins; one more than there are.

    Returns:
        A row a span, in order: its start and end.
    """
    marks, double, width = _marks(codes, marks)
    turns = _turns(codes, kind, marks, double, width)
    row = np.searchsorted(offsets, marks, side="right") - 1
    says = _that_matter(turns, double, row)
    marks, width, turns, row, double = (
        marks[says],
        width[says],
        turns[says],
        row[says],
        double[says],
    )
    heads = changes(row)
    counts = np.diff(heads, append=len(marks))
    plain = _in_pairs(turns, double, heads, counts)
    easy = np.repeat(plain, counts)
    pairs = np.stack([(marks + width)[easy][::2], marks[easy][1::2]], axis=1)
    alone = heads[counts == 1]
    edges = np.stack([offsets[row], offsets[row + 1] - 1], axis=1)
    single = _alone((marks[alone], width[alone], turns[alone]), edges[alone])[double[alone]]
    hard = ~plain & (counts > 1)
    left = np.repeat(hard, counts)
    rows = zip(*(column[left].tolist() for column in (marks, width, double, turns)), strict=True)
    others = _one_by_one(list(rows), counts[hard].tolist(), edges[heads[hard]].tolist())
    every = np.concatenate([pairs, single, np.array(others, np.int64).reshape(-1, 2)])
    every = every[every[:, 0] < every[:, 1]]
    return every[np.argsort(every[:, 0], kind="stable")]


def _alone(mark: tuple[Ints, Ints, Ints], edges: Ints) -> Ints:
    """What a double mark quotes that is the only one of its passage; nothing: an empty span.

    ``mark`` has where each stands, its width, and what it does, ``edges`` where passages begin and
    end.
    """
    at, width, turns = mark
    opens = (turns == _OPENS) | (turns == _EITHER)
    begin = np.where(opens, at + width, edges[:, 0])
    end = np.where(opens, edges[:, 1], np.where(turns == _CLOSES, at, edges[:, 0]))
    return np.stack([begin, end], axis=1)


def _one_by_one(rows: list[Mark], counts: list[int], edges: list[list[int]]) -> list[Offsets]:
    """The quotations of passages whose marks are not plain pairs.

    ``rows`` has the marks of all of them, ``counts`` how many each has.
    """
    spans: list[Offsets] = []
    lo = 0
    for count, (begin, end) in zip(counts, edges, strict=True):
        spans += _merged(_spans(rows[lo : lo + count], begin, end))
        lo += count
    return spans


def _that_matter(turns: Ints, double: Bools, row: Ints) -> Bools:
    """Where no single mark of a passage opens, its single marks are apostrophes."""
    opens = np.zeros(int(row.max(initial=-1)) + 1, bool)
    opens[row[~double & ((turns == _OPENS) | (turns == _EITHER))]] = True
    return double | opens[row]


def _in_pairs(turns: Ints, double: Bools, heads: Ints, counts: Ints) -> Bools:
    """For each passage, whether every second mark closes what the one before it opens."""
    if not len(heads):
        return np.zeros(0, bool)
    second = (np.arange(len(turns)) - np.repeat(heads, counts)) % 2 == 1
    right = turns == np.where(second, _CLOSES, _OPENS)
    right[1:] &= ~second[1:] | (double[1:] == double[:-1])
    return np.asarray(np.logical_and.reduceat(right, heads) & (counts % 2 == 0), bool)


def _marks(codes: chars.Codes, marks: Ints) -> tuple[Ints, Bools, Ints]:
    """Where marks begin, whether they are double ones, and how many signs they take."""
    sign = codes[marks]
    single = is_one_of(sign, chars.SINGLE_QUOTES)
    twin = np.zeros(len(marks), bool)
    twin[:-1] = (np.diff(marks) == 1) & (sign[:-1] == sign[1:]) & is_one_of(sign[:-1], _TWICE)
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
    beside = is_one_of(before, chars.SINGLE_QUOTES), is_one_of(after, chars.SINGLE_QUOTES)
    free_before = first | is_one_of(before, _BEFORE_OPENING)
    free_after = is_one_of(after, _BEHIND_CLOSING)
    opens = (free_before | beside[0]) & ~(free_after | beside[1])
    closes = (free_after | beside[1]) & ~(free_before | beside[0])
    turns = np.where(opens, _OPENS, np.where(closes, _CLOSES, _EITHER))
    letter = (kind[behind] & (chars.LETTER | chars.DIGIT)) == chars.LETTER
    starts = (free_before | is_one_of(before, '"“„')) & (letter | is_one_of(after, '“"'))
    stops = (kind[behind] < chars.LETTER) & ~(first | (before == ord(" ")))
    alone = np.where(starts, np.where(stops, _EITHER, _OPENS), np.where(stops, _CLOSES, _NEITHER))
    turns = np.where(double, turns, alone)
    turns[is_one_of(sign, _ALWAYS_OPENS)] = _OPENS
    turns[is_one_of(sign, _ALWAYS_CLOSES)] = _CLOSES
    inches = (kind[marks - 1] & chars.DIGIT != 0) & is_one_of(sign, '"″') & ~first
    turns[inches] = _ENDS
    return turns


def is_one_of(codes: chars.Codes, signs: str) -> Bools:
    """Whether each sign is one of a few, all of them below U+3020."""
    return _listed(signs).take(codes, mode="clip")


_LAST = 0x3020


@cache
def _listed(signs: str) -> Bools:
    listed = np.zeros(_LAST + 1, bool)
    listed[[ord(sign) for sign in signs]] = True
    return listed


def _spans(marks: list[Mark], begin: int, end: int) -> list[Offsets]:
    """The quotations of one passage, from its marks in order."""
    spans: list[Offsets] = []
    opened: dict[int, int] = {}
    for at, width, double, turn in marks:
        start = opened.get(double)
        if start is None and turn in (_OPENS, _EITHER):
            opened[double] = at + width
        elif start is not None and turn in (_CLOSES, _EITHER, _ENDS):
            spans.append((start, at))
            del opened[double]
        elif start is not None and turn == _OPENS and double:
            spans.append((start, at))
            opened[double] = at + width
        elif turn == _CLOSES and double and not spans and marks[0][0] == at:
            spans.append((begin, at))
    if True in opened:
        spans.append((opened[True], end))
    return spans


def _merged(spans: list[Offsets]) -> list[Offsets]:
    """In order, the nested ones inside those around them."""
    merged: list[Offsets] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
