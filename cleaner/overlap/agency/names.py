"""The agencies' names, and lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ahocorasick

_NAMES = {
    "AP": "AP|Associated Press|ASSOCIATED PRESS",
    "Reuters": "Reuters|REUTERS|Thomson Reuters|Thomson Reuters Foundation",
    "AFP": "AFP|afp|Agence France-Presse|Agence France Presse|AGENCE FRANCE-PRESSE",
    "dpa": "dpa|DPA|dpa-AFX|dpa-infocom|Deutsche Presse-Agentur|Deutschen Presse-Agentur",
    "PA": "PA|Press Association|PA Media",
    "EFE": "EFE|Efe",
    "ANSA": "ANSA|Ansa",
    "Xinhua": "Xinhua|Xinhua News Agency",
    "TASS": "TASS|Tass|ITAR-TASS|Itar-Tass",
    "Bloomberg": "Bloomberg|Bloomberg News|Bloomberg L.P",
    "UPI": "UPI|United Press International",
    "Kyodo": "Kyodo|Kyodo News|KYODO",
    "Lusa": "Lusa|LUSA",
    "PAP": "PAP|Polska Agencja Prasowa",
    "ANP": "ANP",
    "Belga": "Belga|BELGA",
    "APA": "APA|Austria Presse Agentur",
    "Keystone-SDA": "Keystone-SDA|Keystone-ATS|Keystone-SDA-ATS|SDA|sda|ATS|ats",
    "AWP": "AWP|awp",
    "PTI": "PTI|Press Trust of India",
    "CP": "CP|Canadian Press|CANADIAN PRESS",
    "AAP": "AAP|Australian Associated Press",
    "IANS": "IANS",
    "ANI": "ANI",
    "Yonhap": "Yonhap|Yonhap News Agency|YONHAP",
    "Anadolu": "Anadolu|Anadolu Agency|Anadolu Ajansı",
    "Interfax": "Interfax|INTERFAX",
    "Europa Press": "Europa Press|EUROPA PRESS",
    "Adnkronos": "Adnkronos|ADNKRONOS",
    "Agência Brasil": "Agência Brasil",
    "NTB": "NTB",
    "Ritzau": "Ritzau|ritzau",
    "ČTK": "ČTK|CTK",
    "epd": "epd",
    "KNA": "KNA",
    "SID": "SID",
    "ots": "ots",
    "PR Newswire": "PR Newswire|PRNewswire",
    "Business Wire": "Business Wire|BUSINESS WIRE",
    "GlobeNewswire": "GlobeNewswire|GLOBE NEWSWIRE",
}
_SHORT = {name: short for short, names in _NAMES.items() for name in names.split("|")}
_LONGEST_FIRST = sorted(_SHORT, key=len, reverse=True)


def _any_of(names: Iterable[str]) -> str:
    return rf"(?<![^\W_])(?<!-)(?:{'|'.join(map(re.escape, names))})(?![^\W_]|['’-]\w)"


AGENCY = _any_of(_LONGEST_FIRST)
"""A pattern of any agency's name, as a word of its own."""

_BORNE = ("Bloomberg", "Lusa", "Belga", "Tass", "Ansa", "Efe")
NOBODY = _any_of(name for name in _LONGEST_FIRST if name not in _BORNE)
"""The same of those that no person bears."""

_ARTICLE = r"(?:(?:the|die|der|den|dem|das|le|les|la|las|los|de|da|a|as|het)\s+|l['’])"
_KIND = r"(?:(?:\w*ag[eê]n[ctz]\w*|news agenc(?:y|ies)|persbureaus?)\s+)"
NAMED = rf"(?i:{_ARTICLE}?{_KIND}?){AGENCY}"
"""The same, with an article or a word for agency before it."""

AND = r"(?:\s*[/,;+&]\s*|\s+(?:and|und|et|y|e|en|i)\s+)"
_DAY = r"\d[\d./:]*"
_DESK = r"[Rr]ed(?:\.|ak\w+|az\w+|acc\w+|ac\w+|act\w+)?|[Ss]taff|[Aa]gen[ctz]\w+"
_WRITER = r"[a-zäöüß]{2,5}\.?"
_ELSE = rf"(?:{_DESK}|{_WRITER}|{_DAY})"
LIST = rf"(?:{_ELSE}{AND})*{NAMED}(?:(?:{AND}|\s+(?=\d))(?:{NAMED}|{_ELSE}))*"
"""Agencies and nothing else but a desk, a writer's sign, a day: ``AFP, Reuters``, ``dpa/lno``."""

CAPITAL = "[^\\W\\d_a-zß-öø-ÿāăąćčďđēęěğīıłńňőœřśşšťūůűźżž]"
"""A pattern of a capital letter."""

NAME = rf"{CAPITAL}[\w.'’-]*"
"""A pattern of a word that begins with one, as names do."""

_FOUND = re.compile(AGENCY)


def names_any(text: str) -> bool:
    """Whether an agency's name stands in it: a quick look, for nearly every text names none."""
    return any(_is_word(text, end + 1 - size, end + 1) for end, size in _finder().iter(text))


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit stands right before or behind."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


@cache
def _finder() -> ahocorasick.Automaton:
    """All names at once; it tells how long each is."""
    import ahocorasick

    finder = ahocorasick.Automaton()
    for name in _SHORT:
        finder.add_word(name, len(name))
    finder.make_automaton()
    return finder


def agencies(texts: Iterable[str]) -> list[str]:
    """The short names of the agencies in some credits, each once."""
    found = (_SHORT[name] for text in texts for name in _FOUND.findall(text))
    return list(dict.fromkeys(found))
