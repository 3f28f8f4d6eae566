"""Closing lines: agencies by themselves, with whose help, whose rights; and how Reuters signs.

A line of the same form stands below pictures and charts, so that agencies by themselves count only
where no more of the story follows, and behind a whole paragraph only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleaner.overlap.agency.byline import is_byline
from cleaner.overlap.agency.lines import (
    bare,
    ends_sentence,
    is_long,
    is_plain,
    is_prose,
    is_shared,
    is_told,
    lines_of,
)
from cleaner.overlap.agency.names import NAMED
from cleaner.overlap.agency.rights import rights, rights_said

_HELPED = re.compile(
    rf"{NAMED}[^\n.]{{0,90}}?\bcontributed (?:reporting|to this (?:report|story|article))\b|"
    rf"\b(?:Information|Material|Reports?) (?:from|by) {NAMED}[^\n.]{{0,60}}? (?:was|were) used\b"
)
_DONE = r"(?:published|appeared|distributed|provided|produced|reported|written)\b"
_SPREAD = re.compile(
    rf"\W{{0,2}}This (?:report|story|article|content)\s(?:(?:by|from) {NAMED}[^\n.]{{0,30}}"
    rf"\bpublished\b|[^\n.]{{0,40}}\b{_DONE}[^\n.]{{0,30}}?\s(?:by|from|at|on|in) {NAMED})"
)
_SIGNED = re.compile(r"^\(?Reporting by [^\n]+; ?(?:\w+ )*?[Ee]diting by ", re.MULTILINE)
"""How Reuters signs, with no name of its own."""

_STOP = r"""[.!?…"”“»]["”“»’')\]]{0,2}"""
_LAST = re.compile(
    rf"[^\n]*{_STOP}(?:\s*(?:[-–—]+\s*)?[(\[](?P<inside>[^()\[\]\n]{{2,90}})[)\]]|"
    r"\s+(?:[-–—]+\s*)?(?P<alone>[^.!?…()\[\]\n]{2,90}))\.?"
)
"""What stands behind the last sentence of a line."""

_MORE = re.compile(r"""["“”„«»]|[.!?…]\s+[^\s(–—-][^.!?…]*[.!?…]""")
"""A quotation, or a second sentence."""


def signed(tail: str) -> bool:
    """Whether Reuters has signed it."""
    return "diting by" in tail and bool(_SIGNED.search(tail))


def closings(tail: str) -> Iterable[str]:
    """The credits in the last lines, as they are written there."""
    found = []
    lines = lines_of(tail)
    last = True
    for line, before in zip(reversed(lines), [*reversed(lines[:-1]), ""], strict=True):
        credit = _told(line) or (_likely(line, before) if last else "")
        if credit:
            found.append(credit)
        last = last and (line.startswith(credit) if credit else not is_prose(line))
    return reversed(found)


def _told(line: str) -> str:
    """What of it is a credit by its words."""
    if is_told(bare(line)):
        return line
    helped = _SPREAD.match(line) or _HELPED.search(line)
    if helped:
        return helped[0]
    behind = _behind(line)
    return rights_said(line) or (behind if is_told(behind) else "")


def _likely(line: str, before: str) -> str:
    """What of it is one where nothing of the story follows."""
    if is_plain(bare(line)):
        return line if not before or ends_sentence(before) else ""
    if is_shared(bare(line)) or is_byline(line):
        return line
    behind = _behind(line)
    known = is_plain(behind) or is_shared(behind) or rights(behind)
    return rights(line) or (behind if known and _ends_paragraph(line, before) else "")


def _ends_paragraph(line: str, before: str) -> bool:
    """Whether it is no caption, which is short, one sentence, and quotes nobody."""
    return is_long(line) or not before or bool(_MORE.search(line))


def _behind(line: str) -> str:
    found = _LAST.fullmatch(line)
    return (found["inside"] or found["alone"] or "").strip() if found else ""
