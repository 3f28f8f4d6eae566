"""The fitted judge: how much each line of a text looks like the article."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cleaner.model import Blocks
from cleaner.strip.fitted.features import FEATURES, feature_rows
from cleaner.strip.fitted.glyphs import Glyphs
from cleaner.strip.fitted.lines import Floats, Ints, Lines, margins, measure, part_of
from cleaner.strip.fitted.prose import Prose, find_prose
from cleaner.strip.fitted.tokens import Powers, hashes_of, joined
from cleaner.strip.fitted.trees import in_doubt
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
        lines, prose, common: the measures that the features are made of; ``common`` [N] counts
            function words.
        table: [K, N] the features.
        phrases, spoken: the phrases found, and the line of each, in order.
        told: [N] the share of each line's longer words that the prose of other lines says too.
    """

    lines: Lines
    prose: Prose
    common: Floats
    table: Floats
    phrases: Ints
    spoken: Ints
    told: Floats

    def with_rows(self, rows: Floats) -> View:
        """The view with features more; ``rows`` [k, N]."""
        return replace(self, table=np.concatenate([self.table, rows]))


@dataclass(frozen=True, slots=True)
class LineJudge:
    """Nets and trees with the tables that they read texts by."""

    weights: Weights
    phrases: Vocabulary
    common: Vocabulary
    glyphs: Glyphs
    powers: Powers

    def logits(self, view: View) -> Floats:
        """[N] how strongly each line looks like article; the more above 0, the more."""
        return self.said(view.table, view.phrases, view.spoken)

    def said(self, table: Floats, phrases: Ints, spoken: Ints) -> Floats:
        """[N] the same of lines with other features or phrases than those of their view."""
        weights = self.weights
        logits = weights.nets.logits(table, phrases, spoken)
        if weights.trees is not None:
            doubtful = in_doubt(logits, weights.threshold)
            logits[doubtful] += weights.trees.logits(table, phrases, spoken, doubtful)
            logits[doubtful] /= 2
        return logits

    def view(self, blocks: Blocks) -> View:
        """What the net sees of the blocks of a text, which has at least one."""
        lines = measure(blocks.text, *spans_of(blocks), glyphs=self.glyphs, powers=self.powers)
        places, _ = self.common.find(lines.words.hashes)
        common = np.bincount(lines.line_of.take(places), minlength=len(lines)).astype(np.float32)
        return _view(lines, common, *self._phrases(lines))

    def view_of_part(self, whole: View, at: Ints, blocks: Blocks) -> View:
        """The same as `view`, from what was seen of a text of which these blocks were part.

        ``at`` [N] tells which of its lines they were, in order.
        """
        lines = part_of(whole.lines, at, margins(blocks.text, *spans_of(blocks)))
        stays = np.zeros(len(whole.lines), dtype=np.bool_)
        stays[at] = True
        kept = stays.take(whole.spoken).nonzero()[0]
        numbers = np.cumsum(stays) - 1
        spoken = numbers.take(whole.spoken.take(kept))
        return _view(lines, whole.common.take(at), whole.phrases.take(kept), spoken)

    def _phrases(self, lines: Lines) -> tuple[Ints, Ints]:
        hashes, of = lines.words.hashes, lines.line_of
        is_early = lines.at < SPOKEN
        follows = np.zeros(len(is_early), dtype=np.bool_)  # tells whether its line has another word
        np.greater(lines.at[1:], 0, out=follows[:-1])
        pairs, early = (is_early & follows).nonzero()[0], is_early.nonzero()[0]
        single, numbers = self.phrases.find(hashes.take(early))
        double, more = self.phrases.find(joined(hashes.take(pairs), hashes.take(pairs + 1)))
        where: NDArray[np.intp] = np.concatenate([of[early[single]], of[pairs[double]]])
        order = np.argsort(where, kind="stable")
        return np.concatenate([numbers, more])[order], where[order]


def spans_of(blocks: Blocks) -> tuple[Ints, Ints]:
    """Where blocks begin and end in their text."""
    starts, ends = (np.frombuffer(all_, dtype=np.int64) for all_ in (blocks.starts, blocks.ends))
    return starts.astype(np.intp, copy=False), ends.astype(np.intp, copy=False)


def _view(lines: Lines, common: Floats, phrases: Ints, spoken: Ints) -> View:
    prose = find_prose(lines, common)
    rows = feature_rows(lines, prose, common)
    return View(lines, prose, common, rows, phrases, spoken, told=rows[_TOLD])


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
