"""Lines measured: characters by class, words, what stands at either end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.strip.fitted.glyphs import (
    BLANK,
    CLASSES,
    DIGIT,
    IDEOGRAPH,
    QUOTE,
    STOP,
    UPPER,
    Glyphs,
    code_points,
)
from cleaner.strip.fitted.tokens import Powers, Tokens, tokens

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

IDEOGRAPH_WORDS = 0.4
"""Words that an ideograph stands for: two or three of them say what a word of letters does."""


@dataclass(frozen=True, slots=True)
class Lines:
    """``N`` lines of a text, measured.

    Attributes:
        counts: [N, CLASSES] characters of each class; ``chars`` [N] of all.
        sizes: [N] words, an ideograph a part of one; ``counted`` takes each for a word.
        upper, digit: [N] words that begin with a capital, with a digit.
        long: [N] characters of all words, at most 20 a word.
        stops: [N] full stops that end a sentence.
        first, last: [N] class of the first and last character; ``closing`` the last but quotes.
        opening, ending: [N] those characters themselves.
        indent, gap: [N] blanks before the line on its own line; line ends before it, at most 4.
        words: the words; ``line_of`` gives the line of each, ``at`` its place in the line.
        edges: [N + 1] the first word of each line, and behind the last one.
        lengths: [words] characters of each word.
        heads: [words] class of each word's first character.
        ideographs: [words] whether the word is an ideograph.
    """

    counts: Floats
    chars: Floats
    sizes: Floats
    upper: Floats
    digit: Floats
    long: Floats
    stops: Floats
    first: NDArray[np.uint8]
    last: NDArray[np.uint8]
    closing: NDArray[np.uint8]
    opening: NDArray[np.uint32]
    ending: NDArray[np.uint32]
    indent: Floats
    gap: Floats
    words: Tokens
    edges: Ints
    line_of: Ints
    at: Ints
    lengths: Ints
    heads: NDArray[np.uint8]
    ideographs: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def counted(self) -> Floats:
        """[N] the entries of ``words`` in each line."""
        return np.diff(self.edges).astype(np.float32)


def measure(text: str, starts: Ints, ends: Ints, *, glyphs: Glyphs, powers: Powers) -> Lines:
    """Measure the lines ``text[starts[i]:ends[i]]``, which are disjoint, in order, not empty."""
    lower, classes = glyphs.read(text)
    words = tokens(lower, classes, powers, starts)
    count = len(starts)
    # what stands between two lines, and a word there (none in practice), counts for the one before
    edges = np.empty(count + 1, dtype=np.intp)
    edges[:-1] = words.starts.searchsorted(starts)
    edges[0], edges[-1] = 0, len(words.starts)
    sizes = edges[1:] - edges[:-1]
    line_of = np.repeat(np.arange(count), sizes)
    heads = classes.take(words.starts)
    lengths = words.ends - words.starts
    before, quoted = classes.take(ends - 1), classes.take(np.maximum(ends - 2, 0))
    indent, gap = _margins(lower, starts, ends)
    counts = _counts(lower, classes, starts, ends)
    return Lines(
        counts=counts,
        chars=counts.sum(axis=1),
        sizes=_sizes(sizes, line_of[heads == IDEOGRAPH]),
        upper=np.bincount(line_of[heads == UPPER], minlength=count).astype(np.float32),
        digit=np.bincount(line_of[heads == DIGIT], minlength=count).astype(np.float32),
        long=np.bincount(line_of, np.minimum(lengths, 20), count).astype(np.float32),
        stops=_stops(classes, starts, ends),
        first=classes.take(starts),
        last=before,
        closing=np.where(before == QUOTE, quoted, before),
        opening=lower.take(starts),
        ending=lower.take(ends - 1),
        indent=indent,
        gap=gap,
        words=words,
        edges=edges,
        line_of=line_of,
        at=np.arange(len(line_of)) - edges.take(line_of),
        lengths=lengths,
        heads=heads,
        ideographs=heads == IDEOGRAPH,
    )


def _sizes(counted: Ints, owners: Ints) -> Floats:
    """Words of each line; ``owners`` are the lines of the ideographs among them."""
    sizes = counted.astype(np.float32)
    if len(owners):
        many = np.bincount(owners, minlength=len(sizes))
        sizes -= np.floor((1 - IDEOGRAPH_WORDS) * many)
    return sizes


def part_of(lines: Lines, at: Ints, margins: tuple[Floats, Floats]) -> Lines:
    """The lines ``at``, in order, of a text from which the others went: `measure` of what is left.

    What stands in a line is measured the same whatever stands around it, for no word goes on from
    one line to the next; but its ``margins``, indent and gap, are new.  ``words`` stay where they
    were.
    """
    stays = np.zeros(len(lines), dtype=np.bool_)
    stays[at] = True
    words = stays.take(lines.line_of).nonzero()[0]
    sizes = np.diff(lines.edges).take(at)
    edges = np.zeros(len(at) + 1, dtype=np.intp)
    sizes.cumsum(out=edges[1:])
    indent, gap = margins
    return Lines(
        counts=lines.counts.take(at, axis=0),
        chars=lines.chars.take(at),
        sizes=lines.sizes.take(at),
        upper=lines.upper.take(at),
        digit=lines.digit.take(at),
        long=lines.long.take(at),
        stops=lines.stops.take(at),
        first=lines.first.take(at),
        last=lines.last.take(at),
        closing=lines.closing.take(at),
        opening=lines.opening.take(at),
        ending=lines.ending.take(at),
        indent=indent,
        gap=gap,
        words=Tokens(
            lines.words.hashes.take(words),
            lines.words.starts.take(words),
            lines.words.ends.take(words),
        ),
        edges=edges,
        line_of=np.repeat(np.arange(len(at)), sizes),
        at=lines.at.take(words),
        lengths=lines.lengths.take(words),
        heads=lines.heads.take(words),
        ideographs=lines.ideographs.take(words),
    )


def _counts(
    lower: NDArray[np.uint32], classes: NDArray[np.uint8], starts: Ints, ends: Ints
) -> Floats:
    """Characters of each class, line by line, but the blanks between lines and CR before LF."""
    count = len(starts)
    behind = np.empty(count, dtype=np.intp)  # where the next line starts
    behind[:-1], behind[-1] = starts[1:], len(classes)
    places = np.repeat(np.arange(0, count * CLASSES, CLASSES), behind - starts)
    places += classes[starts[0] :]
    flat = np.bincount(places, minlength=count * CLASSES)
    counts = flat.reshape(count, CLASSES).astype(np.float32)
    counts[:, BLANK] -= behind - ends
    returns = (lower[:-1] == 13).nonzero()[0]
    if len(returns):
        pairs = returns[lower[returns + 1] == 10]
        owners = starts.searchsorted(pairs, side="right") - 1
        inside = (owners >= 0) & (pairs < ends[owners])
        counts[:, BLANK] -= np.bincount(owners[inside], minlength=count)
    return counts


def _stops(classes: NDArray[np.uint8], starts: Ints, ends: Ints) -> Floats:
    """Full stops behind a word or a quotation mark, and before a blank, such a mark or the end."""
    places = (classes == STOP).nonzero()[0]
    places = places[places >= starts[0]]
    after = classes.take(np.minimum(places + 1, len(classes) - 1))
    before = classes.take(np.maximum(places - 1, 0))
    lines = starts.searchsorted(places, side="right") - 1
    good = (after == BLANK) | (after == QUOTE) | (places == ends.take(lines) - 1)
    good &= (before < BLANK) | (before == QUOTE)
    return np.bincount(lines[good], minlength=len(starts)).astype(np.float32)


def margins(text: str, starts: Ints, ends: Ints) -> tuple[Floats, Floats]:
    """The indents and gaps of the lines ``text[starts[i]:ends[i]]``, see `Lines`."""
    return _margins(code_points(text), starts, ends)


def _margins(lower: NDArray[np.uint32], starts: Ints, ends: Ints) -> tuple[Floats, Floats]:
    """Blanks that stand before a line on its own line, and line ends since the line before."""
    feeds = _line_ends(lower)
    upto = feeds.searchsorted(starts)
    since = np.zeros(len(starts), dtype=np.intp)
    since[1:] = feeds.searchsorted(ends[:-1])
    begins = np.zeros(len(feeds) + 1, dtype=np.intp)  # where each line of the text begins
    np.add(feeds, 1, out=begins[1:])
    indent = starts - begins.take(upto)
    indent[1:] *= ends[:-1] <= begins.take(upto[1:])  # behind another line nothing is indented
    return np.minimum(indent, 40).astype(np.float32), np.minimum(upto - since, 4).astype(np.float32)


def _line_ends(lower: NDArray[np.uint32]) -> Ints:
    """Where lines end: every LF, and every CR without one."""
    feeds: Ints = (lower == 10).nonzero()[0]
    returns = (lower == 13).nonzero()[0]
    if len(returns):
        lone = returns[lower[np.minimum(returns + 1, len(lower) - 1)] != 10]
        feeds = np.union1d(feeds, lone)
    return feeds
