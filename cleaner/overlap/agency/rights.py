"""Whose rights it says they are, as in ``Copyright 2026 The Associated Press``."""

from __future__ import annotations

import re

from cleaner.overlap.agency.names import LIST

_YEARS = r"\d{4}(?:\s*[-–]\s*\d{4})?"
_SIGN = r"(?i:copyright|©|\(c\))"
_RESERVED = r"(?:All|Alle|Tous|Todos|Tutti|Wszelkie)\b"
_RIGHTS = re.compile(
    rf"\W{{0,3}}(?:All contents )?{_SIGN}(?:[\s,-]|{_SIGN}|by\b|von\b|{_YEARS})*{LIST}"
    rf"(?=\s*(?:$|[,.|]|{_YEARS}|{_RESERVED}))"
)
_SAID = re.compile(rf"[Cc]opyright|{_YEARS}|{_RESERVED}")


def rights(line: str) -> str:
    """What of a line says that an agency has the rights, which the credit of a picture may too."""
    found = _RIGHTS.match(line)
    return found[0] if found else ""


def rights_said(line: str) -> str:
    """The same where it says so in words, or since when."""
    return rights(line) if _SAID.search(line) else ""
