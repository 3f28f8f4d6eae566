"""How much is shared: words of each article, and of each pair of outlets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cleaner.overlap.links import Links
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Ints, Tokens


@dataclass(frozen=True, slots=True)
class Tally:
    """Words by article, shared words by article, and by pair of outlets those of each."""

    words: tuple[int, ...]
    shared: tuple[int, ...]
    table: dict[tuple[str, str], tuple[int, int]]


def tally(passages: Passages, tokens: Tokens, links: Links) -> Tally:
    """Counts of words; one that stands in several matches counts once."""
    count = len(passages.articles)
    sizes = tokens.sizes
    words = np.bincount(passages.article, sizes, minlength=count).astype(np.int64)
    link = np.repeat(np.arange(len(links)), np.diff(links.begin))
    one, other = passages.outlet[links.a][link], passages.outlet[links.b][link]
    at_a, of_a = _spread(links.spans[:, 0], links.spans[:, 1])
    at_b, of_b = _spread(links.spans[:, 2], links.spans[:, 3])
    at = np.concatenate([at_a, at_b])
    used = np.zeros(len(tokens.key), bool)
    used[at] = True
    row = tokens.passage(np.flatnonzero(used))
    shared = np.bincount(passages.article[row], minlength=count)
    home = np.concatenate([one[of_a], other[of_b]])
    there = np.concatenate([other[of_a], one[of_b]])
    return Tally(
        tuple(words.tolist()), tuple(shared.tolist()), _table(passages, tokens, at, (home, there))
    )


def _spread(start: Ints, stop: Ints) -> tuple[Ints, Ints]:
    """All words of spans, and the span of each."""
    sizes = stop - start
    of = np.repeat(np.arange(len(start)), sizes)
    step = np.arange(len(of)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return start[of] + step, of


def _table(
    passages: Passages, tokens: Tokens, at: Ints, sides: tuple[Ints, Ints]
) -> dict[tuple[str, str], tuple[int, int]]:
    outlets = len(passages.outlets)
    size = len(tokens.key) + 1
    code = np.sort((sides[0].astype(np.int64) * outlets + sides[1]) * size + at)
    pair = code[np.diff(code, prepend=-1) != 0] // size
    pairs, counts = np.unique(pair, return_counts=True)
    words = dict(zip(pairs.tolist(), counts.tolist(), strict=True))
    names = passages.outlets
    return {
        (names[home], names[there]): (
            words[home * outlets + there],
            words.get(there * outlets + home, 0),
        )
        for home, there in sorted(divmod(pair, outlets) for pair in words)
        if home <= there
    }
