"""Whose words a line says, and how often the very same is said: all by hashes of words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.lines import Ints, Lines
from cleaner.strip.fitted.prose import Prose
from cleaner.strip.fitted.tokens import Hashes

Rows = list[NDArray[np.generic]]
"""Features of ``N`` lines, [N] one or [k, N] several at once."""

SAID = (
    *("words of the prose", "words said once", "words of the first line"),
    *("words of the run's first line", "repeated", "said before"),
)


def said_rows(lines: Lines, prose: Prose) -> Rows:
    """[len(SAID), N] the rows of `SAID`, some at once."""
    return [*_words(lines, prose), *_repeats(lines)]


def _words(lines: Lines, prose: Prose) -> Rows:
    """Whose words a line shares: other prose's, the first line's, the best run's first's."""
    count = len(lines)
    content = ((lines.lengths > 3) | lines.ideographs).nonzero()[0]
    of, many = lines.line_of.take(content), len(content)
    words = _numbered(lines.words.hashes.take(content))
    said = prose.is_prose.take(of)
    once = np.bincount(words, minlength=many).take(words) == 1
    shared = np.bincount(words[said], minlength=many).take(words) > said
    first, after, start, stop = of.searchsorted((0, 1, prose.first, prose.first + 1)).tolist()
    like = _said_in(words[first:after], words), _said_in(words[start:stop], words)
    total = np.maximum(np.bincount(of, minlength=count), 1)
    return [np.bincount(of, kind, count) / total for kind in (shared, once, *like)]


def _numbered(hashes: Hashes) -> Ints:
    """A number below ``len(hashes)`` for each; the same one for those that are alike in low bits.

    A table of all low bits is only written to and read where there are words: it is never cleared.
    """
    many = len(hashes)
    size = 1 << max(12, int(16 * many).bit_length())
    slots = (hashes & np.uint64(size - 1)).astype(np.intp)
    table = np.empty(size, dtype=np.intp)
    table[slots] = np.arange(many)
    numbers: Ints = table.take(slots)
    return numbers


def _said_in(some: Ints, words: Ints) -> NDArray[np.bool_]:
    """Which of the words are among some."""
    among = np.zeros(len(words), dtype=np.bool_)
    among[some] = True
    said: NDArray[np.bool_] = among.take(words)
    return said


def _repeats(lines: Lines) -> Rows:
    """How often the very words of a line come again, and how often they came before."""
    count = len(lines)
    salted = lines.at.astype(np.uint64)
    salted *= np.uint64(2)
    salted += np.uint64(1)
    salted *= lines.words.hashes
    sums = np.zeros(len(salted) + 1, dtype=np.uint64)
    salted.cumsum(out=sums[1:])
    upto = sums.take(lines.edges)
    keys = upto[1:] - upto[:-1]
    order = keys.argsort(kind="stable")
    ranked = keys.take(order)
    fresh = np.ones(count, dtype=np.bool_)
    np.not_equal(ranked[1:], ranked[:-1], out=fresh[1:])
    first, of = fresh.nonzero()[0], fresh.cumsum() - 1
    both = np.empty((2, count))
    both[0, order] = np.bincount(of).take(of) - 1
    both[1, order] = np.arange(count) - first.take(of)
    return [np.log1p(both)]
