"""Where cues stand in their line: how much of it they cover, in speech or in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.strip.cues import CueHit

SPEECH = 8
"""Words from which a line that opens with a quotation mark is somebody's speech."""

WHOLE = 3
"""Words from which a line that is quoted whole is; shorter ones are names of buttons."""


def covered(hits: Sequence[CueHit], line: str) -> int:
    """How many words of a folded line the cues touch, each word once."""
    if len(hits) == 1:
        return hits[0][0].words
    words, counted = 0, -1
    for start, end in sorted((start, end) for _, start, end in hits):
        first, last = line.count(" ", 0, start), line.count(" ", 0, end - 1)
        words += max(0, last - max(first, counted + 1) + 1)
        counted = max(counted, last)
    return words


def quoted(line: str, start: int) -> bool:
    """Whether an offset of a folded line stands in a quotation: with words outside it, or long."""
    before = line.count('"', 0, start)
    if before % 2 == 0:
        return False
    outside = "".join(line.split('"')[::2])
    least = WHOLE if line.endswith('"') else SPEECH
    is_speech = line.startswith('"') and line.count(" ") >= least - 1
    return is_speech or len(outside.split()) >= 3


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
    return len(outside.split()) >= 4
