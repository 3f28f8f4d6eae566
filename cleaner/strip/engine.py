"""Job 1 after reading: judge, cut, and judge what is left, until nothing more goes.

So cleaning twice is cleaning once: what comes out is a text on which the judge finds nothing.
Two rounds: first only what is proven (rules of the outlet, exact repeats), then everything.  If
the second round eats most of the prose, its work is thrown away and the first round's result
stands, which on its own would be thrown back the same way again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cleaner.model import (
    KEPT,
    OPTIONAL_KINDS,
    Blocks,
    Cleaned,
    Document,
    Options,
    Reason,
    Removal,
    Verdicts,
)
from cleaner.read.split import split
from cleaner.strip.apply import apply_rules
from cleaner.strip.judge import Judgement, Ledger
from cleaner.strip.page import Evidence, folded_lines, one_line_texts, open_page
from cleaner.strip.render import Piece, pieces_to_cut
from cleaner.strip.rest import Rest, block_reasons
from cleaner.strip.rulebook.book import ActiveRules, RuleBook
from cleaner.strip.signals import CONTEXT, LOCAL, OPTIONAL
from cleaner.strip.signals.extractor import outside
from cleaner.strip.signals.gallery import fenced_galleries
from cleaner.strip.site import choose_site
from cleaner.text import LINE_END, words

GUARD = 0.5
"""Share of the prose that the general heuristics may take on their own."""

MOST_PASSES = 10
"""A text that is still changing then was made to; it stays as it is."""


def strip(
    document: Document, *, options: Options, book: RuleBook, site: str | None = None
) -> Cleaned:
    """Judge a document and cut what is no article.

    Raises:
        RuleError: ``site`` has no rules, or a pattern ran away.
    """
    folded = list(folded_lines(one_line_texts(document.blocks)))
    site = site or choose_site(book, folded, document.url)
    rules = book.active(site if options.site_rules else None)
    judging = Judging(document, rules, options, folded=folded)
    rest, warnings = _settled(judging)
    return _cleaned(document, rest, site, warnings)


@dataclass(frozen=True, slots=True)
class Judging:
    """A document, the rules that act on it, and the options: all that a pass needs."""

    document: Document
    rules: ActiveRules
    options: Options
    signals: bool = True
    folded: list[str] | None = None
    """The document's folded lines, where they are at hand."""

    def look(self, text: str) -> Look:
        """Gather the evidence on a text."""
        if text == self.document.text:
            page = open_page(self.document.blocks, self.rules, self.folded)
        else:
            page = open_page(split(text)[0], self.rules)
        found = apply_rules(page, self.document.date)
        fenced = found.fenced | fenced_galleries(page, self.options.galleries)
        ledger = Ledger(len(page), fenced)
        ledger.add(filter(self.counts, found.evidence))
        if self.signals:
            for signal in LOCAL + (OPTIONAL if self.options.drop else ()):
                ledger.add(filter(self.counts, signal(page)))
            for context in CONTEXT:
                ledger.add(filter(self.counts, context(page, ledger.scores())))
        return Look(page.blocks, ledger)

    def counts(self, piece: Evidence) -> bool:
        """Whether the options and the outlet's file let a piece of evidence count."""
        spared = piece.kind in OPTIONAL_KINDS and piece.kind not in self.options.drop
        return not (spared or piece.kind in self.options.keep or piece.by in self.rules.disabled)


@dataclass(frozen=True, slots=True)
class Look:
    """The evidence on one text."""

    blocks: Blocks
    ledger: Ledger

    def proven(self) -> list[Piece]:
        """What goes by proof alone: rules of the outlet, exact repeats."""
        return pieces_to_cut(self.blocks, self.ledger.judgement(proven_only=True))

    def all(self) -> list[Piece]:
        """What goes by all evidence together."""
        return pieces_to_cut(self.blocks, self.ledger.judgement())


def _settled(judging: Judging) -> tuple[Rest, tuple[str, ...]]:
    """Cut what is proven until nothing more is, then everything; think again if it is too much."""
    rest = _by_structure(judging)
    rest, look = _cut_until_still(judging, rest, Look.proven)
    sure = rest
    rest, _ = _cut_until_still(judging, rest, Look.all, look)
    problem = _guard(sure.text, rest.text) if rest is not sure else ""
    return (sure, (problem,)) if problem else (rest, ())


def _cut_until_still(
    judging: Judging,
    rest: Rest,
    cuts: Callable[[Look], list[Piece]],
    look: Look | None = None,
) -> tuple[Rest, Look]:
    look = look or judging.look(rest.text)
    for _ in range(MOST_PASSES):
        pieces = cuts(look)
        if not pieces:
            break
        rest = rest.without(pieces)
        look = judging.look(rest.text)
    return rest, look


def _by_structure(judging: Judging) -> Rest:
    """For a page of HTML: what lies outside the article by its structure goes first.

    Where the words of a line say better what it is, they give the reason.
    """
    document = judging.document
    rest = Rest.of(document.text)
    if document.extracted is None or "structure" in judging.options.keep:
        return rest
    look = judging.look(document.text)
    reasons = outside(document, look.ledger.fenced)
    known = look.ledger.judgement().reasons
    told = [
        better if reason is not KEPT and better is not KEPT else reason
        for reason, better in zip(reasons, known, strict=True)
    ]
    return rest.without(pieces_to_cut(document.blocks, Judgement(told, [])))


def _guard(before: str, after: str) -> str:
    """What is wrong when the heuristics took too much, or nothing."""
    if before.strip() and not after.strip():
        return "every line looked like boilerplate; kept them all"
    prose = _prose_words(before)
    lost = 1 - _prose_words(after) / prose if prose else 0.0
    if lost > GUARD:
        return f"the general heuristics would have taken {lost:.0%} of the prose; kept it all"
    return ""


def _prose_words(text: str) -> int:
    """Words in lines of 20 and more that end like a sentence."""
    total = 0
    for line in LINE_END.split(text):
        if line.rstrip().endswith((".", "!", "?", '"', "”", "'", "’", "»")):
            size = len(words(line))
            total += size if size >= 20 else 0
    return total


def _cleaned(
    document: Document, rest: Rest, site: str | None, warnings: tuple[str, ...]
) -> Cleaned:
    blocks = document.blocks
    reasons = block_reasons(list(blocks.starts), list(blocks.ends), rest.gone)
    dropped = tuple(_removals(document.text, rest.gone))
    return Cleaned(
        document=document,
        verdicts=Verdicts(blocks, reasons),
        dropped=dropped,
        site=site,
        warnings=(*document.warnings, *warnings),
    )


def _removals(text: str, gone: tuple[Piece, ...]) -> Iterator[Removal]:
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
