"""How well the cues of a rule fill the lines that they hit."""

from __future__ import annotations

import functools
import math
import re
import sys

from cleaner.strip.cues import CueHit
from cleaner.strip.page import Fit, Page
from cleaner.strip.rulebook.book import Rule
from cleaner.strip.within import aside, covered, quoted

DEFAULT_COVER = 0.5
"""Share of a block's words that cues must make up where the rule has no pattern of its own."""

FEW = {1: 0.8, 2: 0.7, 3: 0.5, 4: 0.3}
"""Words that a general rule's cues cover, and the share of the block that so few must make up."""

_SAID = re.compile(
    r"[,،] (?:[\w'-]+ ){0,2}(?:said|says|told|asked|asks|joked|wrote|sagt|sagte|bittet|schrieb|dit|"
    r"demande|écrit|explique|dijo|dice|pide|ha detto|disse|diz|zegt|zei|schreef|mówi|powiedział|"
    r"powiedziała|tłumaczy|rief|ruft|fragt|fragte|disait|ajoute|añadió|pidió|pediu|disse|gridò|riep|"
    r"vroeg|krzyknął|zapytał|säger|sa|sade|siger|sagde|sier|sanoi|kertoo|řekla?|říká|povedala?|"
    r"mondta|a spus|spune|каза|rekao|rekla|kaže|рекао|dejala?|ειπε|λεει|dedi|сказала?|говорит|"
    r"заявила?|сказав|каже|ütles|sakė|kata|ujar|nói|אמרה?|قالت?)\b"
)
"""A report of what somebody says; boilerplate speaks for itself."""

FAINTEST = 0.1
"""Evidence below this is not worth a reason."""

Candidate = tuple[int, float]
"""A block that a rule may take, and how well the rule's cues fill it, 0 to 1."""


def cued_rules(page: Page) -> dict[int, list[Candidate]]:
    """The rules, by number, whose cues say something on the page, and where, in order."""
    found: dict[int, list[Candidate]] = {}
    known = page.fits
    for block in sorted(page.hits):
        line = page.folded[block]
        fits = known.get(line)
        if fits is None:
            fits = known[line] = _fits(page, block)
        for number, fit in fits:
            found.setdefault(number, []).append((block, fit))
    return found


def _fits(page: Page, block: int) -> list[Fit]:
    """The rules whose cues stand in a block, each with how well they fill it."""
    size, hits, rules = page.sizes[block], page.hits[block], page.rules.rules
    most: dict[int, int] = {}  # words: most lines hold far too few of them for any rule
    for cue, _, _ in hits:
        most[cue.group] = most.get(cue.group, 0) + cue.words
    heard = [number for number, words in most.items() if size <= longest(rules[number], words)]
    if not heard:
        return []
    line = page.folded[block]
    plain = not ("," in line or '"' in line or "(" in line or "[" in line)
    fits = ((number, _fit_of(page, block, number, plain=plain)) for number in heard)
    return [(number, fit) for number, fit in fits if fit]


def _fit_of(page: Page, block: int, number: int, *, plain: bool) -> float:
    """How well the cues of a rule fill a block; in a ``plain`` one it is all the same where."""
    rule, line, size = page.rules.rules[number], page.folded[block], page.sizes[block]
    hits = [hit for hit in page.hits[block] if hit[0].group == number]
    speaking = hits if plain else _speaking(rule, hits, line)
    return worth(rule, covered(speaking, line), size) if speaking else 0.0


@functools.lru_cache(maxsize=1 << 14)
def longest(rule: Rule, words: int) -> float:
    """Words of the longest line that cues of so many words fill well enough to say something."""
    if worth(rule, words, sys.maxsize):
        return math.inf
    low, high = 0, words
    while worth(rule, words, high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if worth(rule, words, middle) else (low, middle)
    return low


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
