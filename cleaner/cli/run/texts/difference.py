"""What cleaning would change, as a unified diff (the format of POSIX ``diff -u``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from cleaner.cli.streams import printable
from cleaner.model import Cleaned

CONTEXT = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the diff: ``mark`` is blank, minus or plus; ``text`` keeps its line feed."""

    mark: str
    text: str


def unified_diff(cleaned: Cleaned) -> Iterator[str]:
    """The diff, line by line, each with its line feed; nothing where nothing goes."""
    if not cleaned.gone:
        return
    name = printable(cleaned.document.name)
    yield f"--- {name}\n"
    yield f"+++ {name}\t(cleaned)\n"
    lines = [line for old, new in _changes(cleaned) for line in _aligned(old, new)]
    near = _near_changes(lines)
    old = new = 1
    for at, line in enumerate(lines):
        if near[at] and not (at and near[at - 1]):
            yield _hunk(lines, near, at, old, new)
        if near[at]:
            ended = line.text.endswith("\n")
            yield line.mark + line.text + ("" if ended else "\n\\ No newline at end of file\n")
        old += line.mark != "+"
        new += line.mark != "-"


def _changes(cleaned: Cleaned) -> Iterator[tuple[list[str], list[str]]]:
    """Lines of the input, as few as will do, and the whole lines that are left of them."""
    text, dropped, at = cleaned.document.text, cleaned.dropped, 0
    source = cleaned.document.source
    left = source.bom.decode() if source.encoding == "utf-8" else ""
    old: list[str] = []
    for start, end in _spans(text):
        old.append((left if start == 0 else "") + text[start:end])
        while at < len(dropped) and dropped[at].end <= start:
            at += 1
        reached, look = start, at
        while look < len(dropped) and dropped[look].start < end:
            left += text[reached : max(reached, dropped[look].start)]
            reached = min(end, dropped[look].end)
            look += 1
        left += text[reached:end]
        if not left or left.endswith("\n"):
            yield old, _lines(left)
            old, left = [], ""
    if old:
        yield old, _lines(left)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, end
        start = end


def _lines(text: str) -> list[str]:
    return [text[start:end] for start, end in _spans(text)]


def _aligned(old: list[str], new: list[str]) -> Iterator[Line]:
    """What is alike at either end stays; what is between goes and comes."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    yield from (Line(" ", text) for text in old[:head])
    yield from (Line("-", text) for text in old[head : len(old) - tail])
    yield from (Line("+", text) for text in new[head : len(new) - tail])
    yield from (Line(" ", text) for text in old[len(old) - tail :])


def _alike(old: list[str], new: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


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
    return f"@@ -{_range(old, before)} +{_range(new, after)} @@\n"


def _range(start: int, count: int) -> str:
    """A range of no lines counts from the line before it."""
    return f"{start if count else start - 1},{count}"
