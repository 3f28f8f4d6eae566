"""Which lines of a page are its article: the lines aligned with the gold text, then refined.

A long line is article where at least half of its 4-word shingles stand in the gold; a short one
where its words do, near a long one.  Then lines in doubt (repeats, short ones, lines half in the
gold) are flipped as long as the page's own 4-gram F1 rises: what the benchmark would reward.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"\w+")
SHINGLE = 4
NEAR = 3
"""Lines to either side in which a short line needs a long line of the article."""
ROUNDS = 3

Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Labels:
    """For ``N`` lines: ``inside`` (0 or 1), ``sizes`` in words, ``shared`` words of the gold.

    ``words`` is how many the gold has.
    """

    inside: NDArray[np.int8]
    sizes: NDArray[np.float32]
    shared: NDArray[np.float32]
    words: int


def label(lines: Sequence[str], gold: str) -> Labels:
    """Label the lines of a page by its gold text."""
    words = [WORD.findall(line) for line in lines]
    target = WORD.findall(gold)
    wanted = shingles(target)
    phrase = f" {' '.join(target)} "
    sizes = np.array([len(line) for line in words], dtype=np.float32)
    inside, shared = _by_shingles(words, wanted)
    standing = [len(line) > 0 and f" {' '.join(line)} " in phrase for line in words]
    near = _near(inside.astype(bool) & (sizes >= SHINGLE))
    short = (sizes < SHINGLE) & np.array(standing, dtype=bool)
    inside[short & near] = 1
    if inside.any():
        doubtful = _doubtful(words, inside, shared, standing)
        inside = _Climb(words, wanted, inside).climb(doubtful)
    shared = np.where(sizes < SHINGLE, inside * sizes, np.minimum(shared, sizes))
    return Labels(inside, sizes, shared.astype(np.float32), len(target))


def shingles(words: Sequence[str]) -> Shingles:
    """The 4-word shingles of a text."""
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _by_shingles(
    words: Sequence[Sequence[str]], wanted: Shingles
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    inside = np.zeros(len(words), dtype=np.int8)
    shared = np.zeros(len(words), dtype=np.float32)
    for at, line in enumerate(words):
        hits = [
            place
            for place in range(len(line) - SHINGLE + 1)
            if tuple(line[place : place + SHINGLE]) in wanted
        ]
        if hits:
            shared[at] = len({place + i for place in hits for i in range(SHINGLE)})
            inside[at] = 2 * len(hits) >= len(line) - SHINGLE + 1
    return inside, shared


def _near(long: NDArray[np.bool_]) -> NDArray[np.bool_]:
    sums = np.append(0, np.cumsum(long))
    at = np.arange(len(long))
    return sums[np.minimum(at + NEAR + 1, len(long))] > sums[np.maximum(at - NEAR, 0)]


def _doubtful(
    words: Sequence[Sequence[str]],
    inside: NDArray[np.int8],
    shared: NDArray[np.float32],
    standing: Sequence[bool],
) -> list[int]:
    times = Counter(tuple(line) for line in words)
    return [
        at
        for at, line in enumerate(words)
        if line
        and (
            (len(line) < SHINGLE and standing[at])
            or (len(line) >= SHINGLE and 0 < shared[at] < len(line))
            or (inside[at] and times[tuple(line)] > 1)
        )
    ]


class _Climb:
    """Hill climbing on the F1 of the lines chosen, a line at a time."""

    def __init__(
        self, words: Sequence[Sequence[str]], wanted: Shingles, inside: NDArray[np.int8]
    ) -> None:
        self.words = words
        self.wanted = wanted
        self.inside = inside.copy()
        self.chosen = shingles(
            [word for at in np.flatnonzero(inside).tolist() for word in words[at]]
        )
        self.found = sum(min(times, wanted[key]) for key, times in self.chosen.items())
        self.total = self.chosen.total()

    def climb(self, doubtful: Sequence[int]) -> NDArray[np.int8]:
        for turn in range(ROUNDS):
            order = doubtful if turn % 2 == 0 else doubtful[::-1]
            if not sum(self._try(at) for at in order):
                break
        return self.inside

    def _try(self, at: int) -> bool:
        """Flip a line where that raises the F1."""
        before, behind = self._context(at)
        line = list(self.words[at])
        change = shingles(before + line + behind)
        change.subtract(shingles(before + behind))
        sign = -1 if self.inside[at] else 1
        size = sign * sum(change.values())
        gain = sum(self._gain(key, sign * times) for key, times in change.items() if times)
        gold = self.wanted.total()
        old = 2 * self.found / max(1, self.total + gold)
        new = 2 * (self.found + gain) / max(1, self.total + size + gold)
        if new <= old + 1e-12:
            return False
        for key, times in change.items():
            self.chosen[key] += sign * times
        self.found, self.total = self.found + gain, self.total + size
        self.inside[at] ^= 1
        return True

    def _gain(self, key: tuple[str, ...], times: int) -> int:
        wanted = self.wanted.get(key, 0)
        if not wanted:
            return 0
        chosen = self.chosen.get(key, 0)
        return min(chosen + times, wanted) - min(chosen, wanted)

    def _context(self, at: int) -> tuple[list[str], list[str]]:
        """Up to three words of the chosen lines on either side."""
        before: list[str] = []
        for place in range(at - 1, -1, -1):
            if self.inside[place]:
                before = [*self.words[place][-3:], *before]
            if len(before) >= SHINGLE - 1:
                break
        behind: list[str] = []
        for place in range(at + 1, len(self.words)):
            if self.inside[place]:
                behind = [*behind, *self.words[place][:3]]
            if len(behind) >= SHINGLE - 1:
                break
        return before[1 - SHINGLE :], behind[: SHINGLE - 1]
