"""Signs to words: where they begin and end, and a hash of each."""

from __future__ import annotations

import numpy as np

from cleaner.overlap import chars
from cleaner.overlap.hashing import U64, Ints, stretches
from cleaner.overlap.signs import Signs, signs_of

HEAD = 8
"""Signs from a word on that are compared by their spelling; blanks and commas count."""


def words_of(signs: Signs) -> tuple[Ints, Ints, U64, U64]:
    """Where words and end marks begin and end, their hashes, and those of their first signs."""
    apart, fold = signs.apart, signs.fold
    ends = signs.offsets[1:] - 1
    alone = (signs.kind >= chars.LETTER) & (signs.kind & chars.ALONE != 0)
    places = np.flatnonzero(alone) if alone.any() else ends[:0]
    if apart.size:
        stays = np.ones(len(fold) + 1, bool)
        stays[apart] = False
        kept = np.flatnonzero(stays)
        fold = fold.take(kept[:-1])
        ends = ends - np.searchsorted(apart, ends)
        places = places - np.searchsorted(apart, places)
    word = np.concatenate([np.zeros(1, bool), fold != 0, np.zeros(1, bool)])
    word[ends + 1] = True
    edge = word[1:] != word[:-1]
    for cut in (ends, places):
        edge[cut] = edge[cut + 1] = True
    edges = np.flatnonzero(edge)
    begins = np.flatnonzero(word.take(edges + 1))
    begin, stop = edges.take(begins), edges.take(begins + 1)
    key, heads = stretches(fold, begin, (stop, np.minimum(begin + HEAD, len(fold))))
    if apart.size:
        begin, stop = kept.take(begin), kept.take(stop)
    return begin, stop, key, heads


def hashed(words: str) -> U64:
    """The hashes of the words of a text, as `Tokens` has them."""
    return words_of(signs_of([words]))[2][:-1]
