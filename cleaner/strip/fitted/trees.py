"""Boosted trees: a second opinion on the lines that the nets are not sure of.

Nets and trees err on other lines, so that the mean of both is better than either:
J. Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29,
2001.  Trees take longer to ask, so they are asked about lines in doubt alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.lines import Floats, Ints
from cleaner.strip.fitted.surroundings import Surroundings, phrase_rows

DOUBT = 2.0
"""Logits to either side of the threshold within which a line is in doubt: one in twelve.

With 4 or with all lines the mean is no better.
"""

TOGETHER = 512
"""Lines that go down the trees together; more would not stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees over what `Surroundings` has of a line; their leaves add up to a logit.

    All nodes of all trees stand in one row, each with two numbers: ``2 i`` and ``2 i + 1``.  A leaf
    leads back to itself.

    Attributes:
        roots: [T] twice the number of the first node of each tree.
        feature, border: [2 * nodes] where a line goes on from a node, each twice.
        child: [2 * nodes] twice the number of the next node, for lines not above the border and for
            those above.
        value: [2 * nodes] what a leaf adds, 0 elsewhere, each twice.
        depth: steps from a root to the deepest leaf.
        odds: [P] what each phrase of a line says by itself.
        seen: the rows of the features that are looked at from other lines.
    """

    roots: Ints
    feature: Ints
    border: Floats
    child: Ints
    value: Floats
    depth: int
    odds: Floats
    seen: tuple[int, ...]

    def logits(self, table: Floats, phrases: Ints, lines: Ints, at: Ints) -> Floats:
        """[n] how strongly each of the lines ``at`` looks like article.

        Args:
            table: [K, N] the features of all lines.
            phrases: numbers of the phrases found.
            lines: the line of each of them, in order.
            at: [n] the lines in question.
        """
        said = phrase_rows(self.odds, phrases, lines, table.shape[1])
        page = Surroundings.of(table, self.seen, said)
        out = np.empty(len(at), dtype=np.float32)
        for first in range(0, len(at), TOGETHER):
            some = slice(first, first + TOGETHER)
            out[some] = self._sums(page.seen(at[some]))
        return out

    def _sums(self, seen: Floats) -> Floats:
        """[n] the sums of the leaves that lines end in; ``seen`` [F, n]."""
        features, count = seen.shape
        flat, lane = seen.T.reshape(-1), np.arange(count) * features
        at = np.repeat(self.roots[:, None], count, axis=1)
        for _ in range(self.depth):
            place = self.feature.take(at)
            place += lane
            at += flat.take(place) > self.border.take(at)
            at = self.child.take(at)
        sums: Floats = self.value.take(at).sum(axis=0)
        return sums


def in_doubt(logits: Floats, threshold: float) -> NDArray[np.intp]:
    """The lines of which nets are not sure."""
    return np.flatnonzero(np.abs(logits - np.float32(threshold)) < DOUBT)
