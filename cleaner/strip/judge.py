"""The judge: evidence in, one reason a block out.

Independent pieces of evidence add up as chances do (noisy or): two halves make three quarters.
A keep rule overrules them all.

Millions of blocks go for a handful of reasons.  So a block holds only the number of the set of
findings against it, and each set is weighed once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

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


class Finding(NamedTuple):
    """What a piece of evidence says, whatever block it says it of."""

    by: str
    kind: str
    why: str
    score: float
    proven: bool


Findings = tuple[Finding, ...]


@dataclass(slots=True)
class Ledger:
    """The evidence on ``size`` blocks so far; nothing is written down against fenced ones."""

    size: int
    fenced: frozenset[int]
    cuts: list[tuple[int, tuple[int, int], Finding]] = field(default_factory=list)
    sets: list[Findings] = field(default_factory=lambda: [()])
    held: array[int] = field(init=False)
    _next: dict[tuple[int, tuple[str, str, str, float, bool]], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.held = array("I", bytes(4 * self.size))

    def add(self, evidence: Iterable[Evidence]) -> None:
        """Write evidence down."""
        for piece in evidence:
            if piece.block in self.fenced:
                continue
            block, by, kind, why, score, span, proven = piece
            if span is None:
                self.held[block] = self._with(self.held[block], (by, kind, why, score, proven))
            else:
                self.cuts.append((block, span, Finding(by, kind, why, score, proven)))

    def scores(self) -> list[float]:
        """How sure the evidence is of every block, 0 to 1."""
        weights = [_weight(findings) for findings in self.sets]
        return [weights[held] for held in self.held]

    def findings(self) -> Iterable[Finding]:
        """Everything that was found of any block, each finding once."""
        yield from dict.fromkeys(finding for findings in self.sets for finding in findings)
        yield from (finding for _, _, finding in self.cuts)

    def judgement(self, *, proven_only: bool = False) -> Judgement:
        """Weigh all of it, or only what is proven."""
        table = [_reason(findings, proven_only=proven_only) for findings in self.sets]
        reasons = [table[held] for held in self.held]
        cuts = [
            Cut(block, *span, _reason((finding,), proven_only=proven_only))
            for block, span, finding in self.cuts
            if reasons[block] is KEPT
        ]
        return Judgement(reasons, [cut for cut in cuts if cut.reason is not KEPT])

    def _with(self, held: int, finding: tuple[str, str, str, float, bool]) -> int:
        number = self._next.get((held, finding))
        if number is None:
            number = self._next[held, finding] = len(self.sets)
            self.sets.append((*self.sets[held], Finding(*finding)))
        return number


def _weight(findings: Findings) -> float:
    left = 1.0
    for finding in findings:
        left *= 1.0 - finding.score
    return 1.0 - left


def _reason(findings: Findings, *, proven_only: bool) -> Reason:
    """The strongest finding speaks; where none would do alone, the others are named too."""
    ranked = sorted(
        (finding for finding in findings if finding.proven or not proven_only),
        key=lambda finding: (-finding.score, finding.by),
    )
    score = _weight(tuple(ranked))
    if score < THRESHOLD:
        return KEPT
    first, why = ranked[0], ranked[0].why
    if first.score < THRESHOLD:
        why = "; ".join(dict.fromkeys(finding.why for finding in ranked))
    return Reason(first.by, first.kind, why, round(score, 3))
