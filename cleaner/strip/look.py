"""One look at a text: the rules and signals that act on it, and the evidence they give."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field

from cleaner.model import KEPT, KINDS, OPTIONAL_KINDS, Blocks, Document, Options, Reason
from cleaner.strip.apply import apply_rules
from cleaner.strip.ledger import PROVEN, Counts, Ledger
from cleaner.strip.page import Evidence, Familiar, open_page
from cleaner.strip.render import Piece, pieces_to_cut
from cleaner.strip.rest import Rest
from cleaner.strip.rulebook.book import ActiveRules
from cleaner.strip.selected import selected
from cleaner.strip.signals import CONTEXT, LOCAL, OPTIONAL
from cleaner.strip.signals.gallery import fenced_galleries

LABELS = frozenset(
    {
        *("navigation", "footer", "share", "subscription", "donation", "newsletter", "cookie"),
        *("app", "other"),
    }
)
"""Kinds of boilerplate that are told by a word or two, which may be a heading's.

Not "related": of such headings the judge of HTML is as sure where they are none of the article.
"""

WEIGHTY = frozenset({"references", "thread"})
"""Signals of what can be longer than an article."""


@dataclass(frozen=True, slots=True)
class Judging:
    """A document, the rules that act on it, and the options: all that a pass needs.

    ``sure`` are lines of a page of HTML, by where they begin, that no label's words accuse.
    """

    document: Document
    rules: ActiveRules
    options: Options
    signals: bool = True
    familiar: Familiar = field(default_factory=Familiar, compare=False)
    sure: frozenset[int] = frozenset()

    def blocks(self, rest: Rest) -> Blocks:
        """The blocks of what is left of the document; they are its own where nothing went."""
        return rest.blocks if rest.gone else self.document.blocks

    def look(self, rest: Rest) -> Look:
        """Gather the evidence on what is left of the document."""
        page = open_page(self.blocks(rest), self.rules, self.familiar)
        found = apply_rules(page, self.document.date)
        fenced = found.fenced | fenced_galleries(page, self.options.galleries)
        counts = self._counts_on(page.blocks, rest)
        ledger = Ledger(len(page), fenced)
        ledger.add(filter(counts, found.evidence))
        if not rest.gone:
            ledger.add(filter(counts, selected(self.document, self.rules)))
        if self.signals:
            for signal in LOCAL + (OPTIONAL if self.options.drop else ()):
                ledger.add(filter(counts, signal(page)))
            for context in CONTEXT:
                ledger.add(filter(counts, context(page, ledger.scores())))
        return Look(page.blocks, ledger, found.fences, self.rules.ranges)

    def _counts_on(self, blocks: Blocks, rest: Rest) -> Callable[[Evidence], bool]:
        """Which evidence counts on the blocks of what is left."""
        starts = rest.left_of(self.sure)
        if not starts:
            return self.counts
        sure = {at for at, start in enumerate(blocks.starts) if start in starts}

        def counts(piece: Evidence) -> bool:
            spared = piece.block in sure and piece.kind in LABELS and not piece.proven
            return not spared and self.counts(piece)

        return counts

    def of_rules(self, blocks: Blocks, kinds: Container[str] = KINDS) -> list[Reason]:
        """What rules alone say of blocks of the text, of these kinds, and no signal."""
        page = open_page(blocks, self.rules, self.familiar)
        found = apply_rules(page, self.document.date, kinds)
        ledger = Ledger(len(page), found.fenced)
        ledger.add(filter(self.counts, found.evidence))
        return ledger.judgement().reasons

    def accused(self, blocks: Blocks, some: Sequence[int]) -> frozenset[int]:
        """Those of some blocks that rules would take."""
        reasons = zip(some, self.of_rules(blocks.some(some)), strict=True)
        return frozenset(at for at, reason in reasons if reason is not KEPT)

    def counts(self, piece: Evidence) -> bool:
        """Whether the options and the outlet's file let a piece of evidence count."""
        spared = piece.kind in OPTIONAL_KINDS and piece.kind not in self.options.drop
        return not (spared or piece.kind in self.options.keep or piece.by in self.rules.disabled)


@dataclass(frozen=True, slots=True)
class Look:
    """The evidence on one text, what each keep rule fences, and the outlet's rules of ranges."""

    blocks: Blocks
    ledger: Ledger
    fences: Mapping[str, frozenset[int]]
    of_ranges: frozenset[str]

    def weighty(self) -> list[Piece]:
        """What is proven and can outweigh an article, whatever the outlet."""
        return self._cut(lambda finding: finding.proven and finding.by in WEIGHTY)

    def ranges(self) -> list[Piece]:
        """What sections and tails of the outlet take."""
        return self._cut(lambda finding: finding.by in self.of_ranges)

    def proven(self) -> list[Piece]:
        """What goes by proof alone: rules of the outlet, exact repeats, threads of comments."""
        return self._cut(PROVEN)

    def proven_reasons(self) -> list[Reason]:
        """For every block what is proven against it."""
        return self.ledger.judgement(PROVEN).reasons

    def _cut(self, counts: Counts) -> list[Piece]:
        if not self.ledger.proves():
            return []
        return pieces_to_cut(self.blocks, self.ledger.judgement(counts))

    def all(self) -> list[Piece]:
        """What goes by all evidence together."""
        return pieces_to_cut(self.blocks, self.ledger.judgement())
