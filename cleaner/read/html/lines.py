"""White space between the texts of a page: what the tags between them come to.

A letter stands for what a tag, or a blank, asks for:

- ``s`` a blank; ``m`` a tag that parts words
- ``n`` a block, that stands on lines of its own; ``p`` a paragraph, set off by empty lines
- ``t`` a cell; ``b`` a ``<br>``
- ``k`` and ``l`` the two ends of a link, ``e`` the end of any other element within a line
- ``r`` a line end in a ``<pre>``, ``o`` one that is a text of its own, ``w`` blanks before a tag
"""

from __future__ import annotations

from collections.abc import Iterable

TEXT = b"A"
"""The letter of a text without the blanks around it."""

_BEGUN, _ENDED, _SHUT = range(3)
"""A line: with something on it; ended, and an empty one may follow; ended by a break."""

_STEPS: dict[tuple[int, str], tuple[int, int]] = {
    (_BEGUN, "n"): (_ENDED, 1),
    (_BEGUN, "p"): (_SHUT, 2),
    (_ENDED, "p"): (_SHUT, 1),
    **{(state, letter): (_SHUT, 1) for state in range(3) for letter in "br"},
    **{(state, "o"): (_ENDED, 1) for state in range(3)},
    **{(state, "t"): (_BEGUN, 0) for state in range(3)},
}
"""The next state and the line ends that are written; where there is no entry, nothing changes."""


def gaps(letters: bytes) -> list[str]:
    """The white space before, between and behind the texts of a page: one more than texts.

    Of two blocks in a row the stronger counts, but breaks add up, to at most one empty line.
    """
    letters = letters.translate(None, b"\0").replace(b"lk", b"m")  # a menu's links stand apart
    first, *others = letters.translate(None, b"kle").split(TEXT)
    known = {run: _gap(run, _BEGUN) for run in set(others)}
    return [_gap(first, _SHUT), *(known[run] for run in others)]


def _gap(run: bytes, state: int) -> str:
    """The white space for these letters."""
    ends = 0
    letters = run.decode()
    for letter in letters:
        state, more = _STEPS.get((state, letter), (state, 0))
        ends += more
        if ends > 1:
            return "\n\n"
    if ends:
        return "\n"
    return "\t" * letters.count("t") or " " * letters.startswith(("s", "m"))


def join_lines(texts: Iterable[str]) -> str:
    """Lines without blanks at either end, at most one empty line in a row, a final line feed."""
    lines: list[str] = []
    for text in texts:
        for raw in text.replace(" \t", "\t").replace("\t ", "\t").split("\n"):
            line = raw.strip()
            if line or (lines and lines[-1]):
                lines.append(line)
    if lines and lines[-1]:
        lines.append("")
    return "\n".join(lines)
