"""Literal cues in an Aho-Corasick pass over the folded text of a document.

905 cues over 14,680 lines cost some 300 times more as one alternation of a regular expression
(Aho & Corasick, "Efficient string matching", 1975).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from unicodedata import category

import ahocorasick

from cleaner.text import UNPARTED, fold, parted

_JOINTS = frozenset("_-/=")
_APART = frozenset(" \n.,:!?")
_INSIDE = 3
"""Letters of a cue that may stand inside a line of a script that parts no words."""

LONGEST = 20_000
"""Characters of a line in which cues are looked for; a longer one is no boilerplate."""

BATCH = 4096
"""Lines looked at together; what one of them says twice is looked at once."""


class Cue(NamedTuple):
    """A cue of group ``group``: its folded text, of so many words."""

    group: int
    text: str
    words: int


CueHit = tuple[Cue, int, int]
"""A cue, and where it stands in a folded line: from the first offset up to the second."""


@dataclass(frozen=True, slots=True)
class CueIndex:
    """Groups of cues (one a rule) compiled for a pass each; cues match at word boundaries."""

    automata: tuple[Any, ...]

    @classmethod
    def of(cls, groups: tuple[tuple[str, ...], ...], first: int = 0) -> CueIndex:
        """Compile for one pass; the groups are numbered from ``first``."""
        numbers = [group for group, cues in enumerate(groups, first) for _ in cues]
        lines = [cue.replace("\n", " ") for cues in groups for cue in cues]
        folded = fold("\n".join(lines)).split("\n")
        owners: dict[str, set[int]] = {}
        for group, cue in zip(numbers, folded, strict=False):
            owners.setdefault(cue.strip(), set()).add(group)
        owners.pop("", None)
        if not owners:
            return cls(())
        automaton = ahocorasick.Automaton()
        for cue, found in owners.items():
            words = parted(cue)
            automaton.add_word(cue, (len(cue), [Cue(group, cue, words) for group in sorted(found)]))
        automaton.make_automaton()
        return cls((automaton,))

    def __add__(self, other: CueIndex) -> CueIndex:
        """Both; each is still searched by itself, so one of many outlets costs little to make."""
        return CueIndex(self.automata + other.automata)

    def find(self, lines: list[str]) -> dict[int, list[CueHit]]:
        """The hits in folded lines, by line number from 0; lines without any are left out.

        Lines that say the same share their hits.  No line may hold a line feed.
        """
        if not self.automata:
            return {}
        found: dict[int, list[CueHit]] = {}
        for first in range(0, len(lines), BATCH):
            batch = lines[first : first + BATCH]
            hits = self._in_lines([line for line in dict.fromkeys(batch) if len(line) <= LONGEST])
            found |= {n: hits[line] for n, line in enumerate(batch, first) if line in hits}
        return found

    def _in_lines(self, lines: list[str]) -> dict[str, list[CueHit]]:
        """The hits in each of different lines, which are searched as one text.

        No cue has a line feed, so none is found over the end of a line.
        """
        text = "\n".join(["", *lines, ""])
        found: dict[str, list[CueHit]] = {}
        for automaton in self.automata:
            _add(automaton.iter(text), text, found)
        return found


def _add(
    ends: Iterable[tuple[int, tuple[int, list[Cue]]]], text: str, found: dict[str, list[CueHit]]
) -> None:
    """Add hits in the lines of a text to those found, by the last character of each.

    The text begins and ends with a line feed.
    """
    apart = _APART
    line_start, line_end, hits = 0, 0, []
    for last, (size, cues) in ends:
        start, end = last + 1 - size, last + 1
        if text[end] not in apart and _runs_on(text, last, 1, size):
            continue
        if text[start - 1] not in apart and _runs_on(text, start, -1, size):
            continue
        if start > line_end:
            line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
            hits = found.setdefault(text[line_start:line_end], [])
        for cue in cues:
            hits.append((cue, start - line_start, end - line_start))


def _runs_on(text: str, at: int, step: int, size: int) -> bool:
    """Whether the word at an end of a cue goes on beyond it, a chain such as ``sign-up_now`` too.

    Line feeds stand around the text.  What a longer cue says in a script without blanks, it says
    wherever it stands.
    """
    letter, beyond = text[at], text[at + step]
    if not _is_letter(letter) or (size >= _INSIDE and UNPARTED.match(letter)):
        return False
    return _is_letter(beyond) or (beyond in _JOINTS and _is_letter(text[at + 2 * step]))


def _is_letter(sign: str) -> bool:
    """Whether a sign is a part of a word, such as a vowel sign that Hindi writes at its letter."""
    return sign.isalnum() or (sign > "\u02ff" and category(sign)[0] == "M")
