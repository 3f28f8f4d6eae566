"""Which figures and days a text names, however a house writes them.

>>> figures("3,400 tons") == figures("3\u202f400 tonnes") == figures("3.400 t") == ("3400",)
True
>>> figures("at 4.15am on Sept 19th") == figures("at 4:15 a.m. on September nineteen")
True
>>> figures("3.5, 35, 2bn, twenty-two")
('3.5', '35', '2bn', '22')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from cleaner.overlap.language.numerals import ENGLISH, numerals, plain

_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?![\d’']|[.,]\d)")
_HOUR = re.compile(r"(?<=\d)(?:[.:](?P<minute>\d\d))?\s*(?P<half>[ap])\.?m\b")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_WORD = re.compile(r"\d[\w.:]*\w|\w+")


def figures(text: str, language: str = ENGLISH) -> tuple[str, ...]:
    """The numbers and days of a text, in order, as digits and by their one name.

    Blanks, dots and commas that part thousands are left out, a decimal comma is a dot.  Ordinals
    and hours are understood in English, number words and months in that language.
    """
    known = numerals(language).called
    return tuple(_figures_among(_WORD.findall(in_digits(text, language)), known))


def in_digits(text: str, language: str) -> str:
    """A text in lower case, its numbers in digits without what only parts them.

    Number words that are one word stay; `numerals` knows what they are called.
    """
    low = _THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), text.lower())
    low = _HOUR.sub(_hour, _ORDINAL.sub("", _COMMA.sub(".", low)))
    return numerals(language).joined(low)


def _figures_among(words: Iterable[str], called: Mapping[str, str]) -> Iterator[str]:
    for word in words:
        known = called.get(plain(word), word if word[0].isdigit() else None)
        if known is not None:
            yield known


def _hour(found: re.Match[str]) -> str:
    minute = f":{found['minute']}" if found["minute"] else ""
    return f"{minute}{found['half']}m"
