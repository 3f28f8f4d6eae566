"""Datelines: at the head of a paragraph place, day, the agency in brackets, and a dash.

What tells ``BAGHDAD, May 4 (AFP) -`` from ``the Party (AFP), which`` is what stands about the
brackets: a place or a day before them, and a sentence that begins behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.overlap.agency.names import CAPITAL, LIST, NAMED

_BRACKETS = re.compile(r"\(([^()\n]{2,50})\)")
_SLASHES = re.compile(rf"(?<=\s)/({NAMED})/(?=\s*[-–—.,])")
_ALONE = re.compile(LIST)
_AMONG = re.compile(rf"(?:[\w. -]{{2,20}}/)*{NAMED}(?:(?:/|,\s*)[\w. -]{{2,20}})*")
"""Also with the outlet, as in ``CBS Seattle/AP``, or the service for a region."""

_MONTH = r"[^\W\d]{3,10}\.?"
_DATED = re.compile(
    rf"(?:^|[\s,.])(?:\d{{1,2}}(?:\.|st|nd|rd|th|er)?\s+(?:de\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}|"
    r"\d{1,2}[./]\d{1,2}[./]?|(?<=,\s)\d{1,2}\.?)(?:,?\s*(?:de\s+)?\d{4})?[.,]?$"
)
"""Ends with a day: ``May 4``, ``4 mai 2026``, ``4.5.2026``."""

_CAPS = re.compile(
    rf"(?:^|[\s/.'’-]){CAPITAL}{{4,}}[.]?(?:, {CAPITAL}[\w.]*(?: {CAPITAL}[\w.]*)?)?,?$"
)
"""Ends with a place in capitals, or with the land it lies in: ``LA CROSSE, Wis.``"""

_WORD = rf"(?:['’]s-)?{CAPITAL}[\w.'’-]*"
_PLACE = re.compile(rf"{_WORD}(?:[\s,/]+(?:(?:\w{{1,3}}|upon)\s+){{0,2}}{_WORD}){{0,3}}")
_LONGEST, _NEXT = 60, 300
"""Characters of a place and a day, and of what is looked at behind them."""

_DASH = r"[ \t]*\n?[ \t]*(?:[-–—]+|\.[-–—]+)\s*"
_BEGINS = rf"""["“”„«»‘'(\[]?\s?(?:{CAPITAL}|\d)"""
_BARE = rf"""[ \t]*["“„«]?\s?{CAPITAL}"""
_DASHED = re.compile(rf"{_DASH}{_BEGINS}")
_MARKED = re.compile(rf"""(?:{_DASH}|\s*\.\s+){_BEGINS}|{_BARE}[^\n]*[.!?…]""")
_OPENED = re.compile(rf"{_DASH}|\s?[.:]\s|{_BARE}")
_ANY = re.compile(rf"\s*[-–—,:.]|{_BARE}")


def datelines(head: str) -> Iterator[str]:
    """The agencies in datelines, as they are written there."""
    for found in _BRACKETS.finditer(head) if "(" in head else ():
        start = head.rfind("\n", 0, found.start()) + 1
        before = head[start : found.start()].strip().rstrip("-–— ")
        after = head[found.end() : found.end() + _NEXT]
        known = _AMONG if before else _ALONE
        if known.fullmatch(found[1]) and _stands(before, found[1], after):
            yield found[1]
    if "/" in head:
        yield from (found[1] for found in _SLASHES.finditer(head))


def _stands(before: str, inside: str, after: str) -> bool:
    """Whether place and day come before it, and a sentence behind it."""
    before = before.replace("[", "").replace("]", "")  # ``New Delhi [India], May 4 (ANI):``
    if not before:
        return bool(_OPENED.match(after))
    if _abbreviates(inside, before):
        return False
    near = before[-_LONGEST:]
    told = _CAPS.search(near) or _DATED.search(near)
    if not _opens(before):
        return bool(told and _DASHED.match(after))
    short = len(inside) == 2  # as states and provinces have it: "Tom Crabbe (PA). He"
    return bool((_ANY if told else _DASHED if short else _MARKED).match(after))


def _opens(before: str) -> bool:
    """Whether this is a place, with a day or without, and nothing else."""
    if len(before) > _LONGEST:
        return False
    place = _DATED.sub("", before).rstrip(" ,.")
    return not place or bool(_PLACE.fullmatch(place))


def _abbreviates(inside: str, before: str) -> bool:
    """Whether it stands for the words before it, as in ``People's Action Party (PAP)``."""
    words = re.split(r"[\s-]+", before[-_LONGEST:].rpartition(",")[2])
    initials = "".join(word[0] for word in words if word[:1].isupper())
    return initials.endswith(inside.upper())
