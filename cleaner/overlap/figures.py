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

_DIGITS = "one two three four five six seven eight nine"
_UNITS = (
    f"{_DIGITS} ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_MONTHS = "january february march april may june july august september october november december"
COUNTED = (
    f"{_UNITS} {_TENS} hundred thousand million billion dozen dozens {_MONTHS} "
    "jan feb mar apr jun jul aug sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi "
    "vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"
)
"""Words that count as a number or a day."""

_KNOWN = frozenset(COUNTED.split())
_FIGURE = {word: number for number, word in enumerate(_UNITS.split(), 1)}
_FIGURE |= {word: number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
_LONG = {month[:3]: month for month in _MONTHS.split()} | {"sept": "september"}

_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+(?![\d’']|[.,]\d)")
_HOUR = re.compile(r"(?<=\d)(?:[.:](?P<minute>\d\d))?\s*(?P<half>[ap])\.?m\b")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_SPELLED = re.compile(rf"\b({_TENS.replace(' ', '|')})[- ]({_DIGITS.replace(' ', '|')})\b")
_WORD = re.compile(r"\d[\w.:]*\w|\w+")


def figures(text: str) -> tuple[str, ...]:
    """The numbers and days of a text, in order, as digits and long names.

    Blanks, dots and commas that part thousands are left out, a decimal comma is a dot.  Number
    words, ordinals, hours and months are understood in English.
    """
    low = _THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), text.lower())
    low = _HOUR.sub(_hour, _ORDINAL.sub("", _COMMA.sub(".", low)))
    low = _SPELLED.sub(lambda found: str(_FIGURE[found[1]] + _FIGURE[found[2]]), low)
    words = [word for word in _WORD.findall(low) if word[0].isdigit() or word in _KNOWN]
    return tuple(str(_FIGURE.get(word) or _LONG.get(word, word)) for word in words)


def _hour(found: re.Match[str]) -> str:
    minute = f":{found['minute']}" if found["minute"] else ""
    return f"{minute}{found['half']}m"
