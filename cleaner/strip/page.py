"""A document as the rules and signals see it: texts, folded texts, word counts, cue hits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cleaner.model import Blocks
from cleaner.strip.cues import CueHit
from cleaner.strip.rulebook.book import ActiveRules
from cleaner.text import fold

_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_ENDS = re.compile(r"""[.!?…。！？؟]["'”’»)\]]*$""")
_QUOTE = re.compile('"')


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to drop a block (or, with ``span``, a part of it).

    ``score`` is how sure it is, 0 to 1.  ``proven`` evidence counts as certain even where the
    general heuristics are held back: rules of the outlet itself, and exact repeats.
    """

    block: int
    by: str
    kind: str
    why: str
    score: float
    span: tuple[int, int] | None = None
    proven: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One text under judgement.  Lists run in step with ``blocks``."""

    blocks: Blocks
    texts: list[str]
    folded: list[str]
    sizes: list[int]
    hits: dict[int, list[CueHit]]
    rules: ActiveRules

    def __len__(self) -> int:
        return len(self.texts)

    def cued(self, *labels: str) -> dict[int, float]:
        """Blocks with cues of these labels, and the share of their words that the cues cover."""
        wanted = {n for n, rule in enumerate(self.rules.rules) if rule.label in labels}
        shares = {}
        for block, hits in self.hits.items():
            chosen = [hit for hit in hits if hit.group in wanted]
            if chosen:
                shares[block] = covered(chosen, self.folded[block]) / max(1, self.sizes[block])
        return shares

    def is_prose(self, block: int) -> bool:
        """A sentence or more: 12 words that end as sentences do, or 40 however they end."""
        size = self.sizes[block]
        return size >= 40 or (size >= 12 and self.ends_sentence(block))

    def ends_sentence(self, block: int) -> bool:
        """Whether the block ends with a full stop or its like, closing quotes apart."""
        return _ENDS.search(self.texts[block][-8:]) is not None


def open_page(blocks: Blocks, rules: ActiveRules) -> Page:
    """Look at a text through the rules that act on it."""
    texts = [_one_line(text) for text in blocks.texts()]
    folded = _each_folded(texts)
    hits = rules.cues.find(folded)
    for block, line in _unglued(texts):
        found = rules.cues.find([line]).get(0, [])
        if _total(found) > _total(hits.get(block, [])):
            folded[block], hits[block] = line, found
    sizes = [line.count(" ") + 1 for line in folded]
    return Page(blocks, texts, folded, sizes, hits, rules)


def covered(hits: Iterable[CueHit], line: str) -> int:
    """How many words of a folded line the cues cover, each word once."""
    words, reached = 0, 0
    for start, end in sorted((hit.start, hit.end) for hit in hits):
        begin = max(start, reached)
        if end > begin:
            words += len(line[begin:end].split())
            reached = end
    return words


def quoted(line: str, start: int) -> bool:
    """Whether an offset of a folded line stands inside quotation marks with words outside them."""
    before = line.count('"', 0, start)
    if before % 2 == 0:
        return False
    outside = "".join(line.split('"')[::2])
    return len(outside.split()) >= 4


def runs(flags: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of neighbouring true values.

    >>> list(runs([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    start = None
    at = 0
    for at, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = at
        elif not flag and start is not None:
            yield start, at
            start = None


def _total(hits: list[CueHit]) -> int:
    return sum(hit.end - hit.start for hit in hits)


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text or "\r" in text else text


def _each_folded(texts: list[str]) -> list[str]:
    """Fold all texts in one go; the line feed between them survives folding."""
    return [line.strip() for line in fold("\n".join(texts)).split("\n")] if texts else []


def _unglued(texts: list[str]) -> Iterator[tuple[int, str]]:
    """Lines whose labels are glued together (``articleComments``), taken apart and folded."""
    for block, text in enumerate(texts):
        if len(text) < 200 and _GLUED.search(text):
            yield block, fold(_GLUED.sub(" ", text)).strip()
