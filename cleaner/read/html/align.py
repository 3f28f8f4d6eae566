"""An extractor's words, found again in the lines of the whole page.

Seeded and chained, as genomes are: phrases of three words that a line and the article share
vote for the line's place in the article, and a chain of such places is chosen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cleaner.read.html.chain import Match, heaviest_chain

_GRAM = 3  # words of a phrase
_SHORT = 3  # words up to which a line is too common to have a place of its own
_PLACES = 4  # of a phrase, on either side
_TRIED = 3  # places of a line
_SLACK = 12  # words that only the line or only the article has
_REACH = 200  # words in which a short line is looked for
_SIMILAR = 0.7  # of a line's words, that must be found at its place

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")


def split_words(text: str) -> list[str]:
    """Words for comparison; each Chinese or Japanese character is one, for no blank parts them."""
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return _WORD.findall(text)


def align_lines(lines: Sequence[list[str]], article: list[str]) -> list[int]:
    """The numbers of the lines, from 0, that make up the article, in order; all given as words.

    The heaviest chain of matches that runs forward in both texts, so that a teaser that repeats
    a paragraph further down does not cut off what stands before it; the same again in each of
    its gaps, where phrases that are common elsewhere are rare; then the short lines between.
    """
    first = Match(-1, 0, 0, 0)
    last = Match(len(lines), len(article), len(article), 0)
    chain: list[Match] = []
    for before, after in pairwise([first, *_chain_between(lines, article, first, last), last]):
        chain += [*_chain_between(lines, article, before, after), after]
    chain.pop()  # the last one is no line
    taken = {match.line for match in chain}
    for before, after in pairwise(chain):
        gap = range(before.line + 1, after.line)
        taken.update(_short_lines(lines, gap, article[before.end : after.start]))
    return sorted(taken)


def _chain_between(
    lines: Sequence[list[str]], article: Sequence[str], before: Match, after: Match
) -> list[Match]:
    """The chain of the lines that stand between two matches."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in enumerate(_grams(article[before.end : after.start]), before.end):
        places[gram].append(at)
    if not places:
        return []
    matches: list[Match] = []
    cursor = before.end
    for number in range(before.line + 1, after.line):
        if len(lines[number]) > _SHORT:
            found = _matches(number, lines[number], places, cursor)
            matches += found
            cursor = found[0].end if found else cursor
    # a few words of overlap are a neighbour's phrases, not a second use of the place
    return heaviest_chain(matches, overlap=_GRAM - 1)


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(_GRAM)), strict=False)


def _matches(
    number: int, line: Sequence[str], places: dict[tuple[str, ...], list[int]], cursor: int
) -> list[Match]:
    """The places of the article that hold most of the line's words in order, the best three.

    Of equal ones the first behind ``cursor``, where the line before was found, comes first.
    """
    hits = [
        (k, at)
        for k, gram in enumerate(_grams(line))
        for at in _near(places.get(gram, ()), cursor + k)
    ]
    votes = Counter(at - k for k, at in hits)
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0] < cursor, vote[0]))
    tried = (_match(number, len(line), hits, origin) for origin, _ in ranked[:_TRIED])
    return [match for match in tried if match.weight >= _SIMILAR * len(line)]


def _near(places: Sequence[int], cursor: int) -> Sequence[int]:
    """A few places of a phrase: the first ones of all and the first ones behind the cursor."""
    if len(places) <= 2 * _PLACES:
        return places
    at = max(_PLACES, bisect_left(places, cursor))
    return (*places[:_PLACES], *places[at : at + _PLACES])


def _match(number: int, size: int, hits: Iterable[tuple[int, int]], origin: int) -> Match:
    """The line at that place, as heavy as it has words there."""
    near = [(k, at) for k, at in hits if abs(at - k - origin) <= _SLACK]
    found = len({k + i for k, _ in near for i in range(_GRAM)})
    # a phrase that comes again just beside the line does not make its place longer
    start = max(origin, min(at for _, at in near))
    end = min(origin + size, max(at for _, at in near) + _GRAM)
    return Match(number, start, end, found)


def _short_lines(lines: Sequence[list[str]], gap: range, article: list[str]) -> Iterator[int]:
    """Short lines of a gap whose words stand in the article's gap, in the same order."""
    at = 0
    for number in gap:
        line = lines[number]
        if not line or len(line) > _SHORT:
            continue
        stop = min(len(article), at + _REACH) - len(line) + 1
        place = next((i for i in range(at, stop) if article[i : i + len(line)] == line), -1)
        if place >= 0:
            yield number
            at = place + len(line)
