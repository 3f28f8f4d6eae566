"""What single rules find on a page, whatever becomes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import chain

from cleaner.model import Document
from cleaner.strip.apply import apply_rules
from cleaner.strip.page import Familiar, Page, open_page
from cleaner.strip.rulebook.book import ActiveRules
from cleaner.strip.selected import selected

Texts = Mapping[str, tuple[str, ...]]
"""Lines of a page, by the rule that finds them."""


def found_lines(document: Document, rules: ActiveRules, names: Collection[str]) -> Texts:
    """The lines that rules of these names take or fence, looking at the whole of a page.

    Raises:
        RuleError: a pattern ran away.
    """
    familiar = Familiar(is_ascii=document.text.isascii())
    page = open_page(document.blocks, rules, familiar)
    found = apply_rules(page, document.date)
    blocks: defaultdict[str, set[int]] = defaultdict(set)
    for piece in chain(found.evidence, selected(document, rules)):
        if piece.by in names:
            blocks[piece.by].add(piece.block)
    for name, fenced in found.fences.items():
        if fenced and name in names:
            blocks[name] |= fenced
    return {name: _texts(page, some) for name, some in blocks.items()}


def _texts(page: Page, blocks: Collection[int]) -> tuple[str, ...]:
    return tuple(page.texts[block] for block in sorted(blocks))
