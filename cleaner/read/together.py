"""Text that was run together: a whole article or page on one line, with blanks or without.

So does BeautifulSoup's ``get_text(" ")``, and ``get_text()`` to a page without white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleaner.model import Blocks
from cleaner.text import Offsets

ONE_LINE, LONGEST = 1000, 2_000_000
"""Characters of a line that can be a whole article; of one whose words are looked at."""

HUGE, RUN_ON = 2500, 300
"""Characters of a line from which it is hardly a paragraph; of a sentence, hardly one."""

SHARE, HUGE_SHARE = 0.8, 0.5
"""Share of a text from which such a line is all of it; from which several are, one of them huge."""

SEAMS, GLUED_SHARE = 5, 0.3
"""Words run into each other that a line of several has, and the share of a text of such lines."""

NEAR = 20
"""Characters to either side by which such words are told apart: a name that recurs is one."""

CODE = 0.01
"""Share of signs of programs from which a line is one: names in it are run together too."""

_CODE = re.compile(r"[{}<>=;_]")
_SENTENCE_END = re.compile(r"""[.!?…][)\]"'”’»]*\s+(?=["'“‘«„(\[]?\w)""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.\"“'‘])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|No|vs|etc|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|bzw|ca|Nr|Hr|Fr|Sr|Sra|dott|pp?|art)\.$"
)


def run_together(lines: Blocks, lengths: Sequence[int]) -> frozenset[int]:
    """The lines that hold what were several; empty for nearly every text.

    So are long lines that are all of the text, or that hold words run into each other.
    """
    longest = max(lengths, default=0)
    if longest < ONE_LINE:
        return frozenset()
    total = sum(lengths)
    long = [at for at, length in enumerate(lengths) if length >= ONE_LINE]
    share = sum(map(lengths.__getitem__, long)) / total
    if longest >= SHARE * total or (share >= HUGE_SHARE and longest >= HUGE):
        return frozenset(long)
    if share < GLUED_SHARE:
        return frozenset()
    glued = [at for at in long if _is_glued(lines.text[lines.starts[at] : lines.ends[at]])]
    much = sum(map(lengths.__getitem__, glued)) >= GLUED_SHARE * total
    return frozenset(glued) if much else frozenset()


def apart(lines: Blocks, together: frozenset[int]) -> Iterator[Offsets]:
    """The lines, those run together as the sentences and lines that they were."""
    for at, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True)):
        if at not in together:
            yield start, end
            continue
        begins = sorted(set(_begins(lines.text, start, end)))
        for first, after in pairwise((*begins, end)):
            yield first, first + len(lines.text[first:after].rstrip())


def _is_glued(line: str) -> bool:
    """Whether words are run into each other; not where names of a program may be."""
    from cleaner.read.breaks import seams, words_of

    found = seams(line) if len(line) <= LONGEST else []
    if len(found) < SEAMS or len({_around(line, at) for at in found}) < SEAMS:
        return False
    if len(_CODE.findall(line)) >= CODE * len(line):
        return False
    return words_of(line, 0, len(line)).is_glued


def _around(line: str, seam: int) -> str:
    """The words that meet at a seam."""
    before, behind = line[max(0, seam - NEAR) : seam], line[seam : seam + NEAR]
    return before.rsplit(maxsplit=1)[-1] + behind.split(maxsplit=1)[0]


def _begins(text: str, start: int, end: int) -> Iterator[int]:
    """Where lines began, and sentences: of lines that were glued the ends are sure enough."""
    from cleaner.read.breaks import breaks

    yield start
    if _is_glued(text[start:end]):
        yield from breaks(text, start, end)
        return
    sentences = list(_sentences(text, start, end))
    yield from sentences
    if end - start <= LONGEST and _is_page((start, *sentences, end)):
        yield from breaks(text, start, end)


def _is_page(edges: Sequence[int]) -> bool:
    """Whether it is no mere paragraph, by where its sentences begin and it ends."""
    size = edges[-1] - edges[0]
    return size >= HUGE or max(after - at for at, after in pairwise(edges)) >= RUN_ON


def _sentences(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences begin, but for the first."""
    at = start
    for found in _SENTENCE_END.finditer(text, start, end):
        stop = found.end() - _trailing_blanks(found[0])
        if not _ABBREVIATION.search(text[max(at, stop - 12) : stop]):
            at = found.end()
            yield at


def _trailing_blanks(text: str) -> int:
    return len(text) - len(text.rstrip())
