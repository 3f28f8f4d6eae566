"""Where somebody is quoted: spans of a paragraph inside quotation marks.

Every convention counts: “…” "…" „…“ «…» »…« ''…'' ‘…’ '…' 「…」.  Whether a mark opens or closes
shows in what stands beside it.  A double quotation that never closes goes on to the end of the
paragraph (speech over several paragraphs is printed so); one that only closes began before it.  A
single mark may be an apostrophe, so a single quotation needs both ends.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"""''|``|["“”„‟«»″〝〞「」『』]|['‘’‚‛‹›`´]""")
_ALWAYS_OPENS = "„‟〝「『``‚"
_ALWAYS_CLOSES = "〞」』"
_OPENING_BESIDE = " \t\n\r\xa0\u202f([{-–—/:>*_"
_CLOSING_BESIDE = " \t\n\r\xa0\u202f)]}.,;:!?…-–—/<*_"


def quotations(text: str) -> list[tuple[int, int]]:
    r"""The spans inside quotation marks, without the marks; in order, disjoint.

    >>> text = "Its ‘honest mistake’ wasn't honest, \"not at all\", she said."
    >>> [text[start:end] for start, end in quotations(text)]
    ['honest mistake', 'not at all']
    """
    spans: list[tuple[int, int]] = []
    opened: dict[bool, int] = {}
    for mark in _MARK.finditer(text):
        single = _is_single(mark[0])
        turn = _turn(text, mark, is_open=single in opened)
        if turn == "opens" and single not in opened:
            opened[single] = mark.end()
        elif turn == "closes" and single in opened:
            spans.append((opened.pop(single), mark.start()))
        elif turn == "closes" and not single and not spans:
            spans.append((0, mark.start()))
    if False in opened:
        spans.append((opened[False], len(text)))
    return _merged(spans)


def _is_single(mark: str) -> bool:
    return len(mark) == 1 and mark in "'‘’‚‛‹›`´"


def _turn(text: str, mark: re.Match[str], *, is_open: bool) -> str:
    """What a mark does: opens, closes, or neither (an apostrophe, the sign for inches)."""
    sign = mark[0]
    if sign in _ALWAYS_OPENS:
        return "opens"
    if sign in _ALWAYS_CLOSES:
        return "closes"
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return _by_neighbours(sign, before, after, is_open=is_open)


def _by_neighbours(sign: str, before: str, after: str, *, is_open: bool) -> str:
    if _is_single(sign):
        return _single(before, after, is_open=is_open)
    free_before = not before or before in _OPENING_BESIDE or _is_single(before)
    free_after = not after or after in _CLOSING_BESIDE or _is_single(after)
    if before.isdigit() and sign in '"″' and not is_open:
        return "neither"
    if free_before != free_after:
        return "opens" if free_before else "closes"
    return "closes" if is_open else "opens"


def _single(before: str, after: str, *, is_open: bool) -> str:
    if not is_open:
        starts = not before or before in _OPENING_BESIDE or before in '"“„'
        return "opens" if starts and (after.isalpha() or after in ("“", '"')) else "neither"
    return "neither" if after.isalnum() or before in ("", " ") else "closes"


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, the nested ones inside those around them."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged
