"""Which news agency an article credits: in its dateline, its byline, or its last lines."""

from __future__ import annotations

import re

_NAMES = {
    "AP": "AP|Associated Press|The Associated Press",
    "Reuters": "Reuters|Thomson Reuters",
    "AFP": "AFP|Agence France-Presse|Agence France Presse",
    "dpa": "dpa|Deutsche Presse-Agentur",
    "PA": "PA|Press Association|PA Media",
    "EFE": "EFE",
    "ANSA": "ANSA",
    "Xinhua": "Xinhua",
    "TASS": "TASS",
    "Bloomberg": "Bloomberg",
    "UPI": "UPI",
    "Kyodo": "Kyodo News|Kyodo",
    "Lusa": "Lusa",
    "PAP": "PAP",
    "ANP": "ANP",
    "Belga": "Belga",
    "APA": "APA",
    "Keystone-SDA": "Keystone-SDA|SDA|sda",
    "PTI": "PTI|Press Trust of India",
    "CP": "The Canadian Press|Canadian Press",
    "AAP": "AAP",
}
_ANY = "|".join(f"(?P<_{index}>{names})" for index, names in enumerate(_NAMES.values()))
_CREDIT = re.compile(rf"""\((?:{_ANY})(?:/[a-z]{{2,4}})*\)(?=\s*(?:[-–—―,:.]|$|\n|[A-Z“"]))""")
_WRITERS = ("By", "Von", "Par", "Por", "Di", "Door", "Source", "Quelle", "Fuente")
_BYLINE = re.compile(
    rf"""^\s*(?:{"|".join(_WRITERS)})\b[^\n]{{0,60}}?\b(?:{_ANY})\b[^\n]{{0,30}}$""",
    re.MULTILINE,
)
_CLOSING = re.compile(
    rf"""(?:[-–—]\s*|^|\(|with\s+|by\s+|mit\s+|avec\s+)(?:{_ANY})(?:\)|\.|/\w+)*\s*$""",
    re.MULTILINE,
)
_EACH = tuple(name for names in _NAMES.values() for name in names.split("|"))
_MENTION = re.compile(
    "|".join(sorted(name for name in _EACH if not any(each in name for each in {*_EACH} - {name})))
)
"""Of a text that holds none of these nothing need be asked."""

_HEAD, _TAIL = 1200, 400


def agency_of(text: str) -> str | None:
    """The agency that is credited, by its usual short name.

    Only credits count: a dateline (``BAGHDAD (Reuters) -``), a byline (``By Jane Doe, Associated
    Press``), a closing line (``– AFP``).  A story that merely speaks of an agency credits none.

    >>> agency_of("BAGHDAD (Reuters) - The ministry said on Monday it would not leave.")
    'Reuters'
    >>> agency_of("A copy of the letter was seen by AFP. Reuters and others reported it too.")
    """
    ends = text if len(text) <= _HEAD + _TAIL else text[:_HEAD] + text[-_TAIL:]
    if not (_may_credit(ends) and _MENTION.search(ends)):
        return None
    head, tail = text[:_HEAD], text[-_TAIL:]
    for pattern, piece in ((_CREDIT, head), (_BYLINE, head), (_CLOSING, tail), (_CREDIT, tail)):
        found = pattern.search(piece)
        if found:
            number = int(str(found.lastgroup)[1:])
            return list(_NAMES)[number]
    return None


def _may_credit(text: str) -> bool:
    """False where no line has a bracket, begins as a byline does, or ends with an agency."""
    if "(" in text or "/" in text:
        return True
    for line in map(str.strip, text.split("\n")):
        if line.startswith(_WRITERS) or line.rstrip(").").endswith(_EACH):
            return True
    return False
