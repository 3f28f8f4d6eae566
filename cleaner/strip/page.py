"""A document as the rules and signals see it: texts, folded texts, word counts, cue hits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cleaner.model import Blocks, shared
from cleaner.strip.cues import CueHit
from cleaner.strip.rulebook.book import ActiveRules
from cleaner.text import fold

_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_TRUE = re.compile(rb"\x01+")
_LONE_SIGN = re.compile(r"(?<!\S)[^\w\s]+(?!\S)")
_ENDS = re.compile(r"""[.!?…。！？؟]["'”’»)\]]*$""")

SHORT = 200
"""Characters up to which a line can be a label, or several glued together."""

BATCH = 4096
"""Texts folded at a time."""

SPEECH = 8
"""Words from which a line that opens with a quotation mark is somebody's speech."""


class Evidence(NamedTuple):
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
    """One text under judgement.  Lists run in step with ``blocks``; ``sizes`` counts words.

    ``prose`` lists the blocks of prose; ``hits`` the cues in a block; ``hit_by`` the blocks, in
    order, that a rule's cues hit.
    """

    blocks: Blocks
    texts: list[str]
    folded: list[str]
    sizes: list[int]
    ends: list[bool]
    prose: list[int]
    hits: dict[int, list[CueHit]]
    hit_by: dict[int, list[int]]
    rules: ActiveRules

    def __len__(self) -> int:
        return len(self.texts)

    def cued(self, *labels: str) -> dict[int, float]:
        """Blocks with cues of these labels, and the share of their words that the cues cover."""
        wanted = {n for n, rule in enumerate(self.rules.rules) if rule.label in labels}
        blocks = {block for group in wanted for block in self.hit_by.get(group, ())}
        known: dict[str, float] = {}
        for block in blocks:
            line = self.folded[block]
            if line not in known:
                chosen = [hit for hit in self.hits[block] if hit.group in wanted]
                known[line] = covered(chosen, line) / max(1, self.sizes[block])
        return {block: known[self.folded[block]] for block in sorted(blocks)}

    def is_prose(self, block: int) -> bool:
        """A sentence or more: 12 words that end as sentences do, or 40 however they end."""
        return _is_prose(self.sizes[block], self.ends[block])

    def prose_in(self, first: int, after: int) -> int:
        """How many blocks of prose stand from ``first`` up to ``after``."""
        return bisect_left(self.prose, after) - bisect_left(self.prose, first)

    def ends_sentence(self, block: int) -> bool:
        """Whether the block ends with a full stop or its like, closing quotes apart."""
        return self.ends[block]


def open_page(blocks: Blocks, rules: ActiveRules, lines: list[str] | None = None) -> Page:
    """Look at a text through the rules that act on it; ``lines`` are its folded lines."""
    texts = one_line_texts(blocks)
    folded = list(folded_lines(texts) if lines is None else lines)
    hits = rules.cues.find(folded)
    for block, line in _unglued(texts):
        found = rules.cues.find([line]).get(0, [])
        if _total(found) > _total(hits.get(block, [])):
            folded[block], hits[block] = line, found
    sizes = [_size(line) for line in folded]
    ends = [_ENDS.search(text[-8:]) is not None for text in texts]
    prose = [block for block in range(len(texts)) if _is_prose(sizes[block], ends[block])]
    return Page(blocks, texts, folded, sizes, ends, prose, hits, _by_group(hits), rules)


def _is_prose(size: int, ends: bool) -> bool:  # noqa: FBT001 – two columns of a page
    return size >= 40 or (size >= 12 and ends)


def _by_group(hits: dict[int, list[CueHit]]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for block in sorted(hits):
        for group in {hit.group for hit in hits[block]}:
            groups.setdefault(group, []).append(block)
    return groups


def covered(hits: Iterable[CueHit], line: str) -> int:
    """How many words of a folded line the cues touch, each word once."""
    words, counted = 0, -1
    for start, end in sorted((hit.start, hit.end) for hit in hits):
        first, last = line.count(" ", 0, start), line.count(" ", 0, end - 1)
        words += max(0, last - max(first, counted + 1) + 1)
        counted = max(counted, last)
    return words


def _size(line: str) -> int:
    """Words of a folded line; a bullet or a bar between two blanks is none."""
    size = line.count(" ") + 1
    if size > 1 and len(line) <= SHORT:
        size -= len(_LONE_SIGN.findall(line))
    return max(1, size)


def quoted(line: str, start: int) -> bool:
    """Whether an offset of a folded line stands in a quotation: with words outside it, or long."""
    before = line.count('"', 0, start)
    if before % 2 == 0:
        return False
    outside = "".join(line.split('"')[::2])
    is_speech = line.startswith('"') and line.count(" ") >= SPEECH - 1
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


def runs(flags: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of neighbouring true values.

    >>> list(runs([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    for found in _TRUE.finditer(bytes(flags)):
        yield found.span()


def _total(hits: list[CueHit]) -> int:
    return sum(hit.end - hit.start for hit in hits)


def one_line_texts(blocks: Blocks) -> list[str]:
    """The text of every block, line ends inside it (of wrapped paragraphs) made blanks."""
    return [
        " ".join(text.split()) if "\n" in text or "\r" in text else text for text in blocks.texts()
    ]


def folded_lines(texts: list[str]) -> Iterator[str]:
    """Fold many texts a batch at a time; the line feed between them survives folding."""
    for at in range(0, len(texts), BATCH):
        for line in fold("\n".join(texts[at : at + BATCH])).split("\n"):
            yield shared(line.strip())


def _unglued(texts: list[str]) -> Iterator[tuple[int, str]]:
    """Lines whose labels are glued together (``articleComments``), taken apart and folded."""
    for block, text in enumerate(texts):
        if len(text) <= SHORT and _GLUED.search(text):
            yield block, fold(_GLUED.sub(" ", text)).strip()
