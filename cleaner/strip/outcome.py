"""What is left and what went, put into the record that users get."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cleaner.model import KEPT, Cleaned, Grounds, Reason, Removal, Verdicts
from cleaner.strip.by_html import as_judged
from cleaner.strip.by_judge import JUDGED, Heads, heads_of
from cleaner.strip.look import Judging
from cleaner.strip.obstacle import Obstacle
from cleaner.strip.paragraphs import paragraphs
from cleaner.strip.render import Piece, split_piece
from cleaner.strip.rest import Rest, block_reasons
from cleaner.strip.settle import Settled
from cleaner.text import LINE_END, Offsets

_HASHES = re.compile(r"^#{1,6} ")


def outcome(
    judging: Judging, settled: Settled, site: str | None, obstacle: Obstacle | None = None
) -> Cleaned:
    """The record of a cleaned document."""
    rest, told = settled.rest, () if obstacle is None else (str(obstacle),)
    return Cleaned(
        document=judging.document,
        gone=tuple((piece.start, piece.end) for piece in rest.gone),
        account=Accounted(judging, rest, settled.heads),
        site=site,
        warnings=(*judging.document.warnings, *settled.warnings, *told),
        obstacle=None if obstacle is None else obstacle.kind,
    )


@dataclass(frozen=True, eq=False, repr=False)
class Accounted:
    """A verdict for every block and a removal for every piece, once somebody asks.

    ``told`` are the heads that the judge told of, None where it had no say on the text.
    """

    judging: Judging
    rest: Rest
    told: Heads | None

    @property
    def grounds(self) -> Grounds:
        """All that it follows from, beside the document."""
        from cleaner.strip.rulebook.digest import acting_digest

        return Grounds(acting_digest(self.judging.rules), self.judging.options)

    @cached_property
    def verdicts(self) -> Verdicts:
        """A verdict for every block."""
        blocks = self.judging.document.blocks
        return Verdicts(blocks, block_reasons(list(blocks.starts), list(blocks.ends), self._gone))

    @cached_property
    def dropped(self) -> tuple[Removal, ...]:
        """What went, one removal a piece."""
        return tuple(removals(self.judging.document.text, self._gone))

    @property
    def heads(self) -> tuple[Offsets, ...]:
        """Where the lines above the article stand, in order."""
        return self._heads.lines

    @property
    def headline(self) -> Offsets | None:
        """The one among them that is the headline."""
        return self._heads.headline

    @property
    def title(self) -> str | None:
        """The headline as a reader sees it, on one line: no signs of Markdown around it."""
        if self.headline is None:
            return None
        start, end = self.headline
        line = " ".join(self.judging.document.text[start:end].split())
        return _HASHES.sub("", line).strip("*_ ") or None

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """What is left as a reader sees it, each paragraph on one line."""
        gone = [(piece.start, piece.end) for piece in self.rest.gone]
        return paragraphs(self.judging.document, gone)

    @cached_property
    def _heads(self) -> Heads:
        return heads_of(self.judging, self.rest) if self.told is None else self.told

    @cached_property
    def _gone(self) -> tuple[Piece, ...]:
        """The pieces, those of the judge a block each, with its reasons."""
        if not any(piece.reason == JUDGED for piece in self.rest.gone):
            return self.rest.gone
        reasons = judges_reasons(self.judging)
        return tuple(self._named(reasons))

    def _named(self, reasons: list[Reason]) -> Iterator[Piece]:
        blocks = self.judging.document.blocks
        for piece in self.rest.gone:
            if piece.reason != JUDGED:
                yield piece
                continue
            first = bisect_left(blocks.ends, piece.start + 1)
            after = bisect_left(blocks.starts, piece.end)
            if first >= after:  # white space that an earlier cut left over
                yield piece
            for at, part in enumerate(split_piece(blocks, piece, first, after), first):
                yield replace(part, reason=reasons[at])


def judges_reasons(judging: Judging) -> list[Reason]:
    """For every block what speaks against it: what rules and signals say, else the judge."""
    from cleaner.strip.fitted.why import reasons_of

    whole = Rest.of(judging.document.text)
    known = judging.look(whole).ledger.judgement().reasons
    own = reasons_of(*as_judged(judging))
    return [mine if known is KEPT else known for known, mine in zip(known, own, strict=True)]


def removals(text: str, gone: tuple[Piece, ...]) -> Iterator[Removal]:
    """One removal a piece; ``gone`` is in order."""
    line_ends = [found.end() for found in LINE_END.finditer(text)] if gone else []
    for piece in _whole(text, gone):
        body = text[piece.start : piece.end]
        first = piece.start + len(body) - len(body.lstrip())
        reason: Reason = piece.reason
        yield Removal(
            start=piece.start,
            end=piece.end,
            text=body,
            line=1 + bisect_right(line_ends, first),
            by=reason.by,
            kind=reason.kind,
            why=reason.why,
            score=reason.score,
        )


def _whole(text: str, gone: tuple[Piece, ...]) -> Iterator[Piece]:
    """The pieces, white space that was left over between two of them joined to the first."""
    waiting: Piece | None = None
    for piece in gone:
        if waiting and waiting.end == piece.start and not text[piece.start : piece.end].strip():
            waiting = replace(waiting, end=piece.end)
            continue
        if waiting:
            yield waiting
        waiting = piece
    if waiting:
        yield waiting
