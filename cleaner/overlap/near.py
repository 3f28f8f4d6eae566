"""Near copies that words alone do not find: misspelled, badly scanned, padded.

Pairs that share runs of signs (`sketch`) are aligned sign by sign (indel distance, rapidfuzz).
"""

from __future__ import annotations

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

from cleaner.overlap.evidence import Floats
from cleaner.overlap.flags import CAPITAL
from cleaner.overlap.hashing import Ints
from cleaner.overlap.lexicon import FUNCTION, TITLE
from cleaner.overlap.links import GAP, NEAR, Links
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Tokens

ALIKE = 0.7
"""Least similarity of two near copies, 2 × common signs / all signs; strangers reach some .55."""

FEWEST_WORDS, SAYING = 8, 4
"""Words of a near copy, and shared ones that are no grammar, names and titles."""

LONGEST = 10_000
"""Signs of a paragraph that is aligned; memory grows with the product of two."""


def near_links(passages: Passages, tokens: Tokens, pairs: tuple[Ints, Ints]) -> Links:
    """Those of the pairs that are near copies, with the words that they share."""
    a, b, alike = _alike(passages, tokens, pairs)
    spans = [
        np.array(_spans(passages, tokens, rows), np.int64).reshape(-1, 4)
        for rows in zip(a.tolist(), b.tolist(), strict=True)
    ]
    found = np.array([_says(tokens, span) for span in spans], bool)
    counts = np.array([len(span) for span in spans], np.int64)[found]
    words = np.array([np.diff(span[:, :2]).sum() for span in spans], np.float32)[found]
    other = np.array([np.diff(span[:, 2:]).sum() for span in spans], np.float32)[found]
    a, b, alike = a[found], b[found], alike[found]
    sizes = tokens.sizes
    return Links(
        a,
        b,
        np.full(len(a), NEAR, np.int8),
        alike,
        words,
        np.minimum(1, words / sizes[a]).astype(np.float32),
        np.minimum(1, other / sizes[b]).astype(np.float32),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]),
        np.concatenate(
            [
                np.zeros((0, 4), np.int64),
                *(each for each, is_one in zip(spans, found, strict=True) if is_one),
            ]
        ),
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
    texts = {row: _low(passages.text(row)) for row in np.union1d(a, b).tolist()}
    alike = cpdist(
        [texts[row] for row in a.tolist()],
        [texts[row] for row in b.tolist()],
        scorer=fuzz.ratio,
        score_cutoff=100 * ALIKE,
        dtype=np.float32,
    )
    similar = alike >= 100 * ALIKE
    return a[similar], b[similar], (alike[similar] / 100).astype(np.float32)


def _says(tokens: Tokens, spans: Ints) -> bool:
    """Whether enough of the shared words say something."""
    flags = np.concatenate([tokens.flags[:0], *(tokens.flags[lo:hi] for lo, hi in spans[:, :2])])
    return int(np.count_nonzero(flags & (FUNCTION | TITLE | CAPITAL) == 0)) >= SAYING


def _low(text: str) -> str:
    """Lower case, every sign in its place."""
    low = text.lower()
    return low if len(low) == len(text) else text


def _spans(
    passages: Passages, tokens: Tokens, rows: tuple[int, int]
) -> list[tuple[int, int, int, int]]:
    """Words of which at least half the signs are shared, in order; small gaps go with them."""
    a, b = rows
    one, other = _low(passages.text(a)), _low(passages.text(b))
    partner = np.full(len(one), -1)
    for same in Indel.opcodes(one, other).as_matching_blocks():
        partner[same.a : same.a + same.size] = np.arange(same.b, same.b + same.size)
    first, stop = int(tokens.first[a]), int(tokens.first[a + 1]) - 1
    begin = tokens.start[first:stop].astype(np.int64) - int(passages.start[a])
    end = tokens.end[first:stop].astype(np.int64) - int(passages.start[a])
    other_begin = tokens.start[tokens.first[b] : tokens.first[b + 1] - 1].astype(np.int64)
    other_begin = other_begin - int(passages.start[b])
    shared = np.flatnonzero(partner >= 0)
    at, behind = np.searchsorted(shared, begin), np.searchsorted(shared, end)
    word = np.flatnonzero((2 * (behind - at) >= end - begin) & (behind > at))
    middle = partner[shared[(at + (behind - at) // 2)[word]]]
    there = np.maximum(0, np.searchsorted(other_begin, middle, side="right") - 1)
    return _joined(
        list(zip((first + word).tolist(), (tokens.first[b] + there).tolist(), strict=True))
    )


def _joined(pairs: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    spans: list[tuple[int, int, int, int]] = []
    for a, b in pairs:
        if spans and a - spans[-1][1] <= GAP and 0 <= b - spans[-1][3] + 1 <= GAP + 1:
            spans[-1] = (spans[-1][0], a + 1, spans[-1][2], max(spans[-1][3], b + 1))
        elif not spans or b >= spans[-1][3]:
            spans.append((a, a + 1, b, b + 1))
    return [span for span in spans if span[1] - span[0] > 1] or spans[:1]
