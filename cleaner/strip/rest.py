"""What is left of a text while it is cut again and again, in offsets of the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from cleaner.model import KEPT, Blocks, Reason
from cleaner.read.split import split
from cleaner.strip.render import Piece


@dataclass(frozen=True)
class Rest:
    """What is left of a text: ``spans`` of the original, in order, and what went.

    It is read by several, so its text and blocks are kept once made.
    """

    whole: str
    spans: tuple[tuple[int, int], ...]
    gone: tuple[Piece, ...] = ()

    @classmethod
    def of(cls, text: str) -> Rest:
        """All of a text."""
        return cls(text, ((0, len(text)),) if text else ())

    @cached_property
    def text(self) -> str:
        """The text that is left."""
        return "".join([self.whole[start:end] for start, end in self.spans])

    @cached_property
    def blocks(self) -> Blocks:
        """The blocks of the text that is left."""
        return split(self.text)[0]

    @property
    def size(self) -> int:
        """Characters that are left."""
        return sum(end - start for start, end in self.spans)

    def in_common(self, other: Rest) -> int:
        """Characters that are left here and there, of the same text."""
        shared, at, spans = 0, 0, other.spans
        for start, end in self.spans:
            while at < len(spans) and spans[at][1] <= end:
                shared += max(0, spans[at][1] - max(start, spans[at][0]))
                at += 1
            if at < len(spans):
                shared += max(0, end - max(start, spans[at][0]))
        return shared

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where ``self.text[start:end]``, which is not empty, stands in the original."""
        at, first = 0, -1
        for low, high in self.spans:
            size = high - low
            if first < 0 and start < at + size:
                first = low + start - at
            if end <= at + size:
                return first, low + end - at
            at += size
        raise IndexError(end)

    def left_of(self, places: Collection[int]) -> frozenset[int]:
        """Where those of some offsets of the original stand in the text that is left."""
        if not self.gone or not places:
            return frozenset(places)
        ends = [end for _, end in self.spans]
        before = [0, *accumulate(end - start for start, end in self.spans)]
        found = set()
        for place in places:
            at = bisect_right(ends, place)
            if at < len(ends) and (skipped := place - self.spans[at][0]) >= 0:
                found.add(before[at] + skipped)
        return frozenset(found)

    def took(self, span: tuple[int, int]) -> bool:
        """Whether some of ``span``, in offsets of the original, is gone."""
        start, end = span
        at = bisect_right(self.gone, start, key=attrgetter("end"))
        return at < len(self.gone) and self.gone[at].start < end

    def without(self, pieces: list[Piece]) -> Rest:
        """The same with more gone; ``pieces`` count in characters of ``self.text``."""
        located = list(_located(self.spans, pieces))
        gone = tuple(
            sorted([*self.gone, *located], key=lambda piece: piece.start) if self.gone else located
        )
        return Rest(self.whole, _left(len(self.whole), gone), gone)


def block_reasons(starts: list[int], ends: list[int], gone: tuple[Piece, ...]) -> list[Reason]:
    """The reason of every block that is gone whole; `KEPT` where a part of it is left."""
    reasons = [KEPT] * len(starts)
    if not gone:
        return reasons
    at = 0
    for block, (start, end) in enumerate(zip(starts, ends, strict=True)):
        while at < len(gone) and gone[at].end <= start:
            at += 1
        if at == len(gone):
            break
        if gone[at].start <= start and gone[at].end >= end:
            reasons[block] = gone[at].reason
        elif gone[at].start < end:
            parts = list(_over(gone, at, start, end))
            if sum(hi - lo for lo, hi, _ in parts) == end - start:
                reasons[block] = max(parts, key=lambda part: part[1] - part[0])[2]
    return reasons


def _over(
    gone: tuple[Piece, ...], at: int, start: int, end: int
) -> Iterator[tuple[int, int, Reason]]:
    while at < len(gone) and gone[at].start < end:
        yield max(start, gone[at].start), min(end, gone[at].end), gone[at].reason
        at += 1


def _located(spans: tuple[tuple[int, int], ...], pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces in offsets of the original; one that runs over a place of earlier cuts falls apart."""
    if len(spans) == 1 and spans[0][0] == 0:
        yield from pieces
        return
    offsets, total = [], 0
    for start, end in spans:
        offsets.append(total)
        total += end - start
    for piece in pieces:
        at = bisect_right(offsets, piece.start) - 1
        while at < len(spans) and offsets[at] < piece.end:
            shift = spans[at][0] - offsets[at]
            start = max(piece.start + shift, spans[at][0])
            end = min(piece.end + shift, spans[at][1])
            if start < end:
                yield Piece(start, end, piece.reason)
            at += 1


def _left(size: int, gone: tuple[Piece, ...]) -> tuple[tuple[int, int], ...]:
    spans, at = [], 0
    for piece in gone:
        if piece.start > at:
            spans.append((at, piece.start))
        at = piece.end
    if at < size:
        spans.append((at, size))
    return tuple(spans)
