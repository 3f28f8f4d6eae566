"""Text to blocks.  Blocks tile the text: in order, disjoint, only white space between them.

A line is a block, but for four layouts: text wrapped at a width (a paragraph is a block), text
broken at its links (what goes on is one block), lists whose bullets stand on lines of their own
(the bullet and its line are one block), and text run together on one line (a block is a sentence,
or what was a line).  A line ends at LF, CRLF or CR; NEL, LS, PS, FF and VT are blanks inside one.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, compress, islice, pairwise
from operator import sub

from cleaner.model import Blocks, Layout
from cleaner.read.fragments import going_on, joined
from cleaner.read.numbered import ADDRESS
from cleaner.read.together import apart, run_together
from cleaner.text import Offsets

BULLETS = frozenset("-–—•*·▪‣◦●■o»>")
_BEGINS = re.compile(r"[-–—•*·▪‣◦●■□☆»>]\s|#{1,6}\s|(?:={3,}|-{3,})[ \t]*(?:[\r\n]|\Z)")
"""A bullet, and what Markdown has before a heading or below it."""
_STOP = re.compile(r"""[.!?…][)\]"'”’»]*$""")

_LINE_END = re.compile("[\r\n]")

WIDTHS = (40, 100)
"""Narrowest and widest column that counts as hard wrapped."""

SLACK = 2
"""Columns that a wrapped line may fall short of its width."""

FEWEST_WRAPPED, WRAPPED = 8, 0.25
"""Lines that go on below, and their share of the text, from which a page with menus is wrapped."""


def split(text: str, *, mend: bool = True) -> tuple[Blocks, Layout]:
    r"""Blocks and the layout that was recognised; ``mend`` joins what was broken at its links.

    >>> blocks, layout = split("One.\n\nTwo.\n")
    >>> [block.text for block in blocks], layout
    (['One.', 'Two.'], 'paragraphs')
    """
    lines, touching = _lines(text)
    layout, spans = _arranged(lines, touching, mend=mend)
    return lines if layout in ("lines", "paragraphs") else _blocks(text, spans), layout


def unwrapped(text: str) -> str:
    """A text with a blank for each line end inside a paragraph, if it is wrapped at a column.

    Addresses of links are seldom broken, so lines that hold one say nothing of it.
    """
    lines, touching = _lines(text)
    lengths = [0 if _is_address(text[start:end]) else end - start for start, end in _spans(lines)]
    width = _wrap_width(lines, lengths, touching)
    if not width:
        return text
    parts: list[str] = []
    at = 0
    for start, end in _unwrapped(lines, touching, width):
        parts += text[at:start], _LINE_END.sub(" ", text[start:end])
        at = end
    return "".join((*parts, text[at:]))


def split_lines(text: str) -> Blocks:
    """One block a line, without the white space around it; blank lines have none."""
    return _lines(text)[0]


def _lines(text: str) -> tuple[Blocks, bytearray]:
    """The lines that are not blank; for each, 1 where it stands right below the one before."""
    starts, ends, touching = array("q"), array("q"), bytearray()
    at, above = 0, False
    for line in _one_line_end(text).split("\n"):
        after = at + len(line)
        body = line.lstrip()
        if body:
            start = after - len(body)
            starts.append(start)
            ends.append(start + len(body.rstrip()))
            touching.append(above)
        above = bool(body)
        at = after + 1
    return Blocks(text, starts, ends), touching


def _one_line_end(text: str) -> str:
    """The text with LF for every line end, every character in its place."""
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def _blocks(text: str, spans: Iterable[Offsets]) -> Blocks:
    """Two arrays: a text of millions of lines has no room for as many tuples."""
    starts, ends = array("q"), array("q")
    for start, end in spans:
        starts.append(start)
        ends.append(end)
    return Blocks(text, starts, ends)


def _spans(lines: Blocks) -> Iterator[Offsets]:
    return zip(lines.starts, lines.ends, strict=True)


def _arranged(
    lines: Blocks, touching: bytearray, *, mend: bool
) -> tuple[Layout, Iterator[Offsets]]:
    lengths = list(map(sub, lines.ends, lines.starts))
    if together := run_together(lines, lengths):
        return "one-line", apart(lines, together)
    width = _wrap_width(lines, lengths, touching)
    if width:
        return "wrapped", _unwrapped(lines, touching, width)
    if mend and 1 in (goes_on := going_on(lines, touching)):
        return "fragments", joined(lines, goes_on)
    if 1 in lengths and _touched_bullets(lines, lengths, touching) >= 2:
        return "bullets", _with_bullets(lines, touching)
    return ("paragraphs" if _blank_between(touching) else "lines"), _spans(lines)


def _blank_between(touching: bytearray) -> bool:
    pairs = len(touching) - 1
    return 2 * (pairs - touching.count(1)) > max(0, pairs)


def _wrap_width(lines: Blocks, lengths: list[int], touching: bytearray) -> int:
    """The column at which the text is wrapped, or 0.

    A wrapped line is one to which the next line's first word could not have been added, and that
    mostly ends amid a sentence: one-sentence paragraphs of the same length are not wrapped.  Either
    nearly all lines are, or, among menus, nearly all long ones, and they are much of the text.
    """
    followed = touching.count(1)
    between = sum(WIDTHS[0] <= length <= WIDTHS[1] for length in lengths)
    if len(lines) < 6 or followed < 5 or between < 3 * sum(map(WIDTHS[1].__lt__, lengths)):
        return 0
    turns = [0] * (WIDTHS[1] + 2)  # where a column begins to fit one more line, or one less
    near, reached = [], [0]
    for at, (left, right) in compress(enumerate(pairwise(_spans(lines))), touching[1:]):
        if 0 < lengths[at] <= WIDTHS[1]:
            near.append(lengths[at])
            if lengths[at] >= WIDTHS[0] and not _stops(lines.text, left):
                reached.append(lengths[at])
                turns[lengths[at]] += 1
                turns[min(_fits(lines.text, left, right), WIDTHS[1] + 1)] -= 1
    fitting = list(accumulate(turns))
    width = max(reached, key=fitting.__getitem__)
    full = fitting[width]
    if width and full >= 0.7 * followed and 2 * full >= len(lines):
        return width
    much = full >= FEWEST_WRAPPED and full * width >= WRAPPED * sum(lengths)
    return width if much and full >= 0.8 * sum(map((0.75 * width).__le__, near)) else 0


def _is_address(line: str) -> bool:
    return "](" in line or ADDRESS.fullmatch(line) is not None


def _can_go_on(text: str, line: Offsets) -> bool:
    """Whether a line can be one of a wrapped text: longer ones are whole, but for addresses."""
    return line[1] - line[0] <= WIDTHS[1] or "](" in text[line[0] : line[1]]


def _fits(text: str, left: Offsets, right: Offsets) -> int:
    """The first column at which the next line's first word would have fitted behind a line."""
    word = text[right[0] : min(right[1], right[0] + WIDTHS[1])].split(maxsplit=1)[0]
    return left[1] - left[0] + 1 + len(word) + SLACK


def _stops(text: str, line: Offsets) -> bool:
    return _STOP.search(text, max(line[0], line[1] - 8), line[1]) is not None


def _touched_bullets(lines: Blocks, lengths: list[int], touching: bytearray) -> int:
    """How many bullets stand alone, the next line right below them."""
    text, starts, last = lines.text, lines.starts, len(lengths) - 1
    alone = compress(range(last), map((1).__eq__, lengths))
    return sum(touching[at + 1] for at in alone if text[starts[at]] in BULLETS)


def _unwrapped(lines: Blocks, touching: bytearray, width: int) -> Iterator[Offsets]:
    text, last = lines.text, (lines.starts[0], lines.ends[0])
    start = last[0]
    for touches, line in islice(zip(touching, _spans(lines), strict=True), 1, None):
        joins = (
            touches
            and _can_go_on(text, last)
            and _fits(text, last, line) > width
            and not _BEGINS.match(text, line[0])
        )
        if not joins:
            yield start, last[1]
            start = line[0]
        last = line
    yield start, last[1]


def _with_bullets(lines: Blocks, touching: bytearray) -> Iterator[Offsets]:
    waiting: Offsets | None = None
    for touches, line in zip(touching, _spans(lines), strict=True):
        bullet = _is_bullet(lines.text, line)
        if waiting is not None:
            if touches and not bullet:
                yield waiting[0], line[1]
                waiting = None
                continue
            yield waiting
            waiting = None
        if bullet:
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting


def _is_bullet(text: str, line: Offsets) -> bool:
    return line[1] - line[0] == 1 and text[line[0]] in BULLETS
