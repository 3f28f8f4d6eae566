"""Bylines and lines of nothing but a date: kept unless they are asked away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.read.months import MONTHS
from cleaner.strip.page import Evidence, Page
from cleaner.text import fold

HEAD = 12
"""Blocks at the top among which they stand."""

LONGEST = 120
"""Characters of a byline."""

_BY = r"(?:by|von|par|por|di|door|da|autor|autorin|auteur)"
_GLANCE = re.compile(rf"\d|\b{_BY}\b", re.IGNORECASE)
_BYLINE = re.compile(
    rf"(?:(?:written|words|story|reported) (?=by\b))?{_BY}[ :]\s*"
    r"[^\W\d_][\w.'’-]*,?(?: (?:[^\W\d_][\w.'’-]*,?|&|,)){0,9}"
)
_MONTH = rf"(?:{'|'.join(MONTHS)})\w*\.?"
DAY = (
    rf"(?:\d{{1,2}}(?:\.|st|nd|rd|th)? (?:de )?{_MONTH},?(?: de)? \d{{4}}|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
"""A pattern of a day in small letters, month and year included."""

_LABEL = (
    r"(?:(?:first )?published|updated|posted|created|last (?:modified|updated)|stand|erstellt|"
    r"veröffentlicht|(?:zuletzt )?aktualisiert|publié|mis à jour|publicado|actualizado|pubblicato|"
    r"aggiornato|atualizado|gepubliceerd|bijgewerkt|opublikowano|aktualizacja)\b"
    r"[ :]*(?:on|am|le|el|il|em|op|at)?\s*"
)
_HOUR = r"(?:(?:at|um|à|a las|alle|às|om|o) )?\d{1,2}[:.h]\d{2}"
_STAMP = rf"(?:{_LABEL})?(?:\w{{2,10}}\.?,? )?{DAY}(?:[ ,t/-]+{_HOUR}.{{0,20}}?)?"
_ASIDE = r"\d+[- ](?:min|comment|kommentar|share)\w*\.?(?: \w+)?"
_AGE = r"\d{1,2} (?:min|minute|hour|hr|day)s? ago"
_DATELINE = re.compile(
    rf"{_STAMP}(?:[ ,]+(?:{_STAMP}|{_ASIDE}|{_LABEL}{_HOUR}))?|"
    rf"{_LABEL}(?:{_AGE}|{_HOUR}.{{0,10}}, {DAY})"
)
_PARTED = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")
_DETAIL = re.compile(rf"(?:{_LABEL})?{_HOUR}.{{0,12}}|{_ASIDE}")
"""What stands beside a day: the hour, how long one reads, how many comments there are."""

_OUTLET = re.compile(r"(?:[^\W\d_a-z][\w.'’&-]* ?){1,5}")
"""The paper or agency beside a name: each word with a capital."""


def evidence(page: Page) -> Iterator[Evidence]:
    """Short lines near the top that name the author, or the day."""
    for block in range(min(HEAD, len(page))):
        kind = kind_of(page.texts[block], page.folded[block])
        if kind:
            why = "names the author" if kind == "byline" else "nothing but a date"
            yield Evidence(block, "byline", kind, why, 0.9)


def is_signed(text: str) -> bool:
    """Whether a line names the author, or the day; most lines hold no word or number that would."""
    if len(text) > LONGEST and len(fold(text).strip()) > LONGEST:
        return False  # sooner than a glance over a paragraph
    return bool(_GLANCE.search(text)) and bool(kind_of(text, fold(text).strip()))


def kind_of(text: str, folded: str) -> str:
    """``byline``, ``dateline``, or nothing; a line of several parts is either where all are."""
    if len(folded) > LONGEST:
        return ""
    kind = _kind_of(text, folded)
    if kind or not _PARTED.search(text):
        return kind
    kinds = {_kind_of_part(part) for part in _PARTED.split(text) if part}
    if "byline" in kinds:
        return "" if "" in kinds else "byline"
    return "dateline" if "dateline" in kinds and kinds <= {"dateline", "detail"} else ""


def _kind_of(text: str, folded: str) -> str:
    if _BYLINE.fullmatch(folded) and _names_people(text):
        return "byline"
    return "dateline" if _DATELINE.fullmatch(folded) else ""


def _kind_of_part(part: str) -> str:
    folded = fold(part).strip()
    kind = _kind_of(part, folded)
    if kind or not _DETAIL.fullmatch(folded):
        return kind or ("outlet" if _OUTLET.fullmatch(part) else "")
    return "detail"


def _names_people(text: str) -> bool:
    """There are names, and every longer word after the first has a capital in it."""
    words = text.split()[1:]
    return any(word[0].isupper() for word in words) and all(
        len(word) <= 4 or not word.islower() for word in words
    )
