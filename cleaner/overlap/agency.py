"""Which news agency an article credits: in its dateline, its byline, or its last lines."""

from __future__ import annotations

import re

_NAMES = {
    "AP": r"AP|Associated Press|The Associated Press",
    "Reuters": r"Reuters|Thomson Reuters",
    "AFP": r"AFP|Agence France[- ]Presse",
    "dpa": r"dpa|Deutsche Presse-Agentur",
    "PA": r"PA|Press Association|PA Media",
    "EFE": r"EFE",
    "ANSA": r"ANSA",
    "Xinhua": r"Xinhua",
    "TASS": r"TASS",
    "Bloomberg": r"Bloomberg",
    "UPI": r"UPI",
    "Kyodo": r"Kyodo(?: News)?",
    "Lusa": r"Lusa",
    "PAP": r"PAP",
    "ANP": r"ANP",
    "Belga": r"Belga",
    "APA": r"APA",
    "Keystone-SDA": r"Keystone-SDA|SDA",
    "PTI": r"PTI|Press Trust of India",
    "CP": r"The Canadian Press|Canadian Press",
    "AAP": r"AAP",
}
_ANY = "|".join(f"(?P<_{index}>{names})" for index, names in enumerate(_NAMES.values()))
_CREDIT = re.compile(rf"""\((?:{_ANY})\)(?=\s*(?:[-–—―,:.]|$|\n|[A-Z“"]))""")
_BYLINE = re.compile(
    rf"""^\s*(?:By|Von|Par|Por|Di|Door|Source|Quelle|Fuente)\b[^\n]{{0,60}}?\b(?:{_ANY})\b[^\n]{{0,30}}$""",
    re.MULTILINE,
)
_CLOSING = re.compile(
    rf"""(?:[-–—]\s*|^|\(|with\s+|by\s+|mit\s+|avec\s+)(?:{_ANY})(?:\)|\.|/\w+)*\s*$""",
    re.MULTILINE,
)
_PARTS = {re.split(r"[(\[]", name)[0] for names in _NAMES.values() for name in names.split("|")}
_MENTION = re.compile(
    "|".join(sorted(part for part in _PARTS if not any(other in part for other in _PARTS - {part})))
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
    head, tail = text[:_HEAD], text[-_TAIL:]
    ends = text if len(text) <= _HEAD + _TAIL else head + tail
    if not _MENTION.search(ends):
        return None
    for pattern, piece in ((_CREDIT, head), (_BYLINE, head), (_CLOSING, tail), (_CREDIT, tail)):
        found = pattern.search(piece)
        if found:
            number = int(str(found.lastgroup)[1:])
            return list(_NAMES)[number]
    return None
