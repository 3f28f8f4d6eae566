"""Bylines: who wrote it, and for which agency; lines that stand above the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.overlap.agency.lines import bare, is_plain, is_prose, is_shared, is_told, lines_of
from cleaner.overlap.agency.names import AND, CAPITAL, LIST, NAME, NAMED, NOBODY, names_any

_BY = r"(?i:by|von|par|por|di|door|author|auteur|autore?|autorin|oprac(?:\.|owanie))(?!\w)\s*:?\s*"
_FOR = r"(?:[,;|/·•(–—]\s*|\s-\s*|\s(?:of|for|from|with|mit|avec|con|com|met|z)\s+)"
_CREDITED = rf"{NAMED}(?:{AND}(?:{NAMED}|[a-z]{{2,5}}\b))*"
_ROLE = (
    r"(?:\s[\w-]+){0,3}\s(?i:writers?|reporters?|editors?|staff|news|agence|journalist\w*|"
    r"[ck]orr\w+|redak\w+|reda[cz]\w+)"
)
_REST = rf"(?:\sin\s{CAPITAL}[^\n]*|\s*[|,·•)–—-][^\n]*)"
_BYLINE = re.compile(
    rf"{_BY}(?:{_CREDITED}|(?:[^\s,]+\s[^\n]{{1,50}}?|[^\s,]+(?!,))(?:{_FOR}{_CREDITED}|\s{NOBODY}))(?:{_ROLE})?"
    rf"(?:\.|{_REST}?(?<![.!?]))"
)
_PERSON = rf"{NAME}(?:\s(?:\w{{1,3}}\s)?{NAME}){{1,3}}"
_SIGNED = re.compile(
    rf"{_PERSON}(?:(?:,| and| und| et| y| e| en| i)\s{_PERSON}){{0,3}},\s"
    rf"(?![A-Z]{{2}}$){_CREDITED}(?:{_ROLE})?"
)
"""Without a word for by: ``JANE DOE, Associated Press``; but ``Camp Hill, PA`` is a place."""

_PARTED = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")
_ONLY = re.compile(LIST)
_LONGEST, _LINES = 120, 6
"""Characters of a byline; lines above the article among which one may stand without a word."""


def bylines(head: str) -> Iterator[str]:
    """The lines above the article that credit an agency."""
    above = True
    for place, line in enumerate(lines_of(head)):
        above = above and place < _LINES and not is_prose(line)
        known = len(line) <= _LONGEST and names_any(line)
        if known and (is_byline(line) or (above and _credits(line, place))):
            yield line


def is_byline(line: str) -> bool:
    """Whether it says by whom: ``By Jane Doe, Associated Press``; Michael Bloomberg is a person."""
    return bool(_BYLINE.fullmatch(line))


def _credits(line: str, place: int) -> bool:
    inside = bare(line)
    shared = is_shared(inside) and (place > 0 or " avec " in inside)  # no headline
    if line.endswith("."):
        return False
    return shared or is_plain(inside) or is_told(inside) or _dated(line) or _signed(line)


def _signed(line: str) -> bool:
    return bool(_SIGNED.fullmatch(line))


def _dated(line: str) -> bool:
    """Whether an agency stands beside a day or an hour, and nothing else does."""
    parts = _PARTED.split(line)
    only = [bool(_ONLY.fullmatch(part)) for part in parts]
    dated = [any(sign.isdigit() for sign in part) for part in parts]
    return any(only) and all(one or other for one, other in zip(only, dated, strict=True))
