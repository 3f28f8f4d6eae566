"""The fitted judge: how much each line of a text looks like the article."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.strip.fitted.features import FEATURES, feature_rows
from cleaner.strip.fitted.glyphs import Glyphs
from cleaner.strip.fitted.lines import Floats, Ints, Lines, measure
from cleaner.strip.fitted.prose import Prose, find_prose
from cleaner.strip.fitted.tokens import Powers, hashes_of, joined
from cleaner.strip.fitted.vocabulary import Vocabulary
from cleaner.strip.fitted.weights import Weights, damaged, read_weights
from cleaner.strip.once import kept

_TOLD = FEATURES.index("words of the prose")

SPOKEN = 16
"""Words of a line, from its first, among which its phrases are looked for."""


@dataclass(frozen=True, slots=True)
class View:
    """A page of ``N`` lines as the net sees it.

    Attributes:
        lines, prose: the measures that the features are made of.
        table: [K, N] the features.
        phrases, spoken: the phrases found, and the line of each, in order.
        told: [N] the share of each line's longer words that the prose of other lines says too.
    """

    lines: Lines
    prose: Prose
    table: Floats
    phrases: Ints
    spoken: Ints
    told: Floats

    def with_rows(self, rows: Floats) -> View:
        """The view with features more; ``rows`` [k, N]."""
        return replace(self, table=np.concatenate([self.table, rows]))


@dataclass(frozen=True, slots=True)
class LineJudge:
    """Nets with the tables that they read texts by."""

    weights: Weights
    phrases: Vocabulary
    common: Vocabulary
    glyphs: Glyphs
    powers: Powers

    def logits(self, view: View) -> Floats:
        """[N] how strongly each line looks like article; the more above 0, the more."""
        return self.weights.nets.logits(view.table, view.phrases, view.spoken)

    def view(self, blocks: Blocks) -> View:
        """What the net sees of the blocks of a text, which has at least one."""
        starts = np.frombuffer(blocks.starts, dtype=np.int64).astype(np.intp, copy=False)
        ends = np.frombuffer(blocks.ends, dtype=np.int64).astype(np.intp, copy=False)
        lines = measure(blocks.text, starts, ends, glyphs=self.glyphs, powers=self.powers)
        places, _ = self.common.find(lines.words.hashes)
        common = np.bincount(lines.line_of[places], minlength=len(lines)).astype(np.float32)
        prose = find_prose(lines, common)
        phrases, spoken = self._phrases(lines)
        rows = feature_rows(lines, prose, common)
        return View(lines, prose, rows, phrases, spoken, told=rows[_TOLD])

    def _phrases(self, lines: Lines) -> tuple[Ints, Ints]:
        hashes, of = lines.words.hashes, lines.line_of
        early = np.flatnonzero(lines.at < SPOKEN)
        single, numbers = self.phrases.find(hashes[early])
        pairs = early[early + 1 < len(hashes)]
        pairs = pairs[of[pairs + 1] == of[pairs]]
        double, more = self.phrases.find(joined(hashes[pairs], hashes[pairs + 1]))
        where: NDArray[np.intp] = np.concatenate([of[early[single]], of[pairs[double]]])
        order = np.argsort(where, kind="stable")
        return np.concatenate([numbers, more])[order], where[order]


@kept(8)
def line_judge(name: str) -> LineJudge:
    """The packaged judge ``name``, read once.

    Raises:
        ModelError: its file is missing or damaged.
    """
    weights, glyphs, powers = read_weights(name), Glyphs(), Powers()
    try:
        known = [hashes_of(words, glyphs, powers) for words in (weights.phrases, weights.common)]
    except ValueError as error:
        raise damaged(name, error) from error
    return LineJudge(
        weights=weights,
        phrases=Vocabulary.of(known[0]),
        common=Vocabulary.of(known[1]),
        glyphs=glyphs,
        powers=powers,
    )
