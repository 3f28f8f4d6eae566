"""A document as the rules and signals see it: texts, folded texts, word counts, cue hits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from cleaner.model import Blocks, shared
from cleaner.strip.cues import CueHit
from cleaner.strip.measure import BATCH, batches, ends_sentence, unglued, word_counts
from cleaner.strip.rulebook.book import ActiveRules
from cleaner.strip.within import covered
from cleaner.text import fold

_TRUE = re.compile(rb"\x01+")


Fit = tuple[int, float]
"""The number of a rule, and how well its cues fill a line, 0 to 1."""


Seen = tuple[str, int, bool, list[CueHit] | None]
"""A line as rules see it: folded, its words, how it ends, and the cues in it."""


class Lines(NamedTuple):
    """Lines in step: folded, their words, how they end; ``hits`` leaves out those without cues."""

    folded: list[str]
    sizes: list[int]
    ends: list[bool]
    hits: dict[int, list[CueHit]]


class Evidence(NamedTuple):
    """One reason to drop a block (or, with ``span``, a part of it).

    ``score`` is how sure it is, 0 to 1.  ``proven`` evidence counts as certain even where the
    general heuristics are held back: rules of its outlet, exact repeats, threads of comments.
    """

    block: int
    by: str
    kind: str
    why: str
    score: float
    span: tuple[int, int] | None = None
    proven: bool = False


@dataclass(frozen=True)
class Page:
    """One text under judgement.  Lists run in step with ``blocks``.

    ``sizes`` are the words of every block; ``ends`` tells whether it ends with a full stop or its
    like, closing quotes apart; ``hits`` holds the cues in a block; ``fits`` what `fill` made of
    lines before, ``matches`` which of them match a pattern (pattern, text).  The rest is worked out
    when it is asked for.
    """

    blocks: Blocks
    texts: list[str]
    folded: list[str]
    sizes: list[int]
    ends: list[bool]
    hits: dict[int, list[CueHit]]
    rules: ActiveRules
    fits: dict[str, list[Fit]] = field(default_factory=dict)
    matches: dict[tuple[str, str], bool] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def prose(self) -> list[int]:
        """The blocks of prose, in order."""
        return [block for block in range(len(self)) if self.is_prose(block)]

    @cached_property
    def repeated(self) -> dict[str, int]:
        """The lines that are said more than once, and how often."""
        if len(set(self.folded)) == len(self):
            return {}
        return {line: count for line, count in Counter(self.folded).items() if count > 1}

    @cached_property
    def _cued(self) -> dict[str, set[int]]:
        """The blocks with cues of each label."""
        labels = self.rules.labels
        found: defaultdict[str, set[int]] = defaultdict(set)
        for block, hits in self.hits.items():
            for cue, _, _ in hits:
                found[labels[cue.group]].add(block)
        return found

    def cued(self, *labels: str) -> list[int]:
        """Blocks with cues of these labels, in order."""
        return sorted(set().union(*(self._cued.get(label, ()) for label in labels)))

    def share(self, block: int, *labels: str) -> float:
        """The share of the words of a block that cues of these labels cover."""
        known = self.rules.labels
        hits = [hit for hit in self.hits.get(block, ()) if known[hit[0].group] in labels]
        return covered(hits, self.folded[block]) / self.sizes[block] if hits else 0.0

    def is_prose(self, block: int) -> bool:
        """A sentence or more: 12 words that end as sentences do, or 40 however they end."""
        size = self.sizes[block]
        return size >= 12 and (size >= 40 or self.ends[block])

    def prose_in(self, first: int, after: int) -> int:
        """How many blocks of prose stand from ``first`` up to ``after``."""
        return bisect_left(self.prose, after) - bisect_left(self.prose, first)


@dataclass(frozen=True, slots=True)
class Familiar:
    """Lines of a document that were read before: most of them stay, however often it is cut.

    ``seen`` is what rules see of a text, ``fits`` which rules a folded line speaks for, ``matches``
    whether a text matches a pattern (pattern, text); all by the same rules.  ``is_ascii`` tells
    that the document holds nothing beyond ASCII, for `fold`.
    """

    is_ascii: bool = True
    seen: dict[str, Seen] = field(default_factory=dict)
    fits: dict[str, list[Fit]] = field(default_factory=dict)
    matches: dict[tuple[str, str], bool] = field(default_factory=dict)

    def read(self, texts: list[str], rules: ActiveRules) -> Lines:
        """The lines of texts and their cues; only those of few are kept."""
        if len(texts) > BATCH:
            return _read(texts, list(folded_lines(texts)), rules)
        seen = self.seen
        if new := [text for text in dict.fromkeys(texts) if text not in seen]:
            folded = list(folded_lines(new, is_ascii=self.is_ascii))
            folded, sizes, ends, hits = _read(new, folded, rules)
            cues = map(hits.get, range(len(new)))
            seen.update(zip(new, zip(folded, sizes, ends, cues, strict=True), strict=True))
        if not texts:
            return Lines([], [], [], {})
        known = zip(*map(seen.__getitem__, texts), strict=True)
        folded, sizes, ends, found = map(list, known)
        return Lines(folded, sizes, ends, {at: hits for at, hits in enumerate(found) if hits})


def open_page(blocks: Blocks, rules: ActiveRules, familiar: Familiar | None = None) -> Page:
    """Look at a text through the rules that act on it; ``familiar`` lines were seen by the same."""
    familiar = familiar or Familiar()
    texts = one_line_texts(blocks)
    if len(texts) > BATCH:
        return Page(blocks, texts, *familiar.read(texts, rules), rules)
    lines = familiar.read(texts, rules)
    return Page(blocks, texts, *lines, rules, familiar.fits, familiar.matches)


def _read(texts: list[str], folded: list[str], rules: ActiveRules) -> Lines:
    """Lines, folded, and their cues; where labels are glued together, these apart say more."""
    glued, apart = unglued(texts)
    hits = rules.cues.find([*folded, *apart])
    for number, (block, line) in enumerate(zip(glued, apart, strict=True), len(folded)):
        found = hits.pop(number, [])
        if _total(found) > _total(hits.get(block, [])):
            folded[block], hits[block] = line, found
    sizes = [size for lines in batches(folded) for size in word_counts(lines)]
    return Lines(folded, sizes, [ends_sentence(text) for text in texts], hits)


def runs(flags: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of neighbouring true values.

    >>> list(runs([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    for found in _TRUE.finditer(bytes(flags)):
        yield found.span()


def _total(hits: list[CueHit]) -> int:
    return sum(end - start for _, start, end in hits)


def one_line_texts(blocks: Blocks) -> list[str]:
    """The text of every block, line ends inside it (of wrapped paragraphs) made blanks."""
    if len(blocks) > BATCH:
        return on_one_line(blocks.texts())
    spans = zip(blocks.starts, blocks.ends, strict=True)  # so few need not share what they say
    return on_one_line([blocks.text[start:end] for start, end in spans])


def on_one_line(texts: list[str]) -> list[str]:
    """Texts, the line ends inside each made blanks."""
    together = "\n".join(texts)
    if "\r" not in together and together.count("\n") < len(texts):
        return texts
    return [" ".join(text.split()) if "\n" in text or "\r" in text else text for text in texts]


def folded_lines(texts: list[str], *, is_ascii: bool = True) -> Iterator[str]:
    """Fold many texts a batch at a time; the line feed between them survives folding.

    Where they are of a text that is not all ASCII, few are folded as all of it is.
    """
    if len(texts) <= BATCH:
        return _folded(texts if is_ascii else [text.replace("`", "'") for text in texts])
    return (shared(line) for batch in batches(texts) for line in _folded(batch))


def _folded(texts: list[str]) -> Iterator[str]:
    return map(str.strip, fold("\n".join(texts)).split("\n") if texts else ())
