"""How well the cues of a rule fill the lines that they hit."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from cleaner.strip.cues import CueHit
from cleaner.strip.page import Page
from cleaner.strip.rulebook.book import Rule
from cleaner.strip.within import aside, covered, quoted

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

FAINTEST = 0.1
"""Evidence below this is not worth a reason."""

Candidate = tuple[int, float]
"""A block that a rule may take, and how well the rule's cues fill it, 0 to 1."""


def cued_rules(page: Page) -> dict[int, list[Candidate]]:
    """The rules, by number, whose cues say something on the page, and where, in order."""
    found: dict[int, list[Candidate]] = {}
    known: dict[str, list[tuple[int, float]]] = {}
    for block in sorted(page.hits):
        line = page.folded[block]
        if line not in known:
            known[line] = list(_fits(page, block))
        for number, fit in known[line]:
            found.setdefault(number, []).append((block, fit))
    return found


def _fits(page: Page, block: int) -> Iterator[tuple[int, float]]:
    """The rules whose cues stand in a block, each with how well they fill it."""
    line, size, rules = page.folded[block], page.sizes[block], page.rules.rules
    plain = not ("," in line or '"' in line or "(" in line or "[" in line)
    for number, hits in _by_rule(page.hits[block]):
        rule, several = rules[number], len(hits) > 1
        most = sum([cue.words for cue, _, _ in hits]) if several else hits[0][0].words
        fit = worth(rule, most, size)
        if fit and (several or not plain):  # else it is all the same where in the line they stand
            speaking = hits if plain else _speaking(rule, hits, line)
            fit = worth(rule, covered(speaking, line), size) if speaking else 0.0
        if fit:
            yield number, fit


def _by_rule(hits: list[CueHit]) -> Iterable[tuple[int, list[CueHit]]]:
    if len(hits) == 1:
        return ((hits[0][0].group, hits),)
    found: dict[int, list[CueHit]] = {}
    for hit in hits:
        found.setdefault(hit[0].group, []).append(hit)
    return found.items()


@functools.lru_cache(maxsize=1 << 14)
def worth(rule: Rule, words: int, size: int) -> float:
    """How well cues of so many words fill a line of ``size`` words, 0 where it says nothing.

    More words never fill it worse.  A rule that only suspects says nothing where it is faint; one
    that is proven, where the cues do not fill the line.
    """
    fit = _fit(rule, words, size)
    if rule.doubted:
        return fit if rule.entry.score * fit >= FAINTEST else 0.0
    return fit if fit == 1.0 or not rule.proven else 0.0


def _fit(rule: Rule, words: int, size: int) -> float:
    cover = rule.entry.cover
    if cover is None:
        if rule.entry.match is not None:
            return 1.0
        cover = DEFAULT_COVER
    if words in FEW and rule.doubted:
        cover = max(cover, FEW[words])
    return min(1.0, words / size / cover)


def _speaking(rule: Rule, hits: list[CueHit], line: str) -> list[CueHit]:
    """The cues that the line says itself: nobody is quoted with them, nor told to say them."""
    if rule.doubted and _SAID.search(line):
        return []
    if '"' in line:
        hits = [hit for hit in hits if not quoted(line, hit[1])]
    if rule.entry.match is None and ("(" in line or "[" in line):
        hits = [hit for hit in hits if not aside(line, hit[1])]  # speaks not for all of it
    return hits
