r"""Text that was broken at its links, so that a line is a piece of a paragraph.

    The harbour master told the
    Fenland Press
    on Monday that the ferry had sailed.

So does BeautifulSoup's ``get_text("\n")``, by which many scrape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Blocks
from cleaner.text import Offsets

FEWEST, SHARE = 5, 0.02
"""Lines that go on with the one above: so many at least, and such a share of all."""

SIGNS = 2
"""Of these so many begin with a sign that closes: lines of verse do not."""

BEGUN, REST, LEAST = 6, 4, 3
"""Words of a line that a link follows, of what goes on behind one, of one that it goes on."""

LINK = 10
"""Words of a link amid a sentence, at most."""

LONGEST = 30
"""Signs of a word that are looked at."""

_CLOSES = frozenset(",.;:)!?’”%»]")
_STOPS = re.compile(r"""[.!?…:;|][)\]"'”’»]*$""")


def going_on(lines: Blocks, touching: bytearray) -> bytearray:
    """For each line, 1 where it goes on with the one above; all 0 where too few do.

    ``touching`` has 1 for lines right below the one before.
    """
    found, least = bytearray(len(lines)), max(FEWEST, SHARE * len(lines))
    small = _begun_small(lines, touching)
    signs = sum(lines.text[lines.starts[at]] in _CLOSES for at in small)
    if len(small) < least or signs < SIGNS:
        return found
    for at in small:
        found[at] = _goes_on(lines, at, after_one=bool(found[at - 1]))
    if found.count(1) < least:
        return bytearray(len(lines))
    for at in range(len(lines) - 2, 0, -1):
        if found[at + 1] and touching[at] and not found[at]:
            found[at] = _is_link(lines, at, after_one=bool(found[at - 1]))
    return found


def joined(lines: Blocks, goes_on: bytearray) -> Iterator[Offsets]:
    """The lines, those that go on with each other as one."""
    start, end = lines.starts[0], lines.ends[0]
    for at in range(1, len(lines)):
        if not goes_on[at]:
            yield start, end
            start = lines.starts[at]
        end = lines.ends[at]
    yield start, end


def _begun_small(lines: Blocks, touching: bytearray) -> list[int]:
    """Lines right below another that begin in lower case, or with a sign that closes; few do."""
    text = lines.text
    return [
        at
        for at, start in enumerate(lines.starts)
        if touching[at] and ((first := text[start]).islower() or first in _CLOSES)
    ]


def _goes_on(lines: Blocks, at: int, *, after_one: bool) -> bool:
    """Whether what begins so goes on with the line above; ``after_one`` if that goes on itself."""
    text, start = lines.text, lines.starts[at]
    if text[start] in _CLOSES:
        return True
    if text[start + 1 : start + 2] == " " or _stops(lines, at - 1):  # "o " is a bullet
        return False
    inline = text[start - 1] == " " and text[start - 2] in "\n\r"
    return inline or after_one or _words(lines, at - 1) >= BEGUN or _words(lines, at) >= REST


def _is_link(lines: Blocks, at: int, *, after_one: bool) -> bool:
    """Whether a line that the next one goes on with stands amid a sentence itself."""
    if _words(lines, at) > LINK or not _is_open(lines, at - 1):
        return False
    return after_one or _words(lines, at - 1) >= LEAST


def _is_open(lines: Blocks, at: int) -> bool:
    """Whether a line ends amid a sentence: a heading's last word often begins large."""
    start, end = lines.starts[at], lines.ends[at]
    word = lines.text[max(start, end - LONGEST) : end].split(" ")[-1]
    return (word[0].islower() and word[-1].islower()) or word[-1] in ",(“"


def _words(lines: Blocks, at: int) -> int:
    return lines.text.count(" ", lines.starts[at], lines.ends[at]) + 1


def _stops(lines: Blocks, at: int) -> bool:
    start, end = lines.starts[at], lines.ends[at]
    return _STOPS.search(lines.text, max(start, end - 4), end) is not None
