"""Passages spelled alike: shared runs of eight signs, a sample of them in large sets.

Misspelled, badly scanned and padded copies have few whole runs of words left, but many of signs.
What is sampled depends on the run alone (FracMinHash, Hera et al. 2023), so that both passages keep
the same ones.
"""

from __future__ import annotations

import numpy as np

from cleaner.overlap import chars
from cleaner.overlap.pair import equal_pairs
from cleaner.overlap.passages import Passages
from cleaner.overlap.same import Groups
from cleaner.overlap.tokens import U64, Ints, polynomial

SIZE = 8
"""Signs of a run."""

SIGNS = 4_000_000
"""Sampled runs, about: a set with more signs keeps one run in two, in three, …"""

CAP = 24
"""Most passages that may share a run; more share it by chance."""

FEWEST = 2
LEAST = 0.12
"""Runs that two passages must share at least, and as a share of those of the shorter one."""

_MIX = np.uint64(0x94D049BB133111EB)


def spelled_alike(passages: Passages, groups: Groups) -> tuple[Ints, Ints]:
    """Pairs of passages, a before b, that may be spelled alike; one passage a group is asked."""
    signs = int((passages.end - passages.start).sum())
    every = max(1, signs // SIGNS)
    parts = [_runs(passages, lo, hi, every) for lo, hi in passages.chunks()]
    none = (np.zeros(0, np.uint64), np.zeros(0, np.int64))
    run = np.concatenate([none[0], *(part[0] for part in parts)])
    row = np.concatenate([none[1], *(part[1] for part in parts)])
    stands = np.zeros(len(passages), bool)
    stands[groups.first] = True
    run, row = run[stands[row]], row[stands[row]]
    a, b = equal_pairs(run, row, cap=CAP)
    apart = (a != b) & groups.apart(groups.of[a], groups.of[b])
    code = np.sort(np.minimum(a, b)[apart] * len(passages) + np.maximum(a, b)[apart])
    heads = np.flatnonzero(np.diff(code, prepend=-1) != 0)
    count, code = np.diff(np.append(heads, len(code))), code[heads]
    a, b = code // len(passages), code % len(passages)
    size = passages.end - passages.start
    often = count >= np.maximum(FEWEST, LEAST / every * np.minimum(size[a], size[b]))
    return a[often], b[often]


def _runs(passages: Passages, lo: int, hi: int, every: int) -> tuple[U64, Ints]:
    """The hashes of runs that are sampled, each once a passage, and their passages."""
    texts = [passages.text(row) for row in range(lo, hi)]
    fold, kind = chars.folded(chars.code_points("\n".join([*texts, ""])))
    sizes = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    row = np.repeat(np.arange(lo, hi), sizes)
    stays = (fold != 0) | ((np.concatenate([[0], fold[:-1]]) != 0) & (kind != chars.SKIP))
    fold, row = fold[stays], row[stays]
    begin = np.flatnonzero(row[: 1 - SIZE] == row[SIZE - 1 :]) if len(row) >= SIZE else row[:0]
    run = polynomial(fold, begin, begin + SIZE) * _MIX
    wanted = run <= np.uint64(0xFFFFFFFFFFFFFFFF // every)
    return run[wanted], row[begin[wanted]]
