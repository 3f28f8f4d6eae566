"""What is judged of the blocks of a text, and what goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from cleaner.model.blocks import Block, Blocks


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a piece of text goes or stays: ``by`` names a rule (``site/id``) or a signal."""

    by: str
    kind: str
    why: str
    score: float


KEPT = Reason(by="", kind="article", why="", score=0.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one block; there is exactly one for each."""

    block: Block
    keep: bool
    by: str
    kind: str
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Removal:
    """A piece that was taken out, white space beside it included, and why."""

    start: int
    end: int
    text: str
    line: int
    by: str
    kind: str
    why: str
    score: float


class Verdicts(Sequence[Verdict]):
    """One `Verdict` a block, made when it is asked for."""

    __slots__ = ("blocks", "reasons")

    def __init__(self, blocks: Blocks, reasons: Sequence[Reason]) -> None:
        self.blocks = blocks
        self.reasons = reasons

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Verdicts):
            return NotImplemented
        return (self.blocks, self.reasons) == (other.blocks, other.reasons)

    def __hash__(self) -> int:
        return hash(self.blocks)

    def __repr__(self) -> str:
        gone = sum(reason.kind != KEPT.kind for reason in self.reasons)
        return f"<Verdicts: {gone:,} of {len(self):,} blocks go>"

    def __len__(self) -> int:
        return len(self.blocks)

    @overload
    def __getitem__(self, index: int) -> Verdict: ...
    @overload
    def __getitem__(self, index: slice) -> list[Verdict]: ...
    def __getitem__(self, index: int | slice) -> Verdict | list[Verdict]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        reason = self.reasons[index]
        return Verdict(
            block=self.blocks[index],
            keep=reason.kind == KEPT.kind,
            by=reason.by,
            kind=reason.kind,
            why=reason.why,
            score=reason.score,
        )
