"""What a paragraph says, to tell whether anything is lost with it where another one stays.

>>> one = wording("The U.S. mill, closed for nine years, rose 3.5% to $40 on Monday.")
>>> one == wording("the US mill – closed for nine years – rose 3.5% to $40 on “Monday”")
True
>>> other = wording("US mill that closed for 9 years rose 3.5 per cent to $40 on Monday.")
>>> one.core == other.core
True
>>> changes(one, other)
('the / –', '– / that', 'nine / 9', '% / per cent')
>>> wording("The mill rose to £40.").core == wording("The mill rose to $40.").core
False
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from unicodedata import normalize

import regex
from rapidfuzz.distance import Levenshtein

from cleaner.overlap.language.detect import language_of
from cleaner.overlap.language.figures import in_digits
from cleaner.overlap.language.numerals import ENGLISH, numerals, plain
from cleaner.read.links import blanked
from cleaner.text import fold

_SMALL = {ENGLISH: frozenset({"the", "that"})}
"""Words that can be left out or put in and nothing else is said.

Few are so: hepatitis A is not hepatitis, and in other languages articles tell a woman from a man.
"""

_CURRENCY = "$¢£¤¥֏؋฿៛₠-⃀"
_PART = regex.compile(
    rf"[{_CURRENCY}%‰°]|(?<!\w)[-+±<>≤≥~≈](?=\d)|\d[\w.:]*\w|[\w\p{{M}}]+", regex.VERSION1
)
_INSIDE = re.compile(r"(?<=\w)'(?=\w)")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]\b\.?")
_PERCENT = re.compile(r"\b(?:per ?cent|prozent|procent|pour cent|por ciento|por cento|per cento)\b")


Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What a paragraph says.

    Attributes:
        words: its words in lower case, and the signs of amounts.
        core: what must be the same: no small words, numbers as digits and by their one name.
        amounts: the numbers, days and signs among them, sorted.
    """

    words: Words
    core: Words = field(compare=False)
    amounts: Words = field(compare=False)


def wording(text: str) -> Wording:
    """What a paragraph says; the addresses of links in Markdown are no part of it."""
    low = _joined(normalize("NFC", fold(blanked(text))))
    language = language_of(low)
    small = _SMALL.get(language or "", frozenset())
    called = numerals(language or ENGLISH).called
    digits = in_digits(_percents(low), language or ENGLISH)
    core, amounts = [], []
    for part in _PART.findall(digits):
        known = called.get(plain(part))
        if known is not None or not part[0].isalpha():
            amounts.append(known or part)
        if part not in small:
            core.append(known or part)
    return Wording(tuple(_PART.findall(low)), tuple(core), tuple(sorted(amounts)))


def _joined(low: str) -> str:
    """A text without what stands inside of words: don't, U.S."""
    low = _INSIDE.sub("", low) if "'" in low else low
    return _INITIALS.sub(lambda found: found[0].replace(".", ""), low) if "." in low[:-1] else low


def _percents(low: str) -> str:
    hints = ("cent", "zent", "ciento")  # a look-up takes a tenth of the time
    return _PERCENT.sub("%", low) if any(hint in low for hint in hints) else low


def changes(one: Wording, other: Wording) -> tuple[str, ...]:
    """Where the words of two differ: ``nine / 9``; a dash for nothing."""
    return tuple(f"{_said(here)} / {_said(there)}" for here, there in _replaced(one, other))


def share(one: Wording, other: Wording) -> float:
    """How much of the longer one is the same in the other."""
    changed = sum(max(map(len, both)) for both in _replaced(one, other))
    return round(max(0.0, 1 - changed / max(len(one.words), len(other.words), 1)), 4)


def _replaced(one: Wording, other: Wording) -> Iterator[tuple[Words, Words]]:
    steps = Levenshtein.opcodes(one.words, other.words)
    for same, several in groupby(steps, lambda step: step.tag == "equal"):
        if not same:
            first, *_, last = [*several] * 2
            here = one.words[first.src_start : last.src_end]
            yield here, other.words[first.dest_start : last.dest_end]


def _said(words: Words) -> str:
    return " ".join(words) or "–"
