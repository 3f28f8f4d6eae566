"""Sets of made articles that share what outlets share: quotations, copies, phrases.

All of it is invented, and the same for the same seed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cleaner.overlap.records import Article, Overlap
from cleaner.overlap.report.data import match_records
from cleaner.overlap.report.pairs import pair_records

_BEGINS = [
    "br",
    "cl",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "qu",
    "r",
    "s",
    "sh",
    "st",
    "t",
    "th",
    "tr",
    "v",
    "w",
]
_VOWELS = ["a", "e", "i", "o", "u", "ea", "ou", "ie"]
_ENDS = ["b", "ck", "d", "g", "l", "ll", "m", "n", "nd", "ng", "p", "r", "rn", "s", "st", "t", "ve"]
_SMALL = [
    "the",
    "of",
    "and",
    "a",
    "to",
    "in",
    "that",
    "it",
    "was",
    "for",
    "on",
    "with",
    "as",
    "at",
    "by",
    "from",
    "had",
    "were",
    "not",
    "but",
]
_NAMES = [
    "Brackwater",
    "Ellory",
    "Marsh",
    "Quillon",
    "Tamsin",
    "Oakes",
    "Petra",
    "Lund",
    "Vale",
    "Hollis",
    "Wren",
    "Aldous",
]
_MORE = ("Grünwald", "café", "naïve", "渡し船が戻った", "паром", "½", "the\u00adater", "Ⅶ")


class Town:
    """Makes paragraphs, and what is said again elsewhere."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 – reproducible, not secret
        self._words = [self._word() for _ in range(6_000)]
        self._said = [self.words(self.chance.randint(4, 14)) for _ in range(400)]
        self._phrases = [self.words(9) for _ in range(3)]
        self.before = [self.paragraph() for _ in range(50)]

    def _word(self) -> str:
        parts = (_BEGINS, _VOWELS, _ENDS)
        return "".join(self.chance.choice(part) for part in parts * self.chance.randint(1, 2))

    def words(self, count: int) -> str:
        """So many words."""
        return " ".join(self._one() for _ in range(count))

    def _one(self) -> str:
        kind = self.chance.random()
        if kind < 0.4:
            return self.chance.choice(_SMALL)
        if kind < 0.45:
            return self.chance.choice(_NAMES)
        if kind < 0.47:
            return str(self.chance.randint(2, 2_000))
        if kind < 0.475:
            return self.chance.choice(_MORE)
        return self.chance.choice(self._words)

    def paragraph(self) -> str:
        """A new one, at times with a quotation that others have too."""
        text = f"{self.words(3).capitalize()} {self.words(self.chance.randint(5, 40))}."
        kind = self.chance.random()
        if kind < 0.15:
            text += f" “{self.chance.choice(self._said)},” {self.words(3)}."
        elif kind < 0.2:
            text += f' "{self.chance.choice(self._said)}" {self.words(2)}'
        return text

    def again(self) -> str:
        """One that was there before: the same, changed, misspelled, or a part of it."""
        text, kind = self.chance.choice(self.before), self.chance.random()
        words = text.split()
        if kind < 0.25:
            return text
        if kind < 0.5:
            for _ in range(1 + len(words) // 12):
                words[self.chance.randrange(len(words))] = self._one()
        elif kind < 0.7:
            return "".join(sign for sign in text if self.chance.random() > 0.06)
        elif kind < 0.9:
            at = self.chance.randrange(len(words))
            words = [*self.words(8).split(), *words[at : at + 12], *self.words(6).split()]
        else:
            words[self.chance.randrange(len(words))] = self.chance.choice(self._phrases)
        return " ".join(words)

    def text(self) -> str:
        """A paragraph of a set."""
        kind = self.chance.random()
        if kind < 0.7:
            self.before.append(self.paragraph())
            return self.before[-1]
        if kind < 0.72:
            phrase = self.chance.choice(self._phrases)
            return f"{phrase} {self._one()} {self._one()}"
        return self.again()


def articles(paragraphs: int, *, seed: int = 1) -> list[Article]:
    """Articles of some paragraphs each, of twenty outlets, dated or not, boilerplate among them."""
    town = Town(seed)
    found, left = [], paragraphs
    while left > 0:
        count = min(left, town.chance.choice((1, 1, 2, 3, 5, 8)))
        found.append(_article(town, len(found), count))
        left -= count
    return found


def _article(town: Town, number: int, count: int) -> Article:
    parts = [town.text() for _ in range(count)]
    head = "(Reuters) - " if town.chance.random() < 0.05 else ""
    text = head + "\n\n".join(parts)
    spans, at = [], len(head)
    for part in parts:
        spans.append((at, at + len(part)))
        at += len(part) + 2
    dated = town.chance.random() < 0.8
    day = dt.date(2031, 5, town.chance.randint(1, 9)) if dated else None
    hour = dt.time(town.chance.randrange(24), tzinfo=dt.UTC)
    timed = day is not None and town.chance.random() < 0.5
    return Article(
        id=f"{number * 7919 % 100_003:06d}",
        outlet=f"outlet {town.chance.randrange(20):02d}",
        text=text,
        paragraphs=tuple(spans),
        kept=tuple(town.chance.random() > 0.03 for _ in spans),
        date=day,
        time=dt.datetime.combine(day, hour) if timed else None,
        title=f"Story {number}" if number % 3 else None,
    )


def lines(overlap: Overlap) -> Iterator[str]:
    """The matches as ``clean overlap --to jsonl`` writes them."""
    return (json.dumps(record) for record in match_records(overlap))


def md5(records: Iterable[str]) -> str:
    """One hash of many lines."""
    found = hashlib.md5(usedforsecurity=False)
    for line in records:
        found.update(f"{line}\n".encode())
    return found.hexdigest()


def facts(overlap: Overlap) -> Mapping[str, Any]:
    """All that was found, to be compared."""
    return {
        "articles": list(overlap.articles),
        "matches": list(overlap.matches),
        "records": list(lines(overlap)),
        "clusters": list(overlap.clusters),
        "words": overlap.words,
        "shared": overlap.shared,
        "table": overlap.table,
        "pairs": list(overlap.pairs),
        "pair records": list(pair_records(overlap)),
        "cut": overlap.cut,
        "warnings": overlap.warnings,
    }
