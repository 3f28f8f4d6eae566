"""Lines measured: their words, how they end, whether labels are glued together in them.

Many lines are searched as one text, a batch at a time: that is quicker than a search a line, and a
text of millions of lines has no room for a second copy of it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.text import fold, holds_unparted, parted

_GLUE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_GLUED = re.compile(r"[A-Z](?<=[^\W\d_A-Z].)")  # begins with what is rare: the search is quick
_LONE_SIGN = re.compile(r" (?=[^\w\s]+(?!\S))")
_STOPS = frozenset(".!?…。！？؟۔।")
_CLOSERS = frozenset("\"'”’»)]」』）")
_ENDS = re.compile(r"""[.!?…。！？؟۔।]["'”’»)\]」』）]*$""")

SHORT = 200
"""Characters up to which a line can be a label, or several glued together."""

PROSE = 12
"""Words from which a line is a paragraph."""

BATCH = 4096
"""Lines taken together."""


def batches(lines: list[str]) -> Iterator[list[str]]:
    """The lines, `BATCH` at a time."""
    for at in range(0, len(lines), BATCH):
        yield lines[at : at + BATCH]


def places(pattern: re.Pattern[str], lines: list[str]) -> Iterator[int]:
    """The number of the line of every match, in order; no match may hold a line feed."""
    first = 0
    for batch in batches(lines):
        text, line, at = "\n".join(batch), first, 0
        for found in pattern.finditer(text):
            line += text.count("\n", at, found.start())
            at = found.start()
            yield line
        first += len(batch)


def word_counts(lines: list[str]) -> list[int]:
    """The words of folded lines; a bullet or a bar between two blanks is none in a short line.

    What is counted are the blanks before words, for each line is begun with one.
    """
    short = [line if len(line) <= SHORT else "" for line in lines]
    apart = _LONE_SIGN.sub("", "\n ".join(["", *short])).split("\n")[1:]
    if not all(map(str.isascii, lines)) and holds_unparted("\n".join(lines)):
        pairs = zip(lines, apart, strict=True)
        return [(parted(words) - 1 or 1) if words != " " else parted(line) for line, words in pairs]
    return [
        (words.count(" ") or 1) if line else whole.count(" ") + 1
        for line, words, whole in zip(short, apart, lines, strict=True)
    ]


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or its like, closing quotes apart."""
    last = text[-1]
    return last in _STOPS or (last in _CLOSERS and _ENDS.search(text[-8:]) is not None)


def unglued(texts: list[str]) -> tuple[list[int], list[str]]:
    """Lines whose labels are glued together (``articleComments``), and these apart and folded."""
    short = [block for block, text in enumerate(texts) if len(text) <= SHORT]
    found = dict.fromkeys(places(_GLUED, [texts[block] for block in short]))
    glued = [short[number] for number in found]
    apart = _GLUE.sub(" ", "\n".join([texts[block] for block in glued]))
    return glued, [line.strip() for line in fold(apart).split("\n")] if glued else []
