"""What tells a line that is nothing but a credit, and one of the story."""

from __future__ import annotations

import re

from cleaner.overlap.agency.names import AND, LIST, NAME

_WITH = r"(?i:with|mit|avec|con|com|met|z)"
_FROM = r"(?:from|by|of|von|vom|der|des|du|de|da|do|di|van|z|ze)"
_ELIDED = r"(?:(?:de\s)?l['’]|dell['’]|dall['’]|d['’])"
_OTHER = rf"(?:the\s|The\s)?{NAME}(?:\s(?:\w{{1,3}}\s)?{NAME}){{0,4}}"
_AMONG = rf"(?:{_OTHER}{AND}){{0,3}}{LIST}(?:{AND}{_OTHER}){{0,3}}"
"""Agencies, and who else helped: ``The Associated Press and Lena Pike``."""

_LABEL = (
    r"(?i:sources?|quellen?|fuentes?|fonti?|fontes?|bron(?:nen)?|źródł[oa]|agency|agencies|"
    r"agentur(?:en)?|agences?|agencias?|agências?|agenzi[ae])\s?:?"
)
_REPORTED = r"(?i:(?:additional |further )?reporting (?:contributed )?(?:by|from))"
_TALK = r"\w*(?i:interview|gespräch|gesprek|entrevista|intervista|entretien|wywiad|talk)\b"
_OUTLET = rf"(?!{_TALK})(?:franceinfo|(?:\d+\s)?{NAME}(?:\s(?:{NAME}|\d+)){{0,3}})"

_TOLD = re.compile(
    rf"{_WITH}\s+{LIST}(?:\s(?:inputs?|reports?|reporting|files|material))?|"
    rf"{_WITH}\s+[^\n.,:;()]{{2,60}}?\s(?:{_FROM}\s|{_ELIDED}){_AMONG}|"
    rf"{_WITH}\s+\w{{4,20}}\s\({LIST}\)|"
    rf"(?:With\s+|with\s+)?{_REPORTED}\s+{_AMONG}|"
    rf"Contributing:\s(?:[^\n]{{2,80}}[,;]\s)?{LIST}"
)
_PLAIN = re.compile(rf"{LIST}(?:\s+{_WITH}\s[^\n.]{{2,40}})?|{_LABEL}\s+{LIST}")
_OUTLETS = re.compile(rf"{_OUTLET}\s+(?:with|mit|avec|con|com|met|z)\s+{LIST}")
_MARKS = re.compile(
    r"(?:[-–—]{1,3}\s*|[*_/]{1,2}(?=\S))?(?:[(\[](?P<inside>[^()\[\]\n]+?)\.?[)\]]|"
    r"(?P<alone>[^\n]+?))\.?[*_/]{0,2}"
)
_STOP = re.compile(r"""[.!?…]["”“»’'\])]{0,2}$|["”“»)\]]$""")
_LEAST, _LONGEST, _WRAPPED = 60, 200, 40
"""Characters of a paragraph, of a line that is nothing but a credit, of one that was wrapped."""


def lines_of(text: str) -> list[str]:
    """The lines that are not blank; those that go on in small letters on the next are put together.

    So ``with Reuters.`` is no line of its own where a sentence was wrapped before it.
    """
    found: list[str] = []
    before = ""
    for line in map(str.strip, text.split("\n")):
        if line and _goes_on(before, line):
            found[-1] += f" {line}"
        elif line:
            found.append(line)
        before = line and found[-1]
    return found


def _goes_on(before: str, line: str) -> bool:
    return len(before) >= _WRAPPED and line[0].islower() and not ends_sentence(before)


def bare(line: str) -> str:
    """Without the dash before it, and the brackets about it."""
    found = _MARKS.fullmatch(line)
    return (found["inside"] or found["alone"]) if found else line


def is_told(bare: str) -> bool:
    """Whether it says with whose help: a credit by its words, wherever it stands."""
    return len(bare) <= _LONGEST and bool(_TOLD.fullmatch(bare))


def is_plain(bare: str) -> bool:
    """Whether it is agencies and no more, as also the credit of a picture or a chart may be."""
    return len(bare) <= _LONGEST and bool(_PLAIN.fullmatch(bare))


def is_shared(bare: str) -> bool:
    """Whether it is an outlet with an agency: ``Le Monde avec AFP``."""
    return len(bare) <= _LONGEST and bool(_OUTLETS.fullmatch(bare))


def ends_sentence(line: str) -> bool:
    """Whether a sentence, a quotation or a remark ends there."""
    return bool(_STOP.search(line))


def is_long(line: str) -> bool:
    """Whether it is as long as a paragraph: what ends with a name may else be a caption."""
    return len(line) >= _LEAST


def is_prose(line: str) -> bool:
    """Whether it is of the story."""
    return is_long(line) and ends_sentence(line)
