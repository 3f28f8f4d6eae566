"""Trials of many texts added up: figures of every rule, and some of the lines that changed."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cleaner.strip.measure import PROSE, ends_sentence
from cleaner.strip.rulebook.book import Rule
from cleaner.strip.trial.lines import Line, said
from cleaner.strip.trial.page import Hits, Tried

SHOWN = 20
"""Lines of one rule that are remembered, where not all are."""

BEGINNING = 200
"""Characters of a line that are remembered."""


class Place(NamedTuple):
    """A line of a page."""

    name: str
    line: int

    def __str__(self) -> str:
        return f"{self.name}:{self.line}"


@dataclass(slots=True)
class Greed:
    """Prose that a rule takes and that stays without it: how much, and where the first stands."""

    at: Place
    lines: int = 0
    words: int = 0


@dataclass(slots=True)
class Figures:
    """What a rule did; see `Hits`.  ``pages`` are those where it took something, or kept it."""

    pages: int = 0
    found: int = 0
    lines: int = 0
    words: int = 0
    new: int = 0
    greed: Greed | None = None

    def add(self, hits: Hits) -> None:
        """What it did on one more page."""
        self.pages += hits.lines > 0
        self.found += hits.found
        self.lines += hits.lines
        self.words += hits.words
        self.new += hits.new


@dataclass(slots=True)
class Alike:
    """Lines that say the same and fare alike, told of once: where the first stands, how many."""

    at: Place
    by: str
    text: str
    words: int
    lines: int = 0
    pages: int = 0


@dataclass(slots=True)
class Changes:
    """Lines of which the fate changed, the same way.

    Pages come in the order of their names, so what is remembered does not depend on another order.
    """

    most: int | None = SHOWN
    lines: int = 0
    words: int = 0
    known: defaultdict[str, dict[bytes, Alike]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, name: str, lines: Iterable[Line]) -> None:
        """The lines of one page."""
        told: dict[int, Alike] = {}
        for line in lines:
            self.lines += 1
            self.words += line.words
            if (alike := self._alike(name, line)) is not None:
                alike.lines += 1
                told[id(alike)] = alike
        for alike in told.values():
            alike.pages += 1

    def _alike(self, name: str, line: Line) -> Alike | None:
        """What is remembered of such lines; None where enough is remembered of what takes it."""
        known, key = self.known[line.by], _key(line.text)
        if key not in known and (self.most is None or len(known) < self.most):
            known[key] = Alike(Place(name, line.number), line.by, _beginning(line.text), line.words)
        return known.get(key)

    def __iter__(self) -> Iterator[Alike]:
        """What is remembered, by what takes it and then by place."""
        for by in sorted(self.known):
            yield from self.known[by].values()


@dataclass(slots=True)
class Tally:
    """Trials of pages, added up in the order of their names.

    Attributes:
        rules: the rules that are tried.
        gone: lines that go with them alone.
        kept: lines that go without them alone.
        pages: how many pages there are.
        acted: on how many of them tried files have a say.
        sites: how many there are of each outlet whose rules act.
        figures: what each of the rules did.
    """

    rules: Mapping[str, Rule]
    gone: Changes = field(default_factory=Changes)
    kept: Changes = field(default_factory=Changes)
    pages: int = 0
    acted: int = 0
    sites: Counter[str] = field(default_factory=Counter)
    figures: dict[str, Figures] = field(init=False)

    def __post_init__(self) -> None:
        self.figures = {name: Figures() for name in self.rules}

    def add(self, name: str, tried: Tried) -> None:
        """What was tried on one page."""
        self.pages += 1
        self.acted += tried.acted
        if tried.site is not None:
            self.sites[tried.site] += 1
        for rule, hits in tried.hits.items():
            self.figures[rule].add(hits)
        for line in tried.gone:
            if self._is_greedy(line):
                self._greed(line, name)
        self.gone.add(name, tried.gone)
        self.kept.add(name, tried.kept)

    def _is_greedy(self, line: Line) -> bool:
        """Whether a tried rule took a paragraph; a tail takes what it takes, up to its fence."""
        rule = self.rules.get(line.by)
        if rule is None or rule.entry.kind == "tail":
            return False
        return line.words >= PROSE and ends_sentence(line.text)

    def _greed(self, line: Line, name: str) -> None:
        figures = self.figures[line.by]
        greed = figures.greed = figures.greed or Greed(Place(name, line.number))
        greed.lines += 1
        greed.words += line.words


def _key(text: str) -> bytes:
    """Tells apart lines that say something else; shorter than most of them."""
    read = said(text).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(read, digest_size=16).digest()


def _beginning(text: str) -> str:
    return text if len(text) <= BEGINNING else f"{text[: BEGINNING - 1]}…"
