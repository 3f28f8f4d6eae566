"""Text to blocks.  Blocks tile the text: in order, disjoint, only white space between them.

A line is a block, but for three layouts: text wrapped at a width (a paragraph is a block), lists
whose bullets stand on lines of their own (the bullet and its line are one block), and an article
on one line (a sentence is a block).  A line ends at LF, CRLF or CR; NEL, LS, PS, FF and VT are
blanks inside a line.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from cleaner.model import Blocks, Layout
from cleaner.text import LINE_END

Span = tuple[int, int]

BULLETS = frozenset("-–—•*·▪‣◦●■o»>")
_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
_BULLETED = re.compile(r"[-–—•*·▪‣◦●■»>]\s")
_SENTENCE_END = re.compile(r"""[.!?…][)\]"'”’»]*\s+(?=["'“‘«„(\[]?\w)""")
_STOP = re.compile(r"""[.!?…][)\]"'”’»]*$""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.\"“'‘])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|No|vs|etc|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|bzw|ca|Nr|Hr|Fr|Sr|Sra|dott|pp?|art)\.$"
)

ONE_LINE = 1000
"""Characters from which a line can be a whole article."""

WIDTHS = (40, 100)
"""Narrowest and widest column that counts as hard wrapped."""


def split(text: str) -> tuple[Blocks, Layout]:
    r"""Blocks and the layout that was recognised.

    >>> blocks, layout = split("One.\n\nTwo.\n")
    >>> [block.text for block in blocks], layout
    (['One.', 'Two.'], 'paragraphs')
    """
    lines = split_lines(text)
    layout, spans = _arranged(text, lines)
    return lines if layout in ("lines", "paragraphs") else _blocks(text, spans), layout


def split_lines(text: str) -> Blocks:
    """One block a line, without the white space around it; blank lines have none."""
    return _blocks(text, (found.span() for found in _LINE.finditer(text)))


def _blocks(text: str, spans: Iterable[Span]) -> Blocks:
    """Two arrays: a text of millions of lines has no room for as many tuples."""
    starts, ends = array("q"), array("q")
    for start, end in spans:
        starts.append(start)
        ends.append(end)
    return Blocks(text, starts, ends)


def _spans(lines: Blocks) -> Iterator[Span]:
    return zip(lines.starts, lines.ends, strict=True)


def _arranged(text: str, lines: Blocks) -> tuple[Layout, Iterator[Span]]:
    if _is_one_line(lines):
        return "one-line", (part for line in _spans(lines) for part in _sentences(text, *line))
    width = _wrap_width(text, lines)
    if width:
        return "wrapped", _unwrapped(text, lines, width)
    pairs = pairwise(_spans(lines))
    if sum(_is_bullet(text, left) and _touching(text, left, right) for left, right in pairs) >= 2:
        return "bullets", _with_bullets(text, lines)
    return ("paragraphs" if _blank_between(text, lines) else "lines"), _spans(lines)


def _is_one_line(lines: Blocks) -> bool:
    longest = total = 0
    for start, end in _spans(lines):
        longest = max(longest, end - start)
        total += end - start
    return longest >= ONE_LINE and longest >= 0.8 * total


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    if end - start < ONE_LINE:
        yield start, end
        return
    at = start
    for found in _SENTENCE_END.finditer(text, start, end):
        stop = found.end() - _trailing_blanks(found[0])
        if _ABBREVIATION.search(text[max(at, stop - 12) : stop]):
            continue
        yield at, stop
        at = found.end()
    yield at, end


def _trailing_blanks(text: str) -> int:
    return len(text) - len(text.rstrip())


def _blank_between(text: str, lines: Blocks) -> bool:
    blank = sum(not _touching(text, left, right) for left, right in pairwise(_spans(lines)))
    return 2 * blank > max(0, len(lines) - 1)


def _touching(text: str, left: Span, right: Span) -> bool:
    if right[0] - left[1] == 1:
        return True
    return len(LINE_END.findall(text, left[1], right[0])) == 1


def _wrap_width(text: str, lines: Blocks) -> int:
    """The column at which the text is wrapped, or 0.

    A wrapped line is one to which the next line's first word could not have been added, and that
    mostly ends amid a sentence: one-sentence paragraphs of the same length are not wrapped.
    """
    if len(lines) < 6:
        return 0
    lengths = sorted(end - start for start, end in _spans(lines))
    width = lengths[-1 - len(lengths) // 50]  # one line in fifty may stick out
    if not WIDTHS[0] <= width <= WIDTHS[1]:
        return 0
    full = followed = 0
    for left, right in pairwise(_spans(lines)):
        if _touching(text, left, right):
            followed += 1
            full += _is_full(text, left, right, width) and not _stops(text, left)
    return width if followed >= 5 and full >= 0.7 * followed and 2 * full >= len(lines) else 0


def _is_full(text: str, left: Span, right: Span, width: int) -> bool:
    word = text[right[0] : min(right[1], right[0] + width)].split(maxsplit=1)[0]
    return left[1] - left[0] + 1 + len(word) > width - 2


def _stops(text: str, line: Span) -> bool:
    return _STOP.search(text, max(line[0], line[1] - 8), line[1]) is not None


def _unwrapped(text: str, lines: Blocks, width: int) -> Iterator[Span]:
    last = (lines.starts[0], lines.ends[0])
    start = last[0]
    for line in islice(_spans(lines), 1, None):
        joins = (
            _touching(text, last, line)
            and _is_full(text, last, line, width)
            and not _BULLETED.match(text, line[0])
        )
        if not joins:
            yield start, last[1]
            start = line[0]
        last = line
    yield start, last[1]


def _with_bullets(text: str, lines: Blocks) -> Iterator[Span]:
    waiting: Span | None = None
    for line in _spans(lines):
        if waiting is not None:
            if _touching(text, waiting, line) and not _is_bullet(text, line):
                yield waiting[0], line[1]
                waiting = None
                continue
            yield waiting
            waiting = None
        if _is_bullet(text, line):
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting


def _is_bullet(text: str, line: Span) -> bool:
    return line[1] - line[0] == 1 and text[line[0]] in BULLETS
