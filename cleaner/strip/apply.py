"""Rules held against a page: what each would take, and what the keep rules fence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.model import RuleError
from cleaner.strip.page import Evidence, Page, aside, covered, quoted
from cleaner.strip.rulebook.book import Rule
from cleaner.strip.rulebook.patterns import PatternError, find_all, full_match

DEFAULT_COVER = 0.5
"""Share of a block's words that cues must make up where the rule has no pattern of its own."""

FEW = {1: 0.8, 2: 0.7, 3: 0.5, 4: 0.3}
"""Words that a general rule's cues cover, and the share of the block that so few must make up."""

_SAID = re.compile(
    r", (?:[\w'-]+ ){0,2}(?:said|says|told|asked|asks|joked|wrote|sagt|sagte|bittet|schrieb|dit|"
    r"demande|écrit|explique|dijo|dice|pide|ha detto|disse|diz|zegt|zei|schreef|mówi|powiedział|"
    r"powiedziała|tłumaczy)\b"
)
"""A report of what somebody says; boilerplate speaks for itself."""

HEADINGS = frozenset({"share", "comments", "navigation", "footer", "subscription", "app"})
"""What a label is whose words can head a section of an article too."""

FAINTEST = 0.1
"""Evidence below this is not worth a reason."""


@dataclass(frozen=True, slots=True)
class Found:
    """Evidence of the rules, and the blocks that keep rules fence."""

    evidence: Iterator[Evidence]
    fenced: frozenset[int]


def apply_rules(page: Page, date: dt.date | None) -> Found:
    """Hold every active rule against the page; the evidence comes as it is asked for.

    Raises:
        RuleError: a pattern ran away.
    """
    living = [
        (number, rule)
        for number, rule in enumerate(page.rules.rules)
        if date is None or rule.entry.until is None or date <= rule.entry.until
    ]
    fences = [(number, rule) for number, rule in living if rule.entry.kind == "keep"]
    fenced = {block for number, rule in fences for block, _ in _matches(page, number, rule)}
    drops = [(number, rule) for number, rule in living if rule.entry.kind != "keep"]
    return Found(
        (piece for number, rule in drops for piece in _taken(page, number, rule)),
        frozenset(fenced),
    )


def _taken(page: Page, number: int, rule: Rule) -> Iterator[Evidence]:
    name = rule.name
    for block, fit in _matches(page, number, rule):
        score = rule.entry.score * fit
        if score < FAINTEST or (not rule.proven and _may_be_heading(page, block, rule)):
            continue
        if rule.entry.kind == "span":
            places = _spans(page, rule, block)
        else:
            places = ((taken, None) for taken in _reach(page, rule, block))
        for taken, span in places:
            yield Evidence(taken, name, rule.label, rule.entry.why, score, span, proven=rule.proven)


def _matches(page: Page, number: int, rule: Rule) -> Iterator[tuple[int, float]]:
    """Blocks that the rule hits, each with how well its cues fill it, 0 to 1."""
    known: dict[str, bool] = {}
    for block, fit in _candidates(page, number, rule):
        text = page.texts[block]
        if rule.entry.match is not None and rule.entry.kind != "span":
            if text not in known:
                known[text] = _full_match(rule, rule.entry.match, text)
            if not known[text]:
                continue
        yield block, fit


def _candidates(page: Page, number: int, rule: Rule) -> Iterator[tuple[int, float]]:
    if not rule.entry.cues:
        yield from ((block, 1.0) for block in range(len(page)))
        return
    known: dict[str, float] = {}
    for block in page.hit_by.get(number, ()):
        line = page.folded[block]
        if line not in known:
            known[line] = _fit(page, block, number, rule)
        fit = known[line]
        if fit == 1.0 or (fit and not rule.proven):
            yield block, fit


def _may_be_heading(page: Page, block: int, rule: Rule) -> bool:
    """A word or two alone amid prose: "Shares" may be a button, and may be a section's heading."""
    if rule.label not in HEADINGS or page.sizes[block] > 2 or not 0 < block < len(page) - 1:
        return False
    return page.is_prose(block - 1) and page.is_prose(block + 1)


def _fit(page: Page, block: int, number: int, rule: Rule) -> float:
    """How well the rule's cues fill a block; 0 where they only stand in a quotation or an aside."""
    line = page.folded[block]
    doubted = not rule.proven and rule.entry.kind != "keep"  # a fence stands whatever is said
    if doubted and _SAID.search(line):
        return 0.0
    hits = [hit for hit in page.hits[block] if hit.group == number and not quoted(line, hit.start)]
    if rule.entry.match is None:  # what stands in brackets does not speak for the whole line
        hits = [hit for hit in hits if not aside(line, hit.start)]
    if not hits:
        return 0.0
    cover = rule.entry.cover
    if cover is None:
        if rule.entry.match is not None:
            return 1.0
        cover = DEFAULT_COVER
    words = covered(hits, line)
    if doubted:
        cover = max(cover, FEW.get(words, 0.0))
    return min(1.0, words / max(1, page.sizes[block]) / cover)


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
