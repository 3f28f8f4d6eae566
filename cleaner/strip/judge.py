"""The judge: evidence in, one reason a block out.

Independent pieces of evidence add up as chances do (noisy or): two halves make three quarters.
A keep rule overrules them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleaner.model import KEPT, Reason
from cleaner.strip.page import Evidence

THRESHOLD = 0.5
"""A block goes when its evidence adds up to this."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of block ``block``, in offsets of the block's own text, that goes."""

    block: int
    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reason for every block, and cuts inside blocks that stay."""

    reasons: list[Reason]
    cuts: list[Cut]


def judge(size: int, evidence: Iterable[Evidence], fenced: frozenset[int]) -> Judgement:
    """Weigh the evidence on ``size`` blocks."""
    whole: dict[int, list[Evidence]] = {}
    cuts = []
    for piece in evidence:
        if piece.block in fenced:
            continue
        if piece.span is None:
            whole.setdefault(piece.block, []).append(piece)
        elif piece.score >= THRESHOLD:
            cuts.append(Cut(piece.block, *piece.span, _reason([piece])))
    reasons = [KEPT] * size
    for block, pieces in whole.items():
        reason = _reason(pieces)
        if reason.score >= THRESHOLD:
            reasons[block] = reason
    return Judgement(reasons, [cut for cut in cuts if reasons[cut.block] is KEPT])


def scores(size: int, evidence: Iterable[Evidence], fenced: frozenset[int]) -> list[float]:
    """How sure the evidence is of every block, 0 to 1."""
    left = [1.0] * size
    for piece in evidence:
        if piece.span is None and piece.block not in fenced:
            left[piece.block] *= 1.0 - piece.score
    return [1.0 - chance for chance in left]


def _reason(pieces: Sequence[Evidence]) -> Reason:
    """The strongest evidence speaks; the others add to its score and, if unlike it, to its why."""
    ranked = sorted(pieces, key=lambda piece: (-piece.score, piece.by))
    first = ranked[0]
    left = 1.0
    for piece in ranked:
        left *= 1.0 - piece.score
    why = first.why
    if first.score < THRESHOLD:  # no piece would do alone: name the others too
        others = dict.fromkeys(piece.why for piece in ranked[1:] if piece.why != first.why)
        why = "; ".join([first.why, *others])
    return Reason(first.by, first.kind, why, round(1.0 - left, 3))
