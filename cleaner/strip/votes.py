"""What extractors say of the lines of a page: how much of each line stands in their article.

A line is asked for by the 4-grams of its words, a shorter line as a whole.  All are hashes, looked
up many at once; nothing loops over lines or words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.features import Columns
from cleaner.strip.fitted.glyphs import Glyphs
from cleaner.strip.fitted.lines import Floats, Ints, Lines
from cleaner.strip.fitted.tokens import Hashes, Powers, tokens

GRAM = 4
"""Words of the phrases by which lines are compared."""

_STEP = np.uint64(0x9E3779B97F4A7C15)
_LINE_FEED = 10


@dataclass(frozen=True, slots=True)
class Phrases:
    """What ``N`` lines of a page say.

    Attributes:
        grams: hashes of the phrases of each line: its 4-grams, or the line where it is shorter.
        line_of: the line of each of them.
        many: [N] how many a line has, at least 1.
        wholes: [N] a hash of all words of the line; 0 where it has none.
    """

    grams: Hashes
    line_of: Ints
    many: Ints
    wholes: Hashes


@dataclass(frozen=True, slots=True)
class Vote:
    """What one extractor says of ``N`` lines.

    Attributes:
        share: [N] the share of the line's phrases that the extractor's article holds, 0 to 1.
        whole: [N] 1 where the line is a line of that article, else 0.
        length: the logarithm of one more than the characters of that article.
    """

    share: Floats
    whole: Floats
    length: float


def grams(words: Hashes, size: int) -> Hashes:
    """A hash for every run of ``size`` words, in the order of their first words."""
    count = max(0, len(words) - size + 1)
    result = np.zeros(count, dtype=np.uint64)
    for skip in range(size):
        result = result * _STEP + words[skip : skip + count]
    return result


def phrases(lines: Lines) -> Phrases:
    """The phrases of a page, once for all extractors."""
    words, of, count = lines.words.hashes, lines.line_of, len(lines)
    sizes = np.bincount(of, minlength=count)
    found, owners = [], []
    for size in range(1, GRAM + 1):
        first = np.flatnonzero(of[size - 1 :] == of[: max(0, len(of) - size + 1)])
        if size < GRAM:
            first = first[sizes[of[first]] == size]
        found.append(grams(words, size)[first])
        owners.append(of[first])
    line_of = np.concatenate(owners)
    wholes = np.zeros(count, dtype=np.uint64)
    wholes[sizes > 0] = _wholes(words, of)
    many = np.maximum(np.bincount(line_of, minlength=count), 1)
    return Phrases(np.concatenate(found), line_of, many, wholes)


def vote(page: Phrases, article: str, *, glyphs: Glyphs, powers: Powers) -> Vote:
    """What an extractor that took ``article`` for the page's article says of the page's lines."""
    lower, classes = glyphs.read(article)
    said = tokens(lower, classes, powers)
    held = np.concatenate([grams(said.hashes, size) for size in range(1, GRAM + 1)])
    hits = page.line_of[_among(page.grams, held)]
    share = np.bincount(hits, minlength=len(page.many)) / page.many
    line_of = np.searchsorted(np.flatnonzero(lower == _LINE_FEED), said.starts)
    whole = _among(page.wholes, _wholes(said.hashes, line_of))
    length = float(np.log1p(len(article)))
    return Vote(share.astype(np.float32), whole.astype(np.float32), length)


def vote_columns(votes: Mapping[str, Vote], sizes: Floats) -> Columns:
    """Columns of ``N`` numbers by name; ``sizes`` [N] are words of the lines.

    For each extractor: its vote's share and whole, its length, and the share of the page's words
    that it covers.  For several also their mean, the least and the most of their shares.
    """
    columns: Columns = {}
    total = max(float(sizes.sum()), 1)
    for name, ballot in votes.items():
        covered = float(ballot.share @ sizes) / total
        columns[f"{name}: share"] = ballot.share
        columns[f"{name}: whole"] = ballot.whole
        columns[f"{name}: length"] = np.full(len(sizes), ballot.length, dtype=np.float32)
        columns[f"{name}: covers"] = np.full(len(sizes), covered, dtype=np.float32)
    if len(votes) > 1:
        shares = np.stack([ballot.share for ballot in votes.values()])
        columns["votes: mean"] = shares.mean(axis=0)
        columns["votes: least"] = shares.min(axis=0)
        columns["votes: most"] = shares.max(axis=0)
    return columns


def _wholes(words: Hashes, line_of: Ints) -> Hashes:
    """A hash of all words of each line that has any, in order."""
    if not len(words):
        return words
    heads = np.flatnonzero(np.diff(line_of, prepend=-1))
    sizes = np.diff(np.append(heads, len(words)))
    at = np.arange(len(words)) - np.repeat(heads, sizes)
    salted = words * (2 * at.astype(np.uint64) + np.uint64(1))
    return np.add.reduceat(salted, heads)


def _among(keys: Hashes, held: Hashes) -> NDArray[np.bool_]:
    """[keys] whether each is among ``held``."""
    if not len(held):
        return np.zeros(len(keys), dtype=np.bool_)
    held = np.sort(held)
    at = np.minimum(np.searchsorted(held, keys), len(held) - 1)
    result: NDArray[np.bool_] = held[at] == keys
    return result
