"""Pairs of passages to links: the runs around what leads to them, weighed as in memory."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from cleaner.corpus.engines.settings import NOTHING_SAMPLED, Settings
from cleaner.corpus.engines.stages.batches import (
    Sides,
    all_of_them,
    alone,
    filters_of,
    listed,
    made,
)
from cleaner.corpus.engines.stages.post import CROWDED, QUOTED, RUNS, SPELLED
from cleaner.overlap.arrays import Ints
from cleaner.overlap.pair import quotes
from cleaner.overlap.pair.runs import SIZE, Runs, Words, longest, runs_between, together
from cleaner.overlap.tokens import Tokens, tokens
from cleaner.overlap.weigh.links import Links
from cleaner.overlap.weigh.misspelled import with_misspelled
from cleaner.overlap.weigh.pairs import ONE_STORY, sure_links, weighed_runs
from cleaner.overlap.weigh.story import same_story

if TYPE_CHECKING:
    import pyarrow as pa

KIND, PLACE = 56, 28
"""Bits below the kind of a seed, and below the place in ``a``; the place in ``b`` is lowest."""


def links_of(batch: pa.RecordBatch, _settings: Settings) -> pa.RecordBatch:
    """The links of pairs (``a``, ``b``, ``codes``; ``text`` and ``names`` of both), a row a span.

    ``codes`` is all that leads to the pair: its kind, and the words of both where it begins;
    ``phrased`` says whether both have words in common with a crowd.
    """
    batch = _promising(batch)
    sides = Sides(batch)
    rows = alone(sides.column("text"))
    words = tokens(rows, every=NOTHING_SAMPLED)
    part = all_of_them(words)
    seeds = _Seeds(batch, sides)
    runs = longest(part, *seeds.places(words, RUNS), SIZE)
    runs = together(runs, runs_between(part, seeds.pairs(CROWDED), size=SIZE))
    spoken = _spoken(part, seeds)
    filters = filters_of(sides.column("names"))
    sure = sure_links(words, *weighed_runs(rows, part, filters, (runs, spoken)))
    links = with_misspelled(rows, words, sure, seeds.pairs(SPELLED))
    return made("links", _columns(words, links, sides.numbers))


def _promising(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Without pairs to which only quoted words lead, too few of them for articles of two stories.

    As many words as the index of runs asks for would have led to the pair there, but where they
    are a set phrase.
    """
    import pyarrow as pa

    sides = Sides(batch)
    story = same_story(filters_of(sides.column("names")), sides.a, sides.b)
    codes = batch.column("codes")
    owner = codes.value_parent_indices().to_numpy()
    further = owner[codes.flatten().to_numpy() >> KIND != QUOTED]
    keep = (
        (np.bincount(further, minlength=len(batch)) > 0)
        | (story >= ONE_STORY)
        | np.asarray(listed(batch, "phrased"), bool)
    )
    return batch.filter(pa.array(keep))


def _spoken(words: Words, seeds: _Seeds) -> Runs:
    runs = longest(words, *seeds.places(words.tokens, QUOTED), quotes.SIZE)
    return quotes.long_enough(words, runs)


class _Seeds:
    """What leads to the pairs of a batch."""

    def __init__(self, batch: pa.RecordBatch, sides: Sides) -> None:
        codes = batch.column("codes")
        owner = codes.value_parent_indices().to_numpy()
        self._a, self._b = sides.a[owner], sides.b[owner]
        self._codes: Ints = codes.flatten().to_numpy()

    def pairs(self, kind: int) -> tuple[Ints, Ints]:
        """Pairs to which something of this kind leads."""
        at = self._of(kind)
        return self._a[at], self._b[at]

    def places(self, words: Tokens, kind: int) -> tuple[Ints, Ints]:
        """The words at which seeds of this kind stand."""
        at, low = self._of(kind), (1 << PLACE) - 1
        codes = self._codes[at]
        i = words.first[self._a[at]] + (codes >> PLACE & low)
        return i, words.first[self._b[at]] + (codes & low)

    def _of(self, kind: int) -> Ints:
        return np.flatnonzero(self._codes >> KIND == kind)


def _columns(words: Tokens, links: Links, numbers: Ints) -> dict[str, object]:
    """The columns of links, the words of their spans counted from the start of the passages."""
    counts = np.diff(links.begin)
    of = np.repeat(np.arange(len(links)), counts)
    first = np.stack([words.first[links.a], words.first[links.b]], axis=1)[of]
    spans = links.spans - np.repeat(first, 2, axis=1)
    flat = spans.tolist()
    every: list[list[int] | None] = [None] * len(of)
    for lo, hi in pairwise(links.begin.tolist()):
        every[lo] = [edge for span in flat[lo:hi] for edge in span]
    return {
        "a": numbers[links.a][of],
        "b": numbers[links.b][of],
        "nth": np.arange(len(of)) - links.begin[:-1][of],
        "kind": links.kind[of],
        "spoken": links.spoken,
        "score": links.score[of],
        "ordered": np.round(links.score, 4)[of],
        "words": links.words[of],
        "share_a": links.share_a[of],
        "share_b": links.share_b[of],
        **{
            name: spans[:, at] for at, name in enumerate(("a_start", "a_stop", "b_start", "b_stop"))
        },
        "spans": every,
    }
