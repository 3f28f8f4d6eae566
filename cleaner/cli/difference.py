"""What cleaning would change, as a unified diff (the format of POSIX ``diff -u``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.cli.streams import printable
from cleaner.model import Cleaned
from cleaner.text import LINE_END

CONTEXT = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the diff: ``mark`` is blank, minus or plus."""

    mark: str
    text: str


def unified_diff(cleaned: Cleaned) -> Iterator[str]:
    """The diff, line by line; nothing where nothing goes."""
    if not cleaned.dropped:
        return
    name = printable(cleaned.document.name)
    yield f"--- {name}"
    yield f"+++ {name} (cleaned)"
    lines = list(_lines(cleaned))
    near = _near_changes(lines)
    old = new = 1
    for at, line in enumerate(lines):
        if near[at] and not (at and near[at - 1]):
            yield _hunk(lines, near, at, old, new)
        if near[at]:
            yield line.mark + line.text
        old += line.mark != "+"
        new += line.mark != "-"


def _lines(cleaned: Cleaned) -> Iterator[Line]:
    """Every line of the input, whole, gone, or changed into what is left of it."""
    text, dropped, at = cleaned.document.text, cleaned.dropped, 0
    for start, end in _spans(text):
        while at < len(dropped) and dropped[at].end <= start:
            at += 1
        left, reached, look = "", start, at
        while look < len(dropped) and dropped[look].start < end:
            left += text[reached : max(reached, dropped[look].start)]
            reached = min(end, dropped[look].end)
            look += 1
        left += text[reached:end]
        if left == text[start:end] and not _gone(cleaned, at, start, end):
            yield Line(" ", left)
            continue
        yield Line("-", text[start:end])
        if left:
            yield Line("+", left)


def _gone(cleaned: Cleaned, at: int, start: int, end: int) -> bool:
    """Whether a blank line lies inside a removal."""
    inside = at < len(cleaned.dropped) and cleaned.dropped[at].start <= start
    return start == end and inside and cleaned.dropped[at].end > start


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in LINE_END.finditer(text):
        yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _near_changes(lines: list[Line]) -> list[bool]:
    near = [False] * len(lines)
    for at, line in enumerate(lines):
        if line.mark != " ":
            for place in range(max(0, at - CONTEXT), min(len(lines), at + CONTEXT + 1)):
                near[place] = True
    return near


def _hunk(lines: list[Line], near: list[bool], at: int, old: int, new: int) -> str:
    end = at
    while end < len(lines) and near[end]:
        end += 1
    marks = [line.mark for line in lines[at:end]]
    before, after = len(marks) - marks.count("+"), len(marks) - marks.count("-")
    return f"@@ -{old},{before} +{new},{after} @@"
