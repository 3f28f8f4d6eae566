"""How much is shared: words of each article, and of each pair of outlets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cleaner.overlap.arrays import Ints, order_of
from cleaner.overlap.passages import Passages
from cleaner.overlap.tokens import Tokens
from cleaner.overlap.weigh.links import Links


@dataclass(frozen=True, slots=True)
class Tally:
    """Words by article, shared words by article, and by pair of outlets those of each."""

    words: tuple[int, ...]
    shared: tuple[int, ...]
    table: dict[tuple[str, str], tuple[int, int]]


def tally(passages: Passages, tokens: Tokens, links: Links) -> Tally:
    """Counts of words; one that stands in several matches counts once."""
    count, outlets = len(passages.articles), len(passages.outlets)
    words = words_of(passages, tokens)
    link = np.repeat(np.arange(len(links)), np.diff(links.begin))
    home = np.concatenate([links.a[link], links.b[link]])
    there = np.concatenate([links.b[link], links.a[link]])
    spans = np.concatenate([links.spans[:, :2], links.spans[:, 2:]])
    shared = covered(passages.article[home].astype(np.int64), spans, count)
    pair = passages.outlet[home].astype(np.int64) * outlets + passages.outlet[there]
    by_pair = covered(pair, spans, outlets * outlets)
    names = passages.outlets
    table = {
        (names[one], names[other]): (
            int(by_pair[one * outlets + other]),
            int(by_pair[other * outlets + one]),
        )
        for one, other in (divmod(code, outlets) for code in np.flatnonzero(by_pair).tolist())
        if one <= other
    }
    return Tally(tuple(words.tolist()), tuple(shared.tolist()), table)


def words_of(passages: Passages, tokens: Tokens) -> Ints:
    """How many words of each article take part."""
    count = len(passages.articles)
    return np.bincount(passages.article, tokens.sizes, minlength=count).astype(np.int64)


def covered(owner: Ints, spans: Ints, count: int) -> Ints:
    """How many different words the spans of each owner hold."""
    size = int(spans[:, 1].max(initial=0)) + 1
    begin = owner * size + spans[:, 0]
    order = order_of(begin)
    owner, begin, stop = owner[order], begin[order], (owner * size + spans[:, 1])[order]
    reach = np.maximum.accumulate(stop)
    before = np.concatenate([np.zeros(min(1, len(reach)), np.int64), reach[:-1]])
    fresh = stop - np.maximum(begin, before)
    return np.bincount(owner, np.maximum(0, fresh), minlength=count).astype(np.int64)
