"""Rules held against a page: what each would take, and what the keep rules fence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.model import RuleError
from cleaner.strip.cues import CueHit
from cleaner.strip.page import Evidence, Page, covered, quoted
from cleaner.strip.rulebook.book import Rule
from cleaner.strip.rulebook.patterns import PatternError, find_all, full_match

DEFAULT_COVER = 0.5
"""Share of a block's words that cues must make up where the rule has no pattern of its own."""

FAINTEST = 0.1
"""Evidence below this is not worth a reason."""


@dataclass(frozen=True, slots=True)
class Found:
    """Evidence of the rules, and the blocks that keep rules fence."""

    evidence: list[Evidence]
    fenced: frozenset[int]


def apply_rules(page: Page, date: dt.date | None) -> Found:
    """Hold every active rule against the page.

    Raises:
        RuleError: a pattern ran away.
    """
    evidence: list[Evidence] = []
    fenced: set[int] = set()
    for number, rule in enumerate(page.rules.rules):
        if date is not None and rule.entry.until is not None and date > rule.entry.until:
            continue
        try:
            if rule.entry.kind == "keep":
                fenced.update(block for block, _ in _matches(page, number, rule))
            else:
                evidence += _taken(page, number, rule)
        except PatternError as error:
            raise RuleError(f"{rule.path}: rule {rule.entry.id}: {error}") from None
    return Found(evidence, frozenset(fenced))


def _taken(page: Page, number: int, rule: Rule) -> Iterator[Evidence]:
    for block, fit in _matches(page, number, rule):
        score = rule.entry.score * fit
        if score < FAINTEST:
            continue
        if rule.entry.kind == "span":
            yield from _spans(page, rule, block, score)
        else:
            for taken in _reach(page, rule, block):
                yield _evidence(rule, taken, score)


def _evidence(
    rule: Rule, block: int, score: float, span: tuple[int, int] | None = None
) -> Evidence:
    return Evidence(block, rule.name, rule.label, rule.entry.why, score, span, proven=rule.proven)


def _matches(page: Page, number: int, rule: Rule) -> Iterator[tuple[int, float]]:
    """Blocks that the rule hits, each with how well its cues fill it, 0 to 1."""
    known: dict[str, bool] = {}
    for block, fit in _candidates(page, number, rule):
        text = page.texts[block]
        if rule.entry.match is not None and rule.entry.kind != "span":
            if text not in known:
                known[text] = full_match(rule.entry.match, text)
            if not known[text]:
                continue
        yield block, fit


def _candidates(page: Page, number: int, rule: Rule) -> Iterator[tuple[int, float]]:
    if not rule.entry.cues:
        yield from ((block, 1.0) for block in range(len(page)))
        return
    for block, found in page.hits.items():
        hits = [hit for hit in found if hit.group == number]
        hits = [hit for hit in hits if not quoted(page.folded[block], hit.start)]
        if hits:
            fit = _fit(page, block, hits, rule)
            if fit == 1.0 or not rule.proven:
                yield block, fit


def _fit(page: Page, block: int, hits: list[CueHit], rule: Rule) -> float:
    cover = rule.entry.cover
    if cover is None:
        if rule.entry.match is not None:
            return 1.0
        cover = DEFAULT_COVER
    share = covered(hits, page.folded[block]) / max(1, page.sizes[block])
    return min(1.0, share / cover)


def _reach(page: Page, rule: Rule, block: int) -> range:
    """The blocks that one hit takes; a tail longer than its fence takes nothing."""
    most = rule.entry.at_most or 1
    if rule.entry.kind == "line":
        return range(block, block + 1)
    if rule.entry.kind == "tail":
        return range(block, len(page)) if len(page) - block <= most else range(0)
    end = min(block + most, len(page))
    if rule.entry.stop is not None:
        for at in range(block + 1, end):
            if full_match(rule.entry.stop, page.texts[at]):
                return range(block, at)
    return range(block, end)


def _spans(page: Page, rule: Rule, block: int, score: float) -> Iterator[Evidence]:
    text = page.blocks[block].text
    for span in find_all(rule.entry.match or "", text):
        yield _evidence(rule, block, score, None if span == (0, len(text)) else span)
