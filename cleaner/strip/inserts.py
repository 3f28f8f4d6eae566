"""What stands amid an article and asks something of its reader goes before the judge is asked.

A sign-up box or a row of share buttons between two paragraphs looks like an article's end to the
judge, so that it takes what follows.  Only rules are asked here: they know such a line whatever
stands around it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.model import KEPT, Blocks, Reason
from cleaner.strip.ledger import Judgement
from cleaner.strip.measure import ends_sentence
from cleaner.strip.render import pieces_to_cut
from cleaner.strip.rest import Rest

if TYPE_CHECKING:
    from cleaner.strip.look import Judging

KINDS = frozenset({"newsletter", "subscription", "donation", "app", "advert", "share"})
"""What such lines are.

A heading of related articles, a notice of cookies or a line of a footer is evidence that the judge
needs: the last two tell where a page ends.
"""

PROSE = 60
"""Characters from which a line that ends like a sentence is a paragraph."""

MOST = 8
"""Lines between two paragraphs of one article; of more, the article may have ended."""

FARTHEST = 40
"""The same where a box asks for something: of share buttons alone an article's end can be told."""


def without_inserts(judging: Judging, rest: Rest) -> Rest:
    """What is left of a page of bare text without the inserts in its article."""
    blocks = judging.blocks(rest)
    gaps = _between_paragraphs(blocks)
    near = list(gaps)
    if not near:
        return rest
    reasons = [KEPT] * len(blocks)
    for at, reason in zip(near, judging.of_rules(blocks.some(near), KINDS), strict=True):
        if reason.kind != "share" or gaps[at] <= MOST:
            reasons[at] = reason
    for at in near:
        accused = reasons[at] is not KEPT
        if accused and _is_paragraph(blocks, at) and not _is_of_box(blocks, reasons, at):
            reasons[at] = KEPT
    pieces = pieces_to_cut(blocks, Judgement(reasons, []))
    return rest.without(pieces) if pieces else rest


def _is_of_box(blocks: Blocks, reasons: list[Reason], at: int) -> bool:
    """Whether a paragraph that rules know stands below a line that goes, or above its button."""
    below = at + 1
    if at > 0 and reasons[at - 1] is not KEPT:
        return True
    return below < len(blocks) and reasons[below] is not KEPT and not _is_paragraph(blocks, below)


def _between_paragraphs(blocks: Blocks) -> dict[int, int]:
    """The lines that stand between two paragraphs, and the two; how many there are between."""
    found: dict[int, int] = {}
    text, spans = blocks.text, zip(blocks.starts, blocks.ends, strict=True)
    long = [(at, end) for at, (start, end) in enumerate(spans) if end - start >= PROSE]
    paragraphs = [at for at, end in long if ends_sentence(text[end - PROSE : end])]
    for before, behind in pairwise(paragraphs):
        gap = behind - before - 1
        if 0 < gap <= FARTHEST:
            for at in range(before, behind + 1):
                found[at] = min(gap, found.get(at, gap))
    return found


def _is_paragraph(blocks: Blocks, at: int) -> bool:
    start, end = blocks.starts[at], blocks.ends[at]
    return end - start >= PROSE and ends_sentence(blocks.text[end - PROSE : end])
