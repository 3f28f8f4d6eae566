"""Judgement to pieces of text that go, with the white space that goes with them.

Between two blocks that stay, one gap stays too: the larger of those before and after what went,
the first where they are alike.  So paragraphs never run together and blank lines never pile up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.model import KEPT, Blocks, Reason
from cleaner.strip.ledger import Cut, Judgement
from cleaner.strip.page import runs
from cleaner.text import lines


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` goes, and why."""

    start: int
    end: int
    reason: Reason


def pieces_to_cut(blocks: Blocks, judgement: Judgement) -> list[Piece]:
    """What goes, in order and disjoint; one piece a block or cut."""
    reasons = judgement.reasons
    found = [_cut(blocks, cut) for cut in _disjoint(judgement.cuts)]
    for first, after in runs([reason is not KEPT for reason in reasons]):
        edges = _edges(blocks, first, after)
        for at, block in enumerate(range(first, after)):
            found.append(Piece(edges[at], edges[at + 1], reasons[block]))
    return list(_clear_of_each_other(sorted(found, key=lambda piece: piece.start)))


def _clear_of_each_other(pieces: list[Piece]) -> Iterator[Piece]:
    reached = 0
    for piece in pieces:
        start = max(piece.start, reached)
        if start < piece.end:
            yield piece if start == piece.start else Piece(start, piece.end, piece.reason)
            reached = piece.end


def _edges(blocks: Blocks, first: int, after: int) -> list[int]:
    """Where the pieces of a run of dropped blocks begin, and where the last one ends."""
    starts, ends = blocks.starts, blocks.ends
    start, end = outer_edges(blocks, first, after)
    from_ends = first > 0 and start == ends[first - 1]
    return [start, *(ends[first : after - 1] if from_ends else starts[first + 1 : after]), end]


def outer_edges(blocks: Blocks, first: int, after: int) -> tuple[int, int]:
    """Where the piece that takes the blocks ``first`` up to ``after`` begins and ends."""
    starts, ends, text = blocks.starts, blocks.ends, blocks.text
    opening, closing = first == 0, after == len(starts)
    if opening:
        return 0, len(text) if closing else starts[after]
    before = text[ends[first - 1] : starts[first]]
    if closing or _size(text[ends[after - 1] : starts[after]]) > _size(before):
        return ends[first - 1], ends[after - 1]
    return starts[first], starts[after]


def split_piece(blocks: Blocks, piece: Piece, first: int, after: int) -> Iterator[Piece]:
    """A piece over whole blocks, from ``first`` up to ``after``, cut into one a block."""
    at = piece.start
    for block in range(first, after):
        last = block + 1 == after
        end = piece.end if last else min(max(blocks.ends[block], at), piece.end)
        yield Piece(at, end, piece.reason)
        at = end


def _size(gap: str) -> int:
    return len(lines(gap)) - 1


def _disjoint(cuts: list[Cut]) -> Iterator[Cut]:
    reached: dict[int, int] = {}
    for cut in sorted(cuts, key=lambda cut: (cut.block, cut.start, -cut.end)):
        if cut.start >= reached.get(cut.block, 0):
            reached[cut.block] = cut.end
            yield cut


def _cut(blocks: Blocks, cut: Cut) -> Piece:
    """A cut inside a block takes one of the blanks beside it along, so that none stands twice."""
    block = blocks[cut.block]
    start, end = cut.start, cut.end
    if start == 0 or block.text[start - 1].isspace():
        while end < len(block.text) and block.text[end].isspace():
            end += 1
    if end == len(block.text):
        while start > 0 and block.text[start - 1].isspace():
            start -= 1
    return Piece(block.start + start, block.start + end, cut.reason)
