"""Number words, months and days of eight languages (numbers.toml)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Numerals:
    """What counts in one language; keys are `plain`.

    Attributes:
        called: number words as digits, months and days by their one name.
        values: of the words that numbers of several words are made of.
        several: finds those, such as forty-two or soixante-dix; its groups are the parts.
        begins: words of which one is in a text where it finds any.
    """

    called: Mapping[str, str]
    values: Mapping[str, int]
    several: re.Pattern[str]
    begins: tuple[str, ...]

    def joined(self, text: str) -> str:
        """The text, in lower case, with digits for numbers of several words."""
        if not any(word in text for word in self.begins):
            return text
        return self.several.sub(self._sum, text)

    def _sum(self, found: re.Match[str]) -> str:
        return str(sum(self.values[plain(part)] for part in found.groups() if part))


@cache
def numerals(language: str) -> Numerals:
    """What counts in a language.

    >>> numerals("fr").joined("trente et un, soixante-dix-sept")
    '31, 77'
    >>> [numerals("de").called[word] for word in ("elf", "einundvierzig", "mai")]
    ['11', '41', 'mai']
    """
    listed = _lists()[language]
    units, tens = _numbered(listed["units"], 1), _numbered(listed["tens"], 10)
    links = [re.escape(link) for link in listed["joined"] if not _glues(link)]
    values = units | tens
    single = {word: value for word, value in values.items() if value > 1 or language == ENGLISH}
    single |= _glued(listed, units, tens)
    called = {plain(word): str(value) for word, value in single.items()}
    for words in (listed["months"], listed["more"], _lists()["days"]["all"]):
        called |= {plain(form): forms[0] for forms in _forms(words) for form in forms}
    begins = (*tens, *(word for word in units if "-" in word))
    values = {plain(word): value for word, value in values.items()}
    return Numerals(called, values, _several(units, tens, links), _with_plain(begins))


@cache
def every_numeral() -> str:
    """All single words that count in some language, with blanks between."""
    languages = _lists().keys() - {"days"}
    return " ".join(sorted({word for each in languages for word in numerals(each).called}))


def _forms(words: str) -> list[list[str]]:
    return [each.split("/") for each in words.split()]


def _numbered(words: str, step: int) -> dict[str, int]:
    """Words by their order: times ``step``, from it on."""
    numbered = enumerate(_forms(words), 1)
    return {form: step * number for number, forms in numbered for form in forms if form != "-"}


def _glues(link: str) -> bool:
    return not link or link.isalpha()


def _glued(listed: dict[str, Any], units: dict[str, int], tens: dict[str, int]) -> dict[str, int]:
    """Numbers of a ten and a unit in one word."""
    found = {}
    for link, ten, unit in product(filter(_glues, listed["joined"]), tens, units):
        word = f"{unit}{link}{ten}" if listed.get("swapped") else f"{ten}{link}{unit}"
        found[word] = tens[ten] + units[unit]
    return found


def _several(units: Iterable[str], tens: Iterable[str], links: list[str]) -> re.Pattern[str]:
    ten, unit = _any_of(tens), _any_of(units)
    whole = _any_of(word for word in (*units, *tens) if "-" in word)
    joined = f"({ten})(?:{'|'.join(links)})({unit})" if links else "(?!)"
    return re.compile(rf"(?<!\w)(?:{joined}|({whole}))(?!\w)")


def _any_of(words: Iterable[str]) -> str:
    """The longest first; with accents and without."""
    every = sorted(_with_plain(words), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, every)) or "(?!)"


def _with_plain(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({form for word in words for form in (word, plain(word))}))


def _lists() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("cleaner.overlap.language") / "numbers.toml").read_text("utf-8"))


def plain(word: str) -> str:
    """A word without its accents."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))
