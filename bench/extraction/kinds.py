"""What kind of boilerplate a tool left, roughly.

A line of the output is foreign where fewer than half of its 4-grams stand in the article; a line
of fewer than four words is foreign where it does not stand there word for word.  So a foreign
half of a long line is not seen, nor a label that the article happens to say too.  A foreign line
of up to 40 words has the first kind whose words it says; any other is told by its length.  The
words are English and German: in other languages more lines are told by length alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from functools import cache, lru_cache

from bench.extraction.measures import GRAM, WORD, Gram, grams

LONGEST = 40
"""Words above which a line is prose, whatever it says."""

NAMED = {
    "cookie": r"cookies?|gdpr|your (privacy )?choices|datenschutz-?einstellung\w*",
    "newsletter": r"newsletters?|(your|to) inbox|(e-?mail|news) alerts?",
    "donation": r"donat(e|ion|ions)|chip in|support (our|us)|spenden?",
    "paywall": (
        r"subscri(be|bers?|ption|ptions)|(log|sign)[ -]?(in|up)|register|members only"
        r"|abo(nnement|nnieren)?|anmelden|einloggen|registrieren"
    ),
    "comment widget": r"comments?|repl(y|ies)|kommentare?|kommentieren",
    "share, follow, app": (
        r"share|tweet|facebook|twitter|whatsapp|instagram|linkedin|pinterest|reddit|telegram"
        r"|follow (us|me)|copy link|print this|teilen|(google|app|play) store"
    ),
    "legal, affiliate, footer": (
        r"©|copyright|all rights reserved|terms (of (use|service)|and conditions)|privacy"
        r"|affiliate|commissions?|disclaimer|advertis(e|ement|ing)|sponsored|contact us"
        r"|impressum|agb|datenschutz|anzeige|werbung"
    ),
    "related": (
        r"related|read (more|next|also)|(you )?(may|might) also|recommended|more (from|on|in)"
        r"|trending|most (read|popular)|see also|next article"
        r"|mehr zum thema|lesen sie auch|auch interessant"
    ),
    "caption, credit": (
        r"getty|shutterstock|photo(s|graph)?|pictured|image|images|credit|courtesy|(foto|bild):?"
    ),
    "byline, bio": (
        r"^(by|von) \w+|written by|about the author|(staff|senior) (writer|reporter|editor)"
        r"|is an? [\w ]{0,30}(reporter|journalist|writer|author|editor)"
    ),
    "tags": r"^(tags?|topics?|filed under|schlagw\w+|themen)",
    "date, time": (
        r"(updated|published|posted|aktualisiert|stand:)|(minutes?|hours?|days?|weeks?) ago"
        r"|\d{1,2}:\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}"
        r"|(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\w* \d{1,2},? \d{4}"
    ),
}
"""Kinds by what a line says, the first that fits; whole words, case aside."""

BY_LENGTH = {
    "prose of 15+ words": 15,
    "5-14 words": 5,
    "1-4 words": 1,
}
"""Kinds by the fewest words of a line."""

KINDS = (*NAMED, *BY_LENGTH)


class Article:
    """What stands in an article: its grams of one to four words."""

    def __init__(self, gold: str) -> None:
        words = WORD.findall(gold)
        self._grams = {size: frozenset(grams(words, size)) for size in range(1, GRAM + 1)}

    def holds(self, words: list[str]) -> bool:
        """Whether half of a line's grams or more stand in the article."""
        known: Set[Gram] = self._grams[min(GRAM, len(words))]
        of_line = grams(words)
        return 2 * sum(gram in known for gram in of_line) >= len(of_line)


def left_by_kind(article: Article, output: str) -> Counter[str]:
    """Words of foreign lines by kind."""
    left: Counter[str] = Counter()
    for line in output.splitlines():
        words = WORD.findall(line)
        if words and not article.holds(words):
            left[kind_of(line)] += len(words)
    return left


@lru_cache(maxsize=100_000)
def kind_of(line: str) -> str:
    """The kind of a line with at least one word, taken to be foreign."""
    count = len(WORD.findall(line))
    if count <= LONGEST:
        for kind, pattern in _patterns().items():
            if pattern.search(line.strip()):
                return kind
    return next(kind for kind, fewest in BY_LENGTH.items() if count >= fewest)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        for kind, words in NAMED.items()
    }
