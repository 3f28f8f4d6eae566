"""Articles of lists or code that somebody cleaned before: as many short lines as a whole page has.

A page begins and ends with menus and footers.  Where short lines only stand amid paragraphs, and
most are entries of lists or lines of code, no scraper left them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from cleaner.model import Blocks
from cleaner.strip.measure import ends_sentence

FEW = 2
"""Labels that may stand above the first paragraphs and below the last."""

SHARE = 0.5
"""Share of the labels that must be entries or code."""

WORDS = 15
"""Words of a line from which it is a paragraph, if it ends like a sentence."""

NEAR = 8
"""Lines within which the next paragraph follows: a notice above a menu stands alone."""

_ENTRY = re.compile(r"[-•*–]")
_CODE = re.compile(r"""[{}();=<>\[\]"_#$|\\]|//|[,:]$""")


def is_listed(blocks: Blocks, longest: int) -> bool:
    """Whether a text is such an article; a label has fewer than ``longest`` characters."""
    text, starts, ends = blocks.text, blocks.starts, blocks.ends

    def lines(step: int) -> Iterator[str]:
        return (text[start:end] for start, end in zip(starts[::step], ends[::step], strict=True))

    if _labels_before(lines(1), longest) + _labels_before(lines(-1), longest) > FEW:
        return False
    labels = [line for line in lines(1) if len(line) < longest]
    return bool(labels) and sum(map(_is_entry, labels)) >= SHARE * len(labels)


def _labels_before(lines: Iterable[str], longest: int) -> float:
    """The labels before the first two paragraphs that are near each other; infinite without such.

    So they are where a single paragraph stands above many labels: a notice above a menu.
    """
    labels = before = 0
    last = -NEAR - 1
    for at, line in enumerate(lines):
        if len(line) < longest:
            labels += 1
            if labels > FEW + NEAR:
                break
        elif _is_paragraph(line):
            if at - last <= NEAR:
                return before
            last, before = at, labels
    return math.inf


def _is_paragraph(line: str) -> bool:
    return line.count(" ") >= WORDS - 1 and ends_sentence(line)


def _is_entry(label: str) -> bool:
    return _ENTRY.match(label) is not None or _CODE.search(label) is not None
