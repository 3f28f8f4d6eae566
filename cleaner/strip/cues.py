"""Literal cues in one Aho-Corasick pass over the folded text of a document.

905 cues over 14,680 lines cost some 300 times more as one alternation of a regular expression
(Aho & Corasick, "Efficient string matching", 1975).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ahocorasick

from cleaner.text import fold

_JOINTS = frozenset("_-/=")

LONGEST = 20_000
"""Characters of a line in which cues are looked for; a longer one is no boilerplate."""

REMEMBERED = 1000
"""Lines whose hits are remembered, for texts that say the same thing again and again."""


@dataclass(frozen=True, slots=True)
class CueHit:
    """Cue ``cue`` of group ``group`` stands at ``start:end`` of a folded line."""

    group: int
    cue: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CueIndex:
    """Groups of cues (one a rule) compiled for one pass; cues match at word boundaries."""

    automaton: Any

    @classmethod
    def of(cls, groups: tuple[tuple[str, ...], ...]) -> CueIndex:
        """Compile; the place of a group in the tuple is its number."""
        numbers = [group for group, cues in enumerate(groups) for _ in cues]
        lines = [cue.replace("\n", " ") for cues in groups for cue in cues]
        folded = fold("\n".join(lines)).split("\n")
        owners: dict[str, set[int]] = {}
        for group, cue in zip(numbers, folded, strict=False):
            owners.setdefault(cue.strip(), set()).add(group)
        owners.pop("", None)
        if not owners:
            return cls(None)
        automaton = ahocorasick.Automaton()
        for cue, found in owners.items():
            automaton.add_word(cue, (cue, tuple(sorted(found))))
        automaton.make_automaton()
        return cls(automaton)

    def find(self, lines: list[str]) -> dict[int, list[CueHit]]:
        """The hits in folded lines, by line number from 0; lines without any are left out."""
        if self.automaton is None:
            return {}
        found: dict[int, list[CueHit]] = {}
        known: dict[str, list[CueHit]] = {}
        for number, line in enumerate(lines):
            hits = known.get(line)
            if hits is None:
                if len(known) >= REMEMBERED:
                    known.clear()
                hits = known[line] = self._in_line(line)
            if hits:
                found[number] = hits
        return found

    def _in_line(self, line: str) -> list[CueHit]:
        hits: list[CueHit] = []
        if len(line) > LONGEST:
            return hits
        for last, (cue, groups) in self.automaton.iter(line):
            start, end = last + 1 - len(cue), last + 1
            if _bounded(line, start, end):
                hits += [CueHit(group, cue, start, end) for group in groups]
        return hits


def _bounded(line: str, start: int, end: int) -> bool:
    """Neither end may cut a word in two; nor a chain such as ``sign-up_now`` or an address."""
    return not (_runs_on(line, start, -1) or _runs_on(line, end - 1, 1))


def _runs_on(line: str, at: int, step: int) -> bool:
    """Whether the word at an end of a cue goes on beyond it."""
    if not line[at].isalnum():
        return False
    beyond = _char(line, at + step)
    if beyond.isalnum():
        return True
    return beyond in _JOINTS and _char(line, at + 2 * step).isalnum()


def _char(line: str, at: int) -> str:
    return line[at] if 0 <= at < len(line) else " "
