"""Rules held against a page: what each would take, and what the keep rules fence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat

from cleaner.model import KINDS, RuleError
from cleaner.strip.fill import Candidate, cued_rules, worth
from cleaner.strip.page import Evidence, Page
from cleaner.strip.rulebook.book import Rule
from cleaner.strip.rulebook.patterns import PatternError, find_all, full_match

HEADINGS = frozenset({"share", "comments", "navigation", "footer", "subscription", "app", "cookie"})
"""What a label is whose words can head a section of an article too."""


@dataclass(frozen=True, slots=True)
class Found:
    """Evidence of the rules, and the blocks that keep rules fence, by the names of the rules."""

    evidence: Iterator[Evidence]
    fences: Mapping[str, frozenset[int]]

    @property
    def fenced(self) -> frozenset[int]:
        """The blocks that any of them fences."""
        return frozenset().union(*self.fences.values())


def apply_rules(page: Page, date: dt.date | None, kinds: Container[str] = KINDS) -> Found:
    """Hold every active rule against the page, of what drops those of some kinds.

    The evidence comes as it is asked for.

    Raises:
        RuleError: a pattern ran away.
    """
    rules, found = page.rules.rules, cued_rules(page)
    numbers = sorted([*found, *(n for n in page.rules.cueless if worth(rules[n], 1, 1))])
    living = [
        (rule, found.get(number) or zip(range(len(page)), repeat(1.0), strict=False))
        for number in numbers
        if _lives(rule := rules[number], date)
    ]
    fences = {
        rule.name: frozenset(block for block, _ in _matching(page, rule, blocks))
        for rule, blocks in living
        if rule.entry.kind == "keep"
    }
    drops = (
        (rule, blocks)
        for rule, blocks in living
        if rule.entry.kind != "keep" and rule.label in kinds
    )
    return Found((piece for rule, blocks in drops for piece in _taken(page, rule, blocks)), fences)


def _lives(rule: Rule, date: dt.date | None) -> bool:
    return date is None or rule.entry.until is None or date <= rule.entry.until


def _taken(page: Page, rule: Rule, candidates: Iterable[Candidate]) -> Iterator[Evidence]:
    name, label, why, proven = rule.name, rule.label, rule.entry.why, rule.proven
    if not proven and label in HEADINGS:
        candidates = [found for found in candidates if not _may_be_heading(page, found[0])]
    whole_line = rule.entry.kind == "line"
    for block, fit in _matching(page, rule, candidates):
        score = rule.entry.score * fit
        for taken, span in ((block, None),) if whole_line else _places(page, rule, block):
            yield Evidence(taken, name, label, why, score, span, proven)


def _places(page: Page, rule: Rule, block: int) -> Iterable[tuple[int, tuple[int, int] | None]]:
    """The blocks of a range, or the parts of a block, that one hit takes."""
    if rule.entry.kind == "span":
        return _spans(page, rule, block)
    return ((taken, None) for taken in _reach(page, rule, block))


def _matching(page: Page, rule: Rule, candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    """The candidates that the rule's pattern matches whole, where it has one."""
    pattern = rule.entry.match
    if pattern is None or rule.entry.kind == "span":
        return candidates
    return (found for found in candidates if _matches(page, rule, pattern, found[0]))


def _matches(page: Page, rule: Rule, pattern: str, block: int) -> bool:
    """Whether a block matches; what was asked before is known."""
    known, key = page.matches, (pattern, page.texts[block])
    matches = known.get(key)
    if matches is None:
        matches = known[key] = _full_match(rule, *key)
    return matches


def _may_be_heading(page: Page, block: int) -> bool:
    """A word or two alone amid prose: "Shares" may be a button, and may be a section's heading."""
    if page.sizes[block] > 2 or not 0 < block < len(page) - 1:
        return False
    return page.is_prose(block - 1) and page.is_prose(block + 1)


def _reach(page: Page, rule: Rule, block: int) -> range:
    """The blocks of a section, or of a tail; one longer than its fence takes nothing."""
    most = rule.entry.at_most or 1
    if rule.entry.kind == "tail":
        return range(block, len(page)) if len(page) - block <= most else range(0)
    end = min(block + most, len(page))
    if rule.entry.stop is not None:
        for at in range(block + 1, end):
            if _full_match(rule, rule.entry.stop, page.texts[at]):
                return range(block, at)
    return range(block, end)


def _spans(page: Page, rule: Rule, block: int) -> Iterator[tuple[int, tuple[int, int] | None]]:
    text = page.blocks[block].text
    try:
        for span in find_all(rule.entry.match or "", text):
            yield block, None if span == (0, len(text)) else span
    except PatternError as error:
        raise _broken(rule, error) from None


def _full_match(rule: Rule, pattern: str, text: str) -> bool:
    try:
        return full_match(pattern, text)
    except PatternError as error:
        raise _broken(rule, error) from None


def _broken(rule: Rule, error: PatternError) -> RuleError:
    return RuleError(f"{rule.path}: rule {rule.entry.id}: {error}")
