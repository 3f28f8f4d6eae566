"""Near copies that words alone do not find: misspelled, badly scanned, padded.

Pairs that share runs of signs (`sketch`) are aligned sign by sign (indel distance, rapidfuzz).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from cleaner.overlap.links import NEAR, Links
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Ints, Tokens

ALIKE = 0.7
"""Least similarity of two near copies, 2 × common signs / all signs; strangers reach some .55."""

FEWEST_WORDS = 6
_GAP = 3


def near_links(passages: Passages, tokens: Tokens, pairs: tuple[Ints, Ints]) -> Links:
    """Those of the pairs that are near copies, with the words that they share."""
    kept = list(_aligned(passages, tokens, pairs))
    sizes = tokens.sizes
    a = np.array([link[0] for link in kept], np.int64)
    b = np.array([link[1] for link in kept], np.int64)
    spans = [np.array(link[3], np.int64) for link in kept]
    counts = np.array([len(span) for span in spans], np.int64)
    none = np.zeros((0, 4), np.int64)
    shared = (
        [np.diff(span[:, :2]).sum() for span in spans],
        [np.diff(span[:, 2:]).sum() for span in spans],
    )
    words = np.array(shared[0], np.float32)
    return Links(
        a,
        b,
        np.full(len(kept), NEAR, np.int8),
        np.array([link[2] for link in kept], np.float32),
        words,
        np.minimum(1, words / sizes[a]).astype(np.float32),
        np.minimum(1, np.array(shared[1], np.float32) / sizes[b]).astype(np.float32),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]),
        np.concatenate([none, *spans]),
    )


Aligned = tuple[int, int, float, list[tuple[int, int, int, int]]]


def _aligned(passages: Passages, tokens: Tokens, pairs: tuple[Ints, Ints]) -> Iterator[Aligned]:
    for a, b in zip(pairs[0].tolist(), pairs[1].tolist(), strict=True):
        if min(tokens.sizes[a], tokens.sizes[b]) < (
            FEWEST_WORDS
        ):
            continue
        one, other = passages.text(a).lower(), passages.text(b).lower()
        alike = fuzz.ratio(one, other, score_cutoff=100 * ALIKE) / 100
        if alike and (spans := _spans(passages, tokens, (a, b), (one, other))):
            yield a, b, alike, spans


def _spans(
    passages: Passages, tokens: Tokens, rows: tuple[int, int], texts: tuple[str, str]
) -> list[tuple[int, int, int, int]]:
    """Words of which at least half the signs are shared, in order; small gaps go with them."""
    (a, b), (one, other) = rows, texts
    partner = np.full(len(one), -1)
    for tag, start, end, other_start, _ in Indel.opcodes(one, other).as_list():
        if tag == "equal":
            partner[start:end] = np.arange(other_start, other_start + end - start)
    first, stop = int(tokens.first[a]), int(tokens.stop[a])
    begin = tokens.start[first:stop].astype(np.int64) - int(passages.start[a])
    end = tokens.end[first:stop].astype(np.int64) - int(passages.start[a])
    other_begin = tokens.start[tokens.first[b] : tokens.stop[b]].astype(np.int64)
    other_begin = other_begin - int(passages.start[b])
    pairs: list[tuple[int, int]] = []
    for word, (lo, hi) in enumerate(zip(begin.tolist(), end.tolist(), strict=True)):
        there = partner[lo:hi]
        there = there[there >= 0]
        if 2 * len(there) >= hi - lo:
            where = int(np.searchsorted(other_begin, int(there[len(there) // 2]), side="right"))
            pairs.append((first + word, int(tokens.first[b]) + max(0, where - 1)))
    return _joined(pairs)


def _joined(pairs: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    spans: list[tuple[int, int, int, int]] = []
    for a, b in pairs:
        if spans and a - spans[-1][1] <= _GAP and 0 <= b - spans[-1][3] + 1 <= _GAP + 1:
            spans[-1] = (spans[-1][0], a + 1, spans[-1][2], max(spans[-1][3], b + 1))
        elif not spans or b >= spans[-1][3]:
            spans.append((a, a + 1, b, b + 1))
    return [span for span in spans if span[1] - span[0] > 1] or spans[:1]
