"""A text as a reader sees it, without links and pictures, and where each sign of it stands.

An address is no word of an article, so what is judged is the text without; what is cut is the text
as it was written.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from cleaner.model import Blocks, Layout
from cleaner.read.links import Link, behind_blanks, find_links
from cleaner.read.split import split
from cleaner.text import Offsets

NOWHERE = -1
"""The origin of a blank that stands for none: two links side by side are two words, or lines."""

_WORD = re.compile(r"\S+")
_LABEL = re.compile(r"[\s*_#\"“]*[^\W\d_]")
"""How the text of a link in a menu begins; a note in a sentence begins with a number."""


class Piece(NamedTuple):
    """A piece of the text as it was written that nobody sees.

    It stands next to the sign ``anchor`` of what is seen, and goes where ``first`` or ``last``
    does: both sides of a link with either end of its text, a picture with the sign beside it.
    """

    start: int
    end: int
    anchor: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A text without its links and pictures.

    Attributes:
        text: what a reader sees.
        blocks: the blocks of it.
        layout: how it is laid out.
        begins: where each run of signs begins that stands together in both texts, here.
        origins: where it begins in the text as it was written, or `NOWHERE`.
        pieces: what is not seen, ordered by anchor.
    """

    text: str
    blocks: Blocks
    layout: Layout
    begins: list[int]
    origins: list[int]
    pieces: list[Piece]

    def placed(self, written: str) -> Blocks:
        """The blocks as those of the text as it was ``written``, which they tile too."""
        blocks = self.blocks
        starts = [self._origin(start) for start in blocks.starts]
        ends = [self._origin(end - 1) + 1 for end in blocks.ends]
        for piece in self.pieces:
            at = bisect_right(blocks.starts, piece.anchor) - 1
            starts[at] = min(starts[at], piece.start)
            ends[at] = max(ends[at], piece.end)
        for at in range(1, len(starts)):
            if starts[at] < ends[at - 1]:  # a picture before the end of a link that stands above it
                starts[at] = behind_blanks(written, ends[at - 1])
        return Blocks(written, array("q", starts), array("q", ends))

    def outer(self, span: Offsets) -> Offsets:
        """Where a span stands that begins and ends with a sign to be seen, its links included."""
        start, end = span
        first = bisect_left(self.pieces, start, key=itemgetter(2))
        after = bisect_left(self.pieces, end, key=itemgetter(2))
        spans = [*self._runs(start, end), *(piece[:2] for piece in self.pieces[first:after])]
        return min(low for low, _ in spans), max(high for _, high in spans)

    def cut(self, gone: Sequence[Offsets]) -> list[list[Offsets]]:
        """Where spans that go stand, in order and disjoint, each with what goes with it."""
        left = self._clear_of_joints(gone)
        found = [[*self._runs(start, end)] for start, end in left]
        for piece in self.pieces:
            at = next((at for at in map(partial(_holder, left), piece[3:]) if at >= 0), None)
            if at is not None:
                found[at].append(piece[:2])
        return [[*_joined(sorted(spans))] for spans in found]

    def _clear_of_joints(self, gone: Sequence[Offsets]) -> list[Offsets]:
        """The spans; but where none is written before them, the line end behind them stays."""
        left, first = list(gone), 0
        for at, (start, end) in enumerate(gone):
            if not at or gone[at - 1][1] != start:
                first = start
            goes_on = at + 1 < len(gone) and gone[at + 1][0] == end
            if not goes_on and end < len(self.text) and self._is_joint(first - 1):
                left[at] = (start, start + len(self.text[start:end].rstrip()))
        return left

    def _is_joint(self, at: int) -> bool:
        return at >= 0 and self.origins[bisect_right(self.begins, at) - 1] == NOWHERE

    def _runs(self, start: int, end: int) -> Iterator[Offsets]:
        at = bisect_right(self.begins, start) - 1
        while at < len(self.begins) and self.begins[at] < end:
            after = self.begins[at + 1] if at + 1 < len(self.begins) else len(self.text)
            low, high = max(start, self.begins[at]), min(end, after)
            if low < high and self.origins[at] != NOWHERE:
                shift = self.origins[at] - self.begins[at]
                yield low + shift, high + shift
            at += 1

    def _origin(self, at: int) -> int:
        run = bisect_right(self.begins, at) - 1
        return self.origins[run] + at - self.begins[run]


def _holder(spans: Sequence[Offsets], sign: int) -> int:
    """Which of some spans holds a sign, or -1."""
    at = bisect_right(spans, sign, key=itemgetter(0)) - 1
    return at if at >= 0 and sign < spans[at][1] else -1


def _joined(spans: Iterable[Offsets]) -> Iterator[Offsets]:
    """Spans in order, those that touch each other made one."""
    waiting: Offsets | None = None
    for start, end in spans:
        if waiting and start <= waiting[1]:
            waiting = (waiting[0], max(end, waiting[1]))
            continue
        if waiting:
            yield waiting
        waiting = (start, end)
    if waiting:
        yield waiting


@dataclass(slots=True)
class _Seen:
    """What a reader sees, as far as it is put together; ``gaps`` has where each gap is in it."""

    size: int = 0
    parts: list[str] = field(default_factory=list)
    begins: list[int] = field(default_factory=lambda: [0])
    origins: list[int] = field(default_factory=lambda: [0])
    gaps: dict[int, int] = field(default_factory=dict)

    def show(self, text: str) -> None:
        """Signs that stand where the text as it was written is at."""
        self.parts.append(text)
        self.size += len(text)

    def go_on(self, origin: int) -> None:
        """What is shown next stands there."""
        self.begins.append(self.size)
        self.origins.append(origin)


def shown(text: str) -> Shown | None:
    """A text without its links and pictures; None where it has none, or nothing else."""
    links = find_links(text)
    if not links:
        return None
    seen = _seen(text, links)
    whole = "".join(seen.parts)
    words = [found.span() for found in _WORD.finditer(whole)]
    if not words:
        return None
    pieces = sorted(_pieces(whole, links, seen.gaps, words), key=itemgetter(2))
    return Shown(whole, *split(whole), seen.begins, seen.origins, pieces)


def _seen(text: str, links: list[Link]) -> _Seen:
    gaps = sorted(gap for link in links for gap in link.gaps())
    opens = {link.start for link in links if link.shows < link.ends}
    closes = {link.ends for link in links if link.shows < link.ends}
    seen, at, beside = _Seen(), 0, False
    for start, end in gaps:
        seen.show(text[at:start])
        beside = beside and start == at
        if (beside and start in opens) or _is_apart(text, start, end):
            seen.go_on(NOWHERE)
            seen.show("\n" if _LABEL.match(text, end) else " ")
        seen.go_on(end)
        seen.gaps[start] = seen.size
        at, beside = end, beside or start in closes
    seen.show(text[at:])
    return seen


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether the number of a link is all that stands between two words."""
    around = text[start - 1 : start] + text[end : end + 1]
    is_number = text[start + 1].isdigit() and text[end - 1] == "]"
    return is_number and len(around) == 2 and around.isalnum()


def _pieces(
    text: str, links: list[Link], gaps: dict[int, int], words: list[Offsets]
) -> Iterator[Piece]:
    """The pieces that are not seen, with what they belong to."""
    for link in links:
        at = gaps[link.start]
        if link.shows == link.ends:
            anchor = _beside(text, words, at)
            yield Piece(link.start, link.after, anchor, anchor, anchor)
        else:
            first, last = _next(words, at), _last(words, gaps[link.ends])
            yield Piece(link.start, link.shows, first, first, last)
            yield Piece(link.ends, link.after, last, first, last)


def _beside(text: str, words: list[Offsets], at: int) -> int:
    """The sign that a picture goes with: the one before it in its line, else the next one."""
    before, behind = _last(words, at), _next(words, at)
    if before >= 0 and (behind < 0 or text.find("\n", before, at) < 0):
        return before
    return behind


def _next(words: list[Offsets], at: int) -> int:
    """The first sign from a place on that is no blank, or -1."""
    word = bisect_right(words, at, key=itemgetter(1))
    return max(at, words[word][0]) if word < len(words) else -1


def _last(words: list[Offsets], at: int) -> int:
    """The last sign before a place that is no blank, or -1."""
    word = bisect_left(words, at, key=itemgetter(0)) - 1
    return min(at, words[word][1]) - 1 if word >= 0 else -1
