"""Which news agency an article credits: in its dateline, its byline, or its last lines.

A service that spreads what companies and offices publish counts as one: its texts are shared most.
"""

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
    "CP": "CP|The Canadian Press|Canadian Press",
    "AAP": "AAP",
    "IANS": "IANS",
    "ANI": "ANI",
    "Yonhap": "Yonhap",
    "Anadolu": "Anadolu Agency|Anadolu Ajansı|Anadolu",
    "Interfax": "Interfax",
    "Europa Press": "Europa Press",
    "Adnkronos": "Adnkronos",
    "Agência Brasil": "Agência Brasil",
    "NTB": "NTB",
    "Ritzau": "Ritzau",
    "ČTK": "ČTK|CTK",
    "epd": "epd",
    "KNA": "KNA",
    "SID": "SID",
    "ots": "ots",
    "PR Newswire": "PR Newswire|PRNewswire",
    "Business Wire": "Business Wire|BUSINESS WIRE",
    "GlobeNewswire": "GlobeNewswire|GLOBE NEWSWIRE",
}
_ANY = "|".join(f"(?P<_{index}>{names})" for index, names in enumerate(_NAMES.values()))
_BEHIND = r"""(?=\s*(?:[-–—―,:.]|$|\n|[A-Z“"]))"""
_BRACKETS = re.compile(rf"\((?:{_ANY})(?:/[a-z]{{2,4}})*\){_BEHIND}")
_SLASHES = re.compile(rf"/(?<=\s/)(?:{_ANY})/{_BEHIND}")
_WRITERS = ("By", "Von", "Par", "Por", "Di", "Door", "Source", "Quelle", "Fuente")
_BYLINE = re.compile(
    rf"""^\s*(?:{"|".join(_WRITERS)})\b[^\n]{{0,60}}?\b(?:{_ANY})\b[^\n]{{0,30}}$""",
    re.MULTILINE,
)
_WITH = "with|by|mit|avec|con|com|met|files from|material from|Material (?:von|der)"
_TALKS = ("interview", "Interview", "spoke", "talk", "Gespräch")
_SPOKE = "".join(f"(?<!{word} )" for word in _TALKS)
_CLOSING = re.compile(
    rf"""(?:[-–—]\s*|^|\(|{_SPOKE}\b(?:{_WITH})\s+)(?:{_ANY})(?:\)|\.|/\w+)*\s*$""",
    re.MULTILINE,
)
_HELPED = re.compile(
    rf"\b(?:{_ANY})\b[^\n.]{{0,60}}\bcontributed (?:reporting|to this (?:report|story|article))\b"
)
_SIGNED = re.compile(r"^\(?Reporting by [^\n]+; ?(?:\w+ )*?[Ee]diting by ", re.MULTILINE)
"""How Reuters signs, with no name of its own."""
_EACH = tuple(name for names in _NAMES.values() for name in names.split("|"))

_HEAD, _TAIL, _SERVICE = 1200, 400, 12


def agency_of(text: str) -> str | None:
    """The agency that is credited, by its usual short name.

    Only credits count: a dateline (``BAGHDAD (Reuters) -``), a byline (``By Jane Doe, Associated
    Press``), a closing line (``– AFP``), a word on who contributed or reported.  A story that
    merely speaks of an agency credits none.

    >>> agency_of("BAGHDAD (Reuters) - The ministry said on Monday it would not leave.")
    'Reuters'
    >>> agency_of("A copy of the letter was seen by AFP. Reuters and others reported it too.")
    """
    head, tail = text[:_HEAD], text[-_TAIL:]
    found = _marked(head) or _byline(head)
    if not found and "diting by" in tail and _SIGNED.search(tail):
        return "Reuters"
    found = found or _closing(tail) or _marked(tail)
    return list(_NAMES)[int(str(found.lastgroup)[1:])] if found else None


def _marked(text: str) -> re.Match[str] | None:
    """In brackets, or between slashes; as below, after a quick look for what must be there."""
    found = _BRACKETS.search(text) if "(" in text else None
    return found or (_SLASHES.search(text) if "/" in text else None)


def _byline(text: str) -> re.Match[str] | None:
    may = any(line.lstrip().startswith(_WRITERS) for line in text.split("\n"))
    return _BYLINE.search(text) if may else None


def _closing(text: str) -> re.Match[str] | None:
    if " contributed " in text and (found := _HELPED.search(text)):
        return found
    for line in text.split("\n"):
        end = line.rstrip(" \t\r).")
        if end.endswith(_EACH) or "/" in end[-_SERVICE:]:
            return _CLOSING.search(text)
    return None
