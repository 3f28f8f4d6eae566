"""Two passages aligned sign by sign (indel distance, rapidfuzz): which words they share.

A misspelled word is still one word, and so is one that a scan has read badly.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import Indel

from cleaner.overlap.arrays import Ints
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.weigh.spans import GAP
from cleaner.overlap.words.kinds import CAPITAL, FUNCTION, NUMBER, TITLE

SAYING = 4
"""Shared words of a near copy that are no grammar, names and titles."""

WORDS_ALIKE, FEWEST_SIGNS = 0.5, 3
"""Least similarity of two words that are one, misspelled, and the signs that the shorter has."""

Pair = tuple[int, int]
"""A word of the one passage and the word of the other that is the same, or spelled alike."""


def shared_words(
    passages: Passages, tokens: Tokens, rows: tuple[int, int]
) -> list[list[Pair]] | None:
    """The words that two passages share, in chains; None where they say too little."""
    words, others = (_Words.of(passages, tokens, row) for row in rows)
    pairs = _aligned(words, others)
    if not _says(tokens, _chains(pairs)):
        return None
    said, there = words.said(), others.said()
    alike = [
        (a, b)
        for a, b in pairs
        if (one := said[a - words.first]) == (other := there[b - others.first])
        or (_is_alike(one, other) and not tokens.flags[a] & tokens.flags[b] & NUMBER)
    ]
    return [_without_ends(tokens, chain) for chain in _chains(alike)] or None


def _without_ends(tokens: Tokens, chain: list[Pair]) -> list[Pair]:
    """A chain without the words of grammar at its ends that stand behind a gap."""
    grammar = [bool(tokens.flags[a] & tokens.flags[b] & FUNCTION) for a, b in chain]
    apart = [True, *(after != (a + 1, b + 1) for (a, b), after in pairwise(chain)), True]
    lo, hi = 0, len(chain)
    while hi - lo > _FEWEST and grammar[lo] and apart[lo + 1]:
        lo += 1
    while hi - lo > _FEWEST and grammar[hi - 1] and apart[hi - 1]:
        hi -= 1
    return chain[lo:hi]


_FEWEST = 2
"""Words that a chain has at least."""


def span_of(pairs: list[Pair]) -> tuple[int, int, int, int]:
    """From the first pair to behind the last."""
    (first_a, first_b), (last_a, last_b) = pairs[0], pairs[-1]
    return first_a, last_a + 1, first_b, last_b + 1


def _says(tokens: Tokens, chains: list[list[Pair]]) -> bool:
    """Whether enough of the words of what is shared say something."""
    spans = (span_of(pairs) for pairs in chains)
    flags = np.concatenate([tokens.flags[:0], *(tokens.flags[lo:hi] for lo, hi, *_ in spans)])
    return int(np.count_nonzero(flags & (FUNCTION | TITLE | CAPITAL) == 0)) >= SAYING


def lowered(text: str) -> str:
    """Lower case, every sign in its place."""
    low = text.lower()
    return low if len(low) == len(text) else text


def _aligned(words: _Words, others: _Words) -> list[Pair]:
    """Words of which at least half the signs are shared, in order."""
    partner = np.full(len(words.text), -1)
    for same in Indel.opcodes(words.text, others.text).as_matching_blocks():
        partner[same.a : same.a + same.size] = np.arange(same.b, same.b + same.size)
    shared = np.flatnonzero(partner >= 0)
    at, behind = np.searchsorted(shared, words.begin), np.searchsorted(shared, words.end)
    word = np.flatnonzero((2 * (behind - at) >= words.end - words.begin) & (behind > at))
    middle = partner[shared[(at + (behind - at) // 2)[word]]]
    there = np.maximum(0, np.searchsorted(others.begin, middle, side="right") - 1)
    pairs = zip((words.first + word).tolist(), (others.first + there).tolist(), strict=True)
    return list(pairs)


@dataclass(frozen=True, slots=True)
class _Words:
    """A passage in lower case, where its words begin and end in it, the first of all words."""

    text: str
    first: int
    begin: Ints
    end: Ints

    @classmethod
    def of(cls, passages: Passages, tokens: Tokens, row: int) -> _Words:
        first = int(tokens.first[row])
        here, start = slice(first, int(tokens.first[row + 1]) - 1), int(passages.start[row])
        begin, end = (at[here].astype(np.int64) - start for at in (tokens.start, tokens.end))
        [text] = passages.seen([row])
        return cls(lowered(text), first, begin, end)

    def said(self) -> list[str]:
        """What each word says."""
        spans = zip(self.begin.tolist(), self.end.tolist(), strict=True)
        return [self.text[begin:end] for begin, end in spans]


def _is_alike(one: str, other: str) -> bool:
    """Whether a word may be another with a fault; words of few signs have none."""
    if min(len(one), len(other)) < FEWEST_SIGNS:
        return False
    return Indel.normalized_similarity(one, other) >= WORDS_ALIKE


def _chains(pairs: list[Pair]) -> list[list[Pair]]:
    """The pairs, those with small gaps between them together; single ones left out."""
    chains: list[list[Pair]] = []
    for a, b in pairs:
        last_a, last_b = chains[-1][-1] if chains else (0, -1)
        if chains and a - last_a <= GAP + 1 and 0 <= b - last_b <= GAP + 1:
            chains[-1].append((a, b))
        elif b > last_b:
            chains.append([(a, b)])
    return [chain for chain in chains if len(chain) > 1] or chains[:1]
