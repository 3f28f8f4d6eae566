"""Passages to postings: which n-grams, quotations and spellings stand where, as hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cleaner.corpus.engines.settings import Settings
from cleaner.corpus.engines.stages.batches import alone, listed, made, signed, whole
from cleaner.overlap.arrays import Ints, ranges
from cleaner.overlap.pair import quotes
from cleaner.overlap.pair.grams import grams
from cleaner.overlap.pair.runs import SIZE
from cleaner.overlap.tokens import Tokens, tokens

if TYPE_CHECKING:
    import pyarrow as pa

RUNS, QUOTED, SPELLED, CROWDED = range(4)
"""Kinds of postings, and of what leads to a pair: the last by MinHash."""


def postings_of(batch: pa.RecordBatch, settings: Settings) -> pa.RecordBatch:
    """The postings of passages (``passage``, ``text``, ``home``), each the first of its group."""
    import pyarrow as pa

    words = tokens(alone(listed(batch, "text")), every=settings.every)
    own = whole(batch, "passage"), whole(batch, "home")
    parts = [_runs(words), _quoted(words), _spelled(words)]
    return pa.concat_batches([_posted(words, own, part) for part in parts])


Postings = tuple[int, Ints, Ints, "pa.Array"]
"""A kind, the hashes, the words that they begin with, and the hashes of one word before."""


def _posted(words: Tokens, own: tuple[Ints, Ints], postings: Postings) -> pa.RecordBatch:
    kind, key, at, before = postings
    row = words.passage(at)
    return made(
        "postings",
        {
            "kind": np.full(len(at), kind),
            "key": key,
            "passage": own[0][row],
            "place": at - words.first[row],
            "before": before,
            "home": own[1][row],
        },
    )


def _runs(words: Tokens) -> Postings:
    at = ranges(words.first[:-1], np.maximum(0, words.sizes - SIZE + 1))
    return RUNS, signed(grams(words.key, at, SIZE)), at, _nothing(len(at))


def _quoted(words: Tokens) -> Postings:
    """Quoted words; what goes on from quoted words that begin nothing must be known as well."""
    import pyarrow as pa

    at = np.flatnonzero(quotes.begins(words))
    inside = at > words.first[words.passage(at)]
    before = signed(grams(words.key, np.maximum(0, at - 1), quotes.SIZE))
    known = pa.array(before, mask=~inside)
    return QUOTED, signed(grams(words.key, at, quotes.SIZE)), at, known


def _spelled(words: Tokens) -> Postings:
    return SPELLED, signed(words.spelling), words.spelled, _nothing(len(words.spelled))


def _nothing(count: int) -> pa.Array:
    import pyarrow as pa

    return pa.nulls(count, pa.int64())
