"""Near copies that words alone do not find: misspelled, badly scanned, padded.

Pairs that share runs of signs (`spelling`) are aligned (`sign_by_sign`).
"""

from __future__ import annotations

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from cleaner.overlap.arrays import Bools, Floats, Ints, changes, edges
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.weigh.links import NEAR, NEARLY, Links, joined, spoken_in
from cleaner.overlap.weigh.sign_by_sign import lowered, shared_words, span_of

ALIKE = 0.7
"""Least similarity of two near copies, 2 × common signs / all signs; strangers reach some .55."""

FEWEST_WORDS = 8
"""Words of a near copy."""

LONGEST = 10_000
"""Signs of a paragraph that is aligned; memory grows with the product of two."""


def with_misspelled(rows: Passages, words: Tokens, sure: Links, alike: tuple[Ints, Ints]) -> Links:
    """The links, and those of pairs that are spelled alike; of two of one pair the better."""
    misspelled = _near_links(rows, words, _not_yet(alike, sure, len(rows)))
    misspelled = misspelled.take(np.flatnonzero(_alike_beside(words, misspelled, sure)))
    return _best(joined([misspelled, sure]), len(rows))


def _near_links(passages: Passages, tokens: Tokens, pairs: tuple[Ints, Ints]) -> Links:
    """Those of the pairs that are near copies, with the words that they share."""
    a, b, alike = _alike(passages, tokens, pairs)
    shared = [
        shared_words(passages, tokens, rows) for rows in zip(a.tolist(), b.tolist(), strict=True)
    ]
    found = np.array([each is not None for each in shared], bool)
    chains = [each for each in shared if each is not None]
    counts = np.array([len(each) for each in chains], np.int64)
    words = np.array([sum(map(len, each)) for each in chains], np.float32)
    other = np.array([len({b for pairs in each for _, b in pairs}) for each in chains], np.float32)
    a, b, alike = a[found], b[found], alike[found]
    spans = np.array([span_of(pairs) for each in chains for pairs in each], np.int64).reshape(-1, 4)
    return Links(
        a=a,
        b=b,
        kind=np.full(len(a), NEAR, np.int8),
        score=alike,
        words=words,
        share_a=(words / tokens.sizes[a]).astype(np.float32),
        share_b=(other / tokens.sizes[b]).astype(np.float32),
        begin=edges(counts),
        spans=spans,
        spoken=spoken_in(tokens, spans),
    )


def _alike(
    passages: Passages, tokens: Tokens, pairs: tuple[Ints, Ints]
) -> tuple[Ints, Ints, Floats]:
    """The pairs that are similar enough, and how similar they are."""
    sizes = tokens.sizes
    signs = passages.end - passages.start
    fits = np.minimum(sizes[pairs[0]], sizes[pairs[1]]) >= FEWEST_WORDS
    fits &= np.maximum(signs[pairs[0]], signs[pairs[1]]) <= LONGEST
    a, b = pairs[0][fits], pairs[1][fits]
    rows = np.union1d(a, b).tolist()
    texts = dict(zip(rows, map(lowered, passages.seen(rows)), strict=True))
    alike = cpdist(
        [texts[row] for row in a.tolist()],
        [texts[row] for row in b.tolist()],
        scorer=fuzz.ratio,
        score_cutoff=100 * ALIKE,
        dtype=np.float32,
    )
    similar = alike >= 100 * ALIKE
    return a[similar], b[similar], (alike[similar] / 100).astype(np.float32)


def _alike_beside(words: Tokens, misspelled: Links, sure: Links) -> Bools:
    """Whether two passages are spelled alike beside what they share word for word, too.

    Strangers that quote the same man are alike as a whole, for half of them is the same.
    """
    known = np.zeros(len(misspelled), np.float32)
    count = len(words.sizes)
    code, sure_code = misspelled.a * count + misspelled.b, sure.a * count + sure.b
    order = np.argsort(sure_code)
    at = np.searchsorted(sure_code, code, sorter=order)
    both = np.flatnonzero(np.isin(code, sure_code))
    link = order[at[both]]
    known[both] = (sure.share_a[link] + sure.share_b[link]) / 2
    return np.asarray(misspelled.score - known >= ALIKE * (1 - known), bool)


def _not_yet(pairs: tuple[Ints, Ints], sure: Links, count: int) -> tuple[Ints, Ints]:
    """The pairs whose larger part is not yet known to be shared."""
    covered = np.minimum(sure.share_a, sure.share_b) >= NEARLY
    known = np.isin(pairs[0] * count + pairs[1], (sure.a * count + sure.b)[covered])
    return pairs[0][~known], pairs[1][~known]


def _best(links: Links, count: int) -> Links:
    """Of two links of the same pair the one that covers more."""
    code = links.a * count + links.b
    order = np.lexsort((-(links.share_a + links.share_b), code))
    return links.take(order[changes(code[order])])
