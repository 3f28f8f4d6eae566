"""Where cues stand in their line: how much of it they cover, in speech or in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.strip.cues import CueHit
from cleaner.text import holds_unparted, parted

SPEECH = 8
"""Words from which a line that opens with a quotation mark is somebody's speech."""

WHOLE = 3
"""Words from which a line that is quoted whole is; shorter ones are names of buttons."""


def covered(hits: Sequence[CueHit], line: str) -> int:
    """How many words of a folded line the cues touch, each word once."""
    if len(hits) == 1:
        return hits[0][0].words
    if holds_unparted(line):
        return sum(parted(line[start:end]) for start, end in _joined(hits))
    words, counted = 0, -1
    for start, end in sorted((start, end) for _, start, end in hits):
        first, last = line.count(" ", 0, start), line.count(" ", 0, end - 1)
        words += max(0, last - max(first, counted + 1) + 1)
        counted = max(counted, last)
    return words


def _joined(hits: Sequence[CueHit]) -> Iterator[tuple[int, int]]:
    """What hits cover of their line, each part once."""
    first, last = 0, 0
    for start, end in sorted((start, end) for _, start, end in hits):
        if start > last:
            if last:
                yield first, last
            first = start
        last = max(last, end)
    if last:
        yield first, last


def quoted(line: str, start: int) -> bool:
    """Whether an offset of a folded line stands in a quotation: with words outside it, or long."""
    before = line.count('"', 0, start)
    if before % 2 == 0:
        return False
    outside = "".join(line.split('"')[::2])
    least = WHOLE if line.endswith('"') else SPEECH
    is_speech = line.startswith('"') and parted(line) >= least
    return is_speech or _size(outside) >= 3


def aside(line: str, start: int) -> bool:
    """Whether an offset of a folded line stands in brackets, with words outside them.

    >>> aside("the ferry sails on monday (sign up for news)", 30)
    True
    """
    opened = max(line.rfind("(", 0, start), line.rfind("[", 0, start))
    if opened < 0 or max(line.rfind(")", opened, start), line.rfind("]", opened, start)) >= 0:
        return False
    closed = [at for at in (line.find(")", start), line.find("]", start)) if at >= 0]
    outside = line[:opened] + (line[min(closed) + 1 :] if closed else "")
    return _size(outside) >= 4


def _size(outside: str) -> int:
    return parted(" ".join(outside.split())) if outside.strip() else 0
