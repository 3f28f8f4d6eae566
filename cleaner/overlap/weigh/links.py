"""Pairs of passages that are matches: which words they share, how much, of what kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.overlap.arrays import Bools, Floats, Ints, edges, ranges
from cleaner.overlap.pair.same import quoted_words
from cleaner.overlap.records import KINDS
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.weigh.evidence import Evidence
from cleaner.overlap.weigh.spans import spans_of
from cleaner.overlap.words.kinds import QUOTED

VERBATIM, NEAR, QUOTE, RUN = range(len(KINDS))

NEARLY = 0.6
"""Share of both passages from which they are one and the same, edited."""

ONLY = 0.9
"""Share of the shared words in quotation marks on both sides from which two paragraphs have nothing
but a quotation in common."""

SPOKEN = 0.5
"""Share of the shared words in quotation marks from which a match is a quotation."""


@dataclass(frozen=True, slots=True)
class Links:
    """One row a match, by passages; ``spans`` are words: a's first and behind its last, b's too.

    The spans of a link are side by side from ``begin[link]`` on; ``begin`` has one more row.
    ``spoken`` says of each span whether it is a quotation.
    """

    a: Ints
    b: Ints
    kind: NDArray[np.int8]
    score: Floats
    words: Floats
    share_a: Floats
    share_b: Floats
    begin: Ints
    spans: Ints
    spoken: Bools

    def __len__(self) -> int:
        return len(self.a)

    def take(self, rows: Ints) -> Links:
        """Some of the links, in the order asked for."""
        counts = (self.begin[1:] - self.begin[:-1])[rows]
        begin = edges(counts)
        at = ranges(self.begin[rows], counts)
        return Links(
            a=self.a[rows],
            b=self.b[rows],
            kind=self.kind[rows],
            score=self.score[rows],
            words=self.words[rows],
            share_a=self.share_a[rows],
            share_b=self.share_b[rows],
            begin=begin,
            spans=self.spans.take(at, axis=0),
            spoken=self.spoken.take(at),
        )


def joined(parts: list[Links]) -> Links:
    """The links of several steps, one after the other."""
    sizes = np.cumsum([0, *(int(part.begin[-1]) for part in parts)])
    begins = [part.begin[:-1] + size for part, size in zip(parts, sizes[:-1], strict=True)]
    return Links(
        a=np.concatenate([part.a for part in parts]),
        b=np.concatenate([part.b for part in parts]),
        kind=np.concatenate([part.kind for part in parts]),
        score=np.concatenate([part.score for part in parts]),
        words=np.concatenate([part.words for part in parts]),
        share_a=np.concatenate([part.share_a for part in parts]),
        share_b=np.concatenate([part.share_b for part in parts]),
        begin=np.append(np.concatenate(begins), sizes[-1]),
        spans=np.concatenate([part.spans for part in parts]),
        spoken=np.concatenate([part.spoken for part in parts]),
    )


def accepted(tokens: Tokens, found: Evidence, score: Floats, wanted: Bools) -> Links:
    """The pairs that are wanted, as links."""
    rows = np.flatnonzero(wanted)
    counts = (found.begin[1:] - found.begin[:-1])[rows]
    run = ranges(found.begin[rows], counts)
    i, j, n = (column[run] for column in found.runs)
    shown = spans_of(tokens, np.repeat(np.arange(len(rows)), counts), (i, j, n))
    return Links(
        a=found.a[rows],
        b=found.b[rows],
        kind=_kinds(tokens, found)[rows],
        score=score[rows],
        words=np.bincount(shown.owner, shown.words, minlength=len(rows)).astype(np.float32),
        share_a=found.share_a[rows],
        share_b=found.share_b[rows],
        begin=np.searchsorted(shown.owner, np.arange(len(rows) + 1)),
        spans=shown.spans,
        spoken=spoken_in(tokens, shown.spans),
    )


def quoted_in(tokens: Tokens, spans: Ints) -> Ints:
    """How many words of spans stand in quotation marks, in whichever side has fewer."""
    sides = []
    for start, stop in ((spans[:, 0], spans[:, 1]), (spans[:, 2], spans[:, 3])):
        size = stop - start
        marked = np.flatnonzero(tokens.flags.take(ranges(start, size)) & QUOTED != 0)
        sides.append(np.diff(np.searchsorted(marked, np.append(0, np.cumsum(size)))))
    return np.minimum(*sides)


def spoken_in(tokens: Tokens, spans: Ints) -> Bools:
    """Whether enough words of spans stand in quotation marks, both sides taken together."""
    quoted = np.zeros(len(spans))
    sizes = np.zeros(len(spans))
    for start, stop in ((spans[:, 0], spans[:, 1]), (spans[:, 2], spans[:, 3])):
        size = stop - start
        marked = tokens.flags.take(ranges(start, size)) & QUOTED != 0
        quoted += np.bincount(np.repeat(np.arange(len(size)), size), marked, len(size))
        sizes += size
    return quoted >= SPOKEN * sizes


def _kinds(tokens: Tokens, found: Evidence) -> NDArray[np.int8]:
    near = np.minimum(found.share_a, found.share_b) >= NEARLY
    near &= ~_quotation_alone(tokens, found)
    spoken = found.quoted + 0.5 * found.half >= SPOKEN * found.words
    return np.where(near, NEAR, np.where(spoken, QUOTE, RUN)).astype(np.int8)


def _quotation_alone(tokens: Tokens, found: Evidence) -> Bools:
    """Whether two paragraphs share nothing but a quotation, and differ in most of what is none."""
    alone = found.quoted >= ONLY * found.words
    quoted = quoted_words(tokens)
    for row, share in ((found.a, found.share_a), (found.b, found.share_b)):
        size = tokens.sizes[row]
        alone &= size - quoted[row] >= SPOKEN * (1 - share) * size
        alone &= size > quoted[row]
    return np.asarray(alone, bool)
