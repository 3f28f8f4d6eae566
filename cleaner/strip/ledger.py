"""The ledger: evidence in, one reason a block out.

Independent pieces of evidence add up as chances do (noisy or): two halves make three quarters.
A keep rule overrules them all.

Millions of blocks go for a handful of reasons.  So a block holds only the number of the set of
findings against it, and each set is weighed once.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
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
Counts = Callable[[Finding], bool]

PROVEN: Counts = attrgetter("proven")
"""What is certain: rules of the outlet, exact repeats, threads of comments."""


@dataclass(slots=True)
class Ledger:
    """The evidence on ``size`` blocks so far; nothing is written down against fenced ones.

    ``held`` has the number of each block's set of findings in ``sets``; ``doubts`` is what each
    set leaves of the chance that the block belongs to the article.
    """

    size: int
    fenced: frozenset[int]
    cuts: list[tuple[int, tuple[int, int], Finding]] = field(default_factory=list)
    sets: list[Findings] = field(default_factory=lambda: [()])
    doubts: list[float] = field(default_factory=lambda: [1.0])
    held: array[int] = field(init=False)
    _sure: list[float] | None = None
    _next: dict[tuple[int, tuple[str, str, str, float, bool]], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.held = array("I", bytes(4 * self.size))

    def add(self, evidence: Iterable[Evidence]) -> None:
        """Write evidence down."""
        held = self.held
        for block, by, kind, why, score, span, proven in evidence:
            if block in self.fenced:
                continue
            self._sure = None
            if span is None:
                held[block] = self._with(held[block], (by, kind, why, score, proven))
            else:
                self.cuts.append((block, span, Finding(by, kind, why, score, proven)))

    def scores(self) -> Sequence[float]:
        """How sure the evidence is of every block, 0 to 1."""
        if self._sure is None:
            weights = [1.0 - doubt for doubt in self.doubts]
            self._sure = [weights[held] for held in self.held]
        return self._sure

    def findings(self) -> Iterable[Finding]:
        """Everything that was found of any block, each finding once."""
        yield from dict.fromkeys(finding for findings in self.sets for finding in findings)
        yield from (finding for _, _, finding in self.cuts)

    def proves(self) -> bool:
        """Whether something of it is proven."""
        return any(finding.proven for finding in self.findings())

    def judgement(self, counts: Counts | None = None) -> Judgement:
        """Weigh all of it, or only the findings that count."""
        table = {held: _reason(self.sets[held], counts) for held in set(self.held)}
        reasons = [table[held] for held in self.held]
        cuts = [
            Cut(block, *span, _reason((finding,), counts))
            for block, span, finding in self.cuts
            if reasons[block] is KEPT
        ]
        return Judgement(reasons, [cut for cut in cuts if cut.reason is not KEPT])

    def _with(self, held: int, finding: tuple[str, str, str, float, bool]) -> int:
        number = self._next.get((held, finding))
        if number is None:
            number = self._next[held, finding] = len(self.sets)
            self.sets.append((*self.sets[held], Finding(*finding)))
            self.doubts.append(self.doubts[held] * (1.0 - finding[3]))
        return number


def _weight(findings: Iterable[Finding]) -> float:
    left = 1.0
    for finding in findings:
        left *= 1.0 - finding.score
    return 1.0 - left


def _reason(findings: Findings, counts: Counts | None) -> Reason:
    """The strongest finding speaks; where none would do alone, the others are named too."""
    heard = findings if counts is None else tuple(filter(counts, findings))
    if not heard:
        return KEPT
    ranked = sorted(heard, key=_rank)
    score = _weight(ranked)
    if score < THRESHOLD:
        return KEPT
    first, why = ranked[0], ranked[0].why
    if first.score < THRESHOLD:
        why = "; ".join(dict.fromkeys(finding.why for finding in ranked))
    return Reason(first.by, first.kind, why, round(score, 3))


def _rank(finding: Finding) -> tuple[float, str]:
    return -finding.score, finding.by
