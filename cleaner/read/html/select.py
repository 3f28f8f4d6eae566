"""Which lines of a page lie in elements that a CSS selector matches.

The elements are marked in the tree before it is written out, and found again by their mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.elements import Elements
from cleaner.read.html.rows import Rows

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode

MARK = "x-selected-by"
"""The attribute that holds the numbers of selectors; what a page writes into it is forgotten."""

MAX_SELECTOR = 1000
"""Characters of a selector."""

_MARKS = re.compile(rf' {MARK}="([^"]*)"')
_SLOW = re.compile(r":has\b|~(?!=).*~(?!=)", re.IGNORECASE | re.DOTALL)


def mark(document: DocumentNode, selectors: Sequence[str]) -> None:
    """Write into every element which of the selectors match it.

    Raises:
        ValueError: a selector cannot be read, or can take for ever.
    """
    if not selectors:
        return
    for element in document.query_selector_all(f"[{MARK}]")[:]:
        del element[MARK]
    for number, selector in enumerate(selectors):
        for element in _matches(document, selector):
            element[MARK] = f"{element.getattr(MARK) or ''} {number}"


def check_selector(selector: str) -> None:
    """Nothing, if the selector is one.

    Raises:
        ValueError: it cannot be read, or can take for ever.
    """
    from resiliparse.parse.html import HTMLTree

    document = HTMLTree.parse("<p>").document
    if document is not None:
        _matches(document, selector)


def _matches(document: DocumentNode, selector: str) -> Sequence[ElementNode]:
    if len(selector) > MAX_SELECTOR:
        raise ValueError(f"a CSS selector is longer than {MAX_SELECTOR:,} characters")
    if _SLOW.search(selector):  # lexbor tries every combination: the cube of the page, or worse
        raise ValueError(f"{selector!r}: a CSS selector with :has or a second ~ can take for ever")
    try:
        return document.query_selector_all(selector)[:]  # uncut, the list takes squared time
    except ValueError as error:
        reason = str(error).split("\n", 1)[0].removeprefix("CSS parser error: ")
        raise ValueError(f"{selector!r} is not a CSS selector: {reason}") from None


def selected_lines(elements: Elements, rows: Rows, count: int) -> NDArray[np.bool_]:
    """[count, L] whether the whole line lies in elements that each selector matches."""
    inside = np.zeros((count, len(rows.place) + 1), np.intp)
    for at, tag in enumerate(elements.tree.start.tolist() if count else ()):
        found = _MARKS.search(elements.tokens.attributes[tag]) if tag >= 0 else None
        for number in map(int, found[1].split() if found else ()):
            inside[number, elements.first[at]] += 1
            inside[number, elements.last[at]] -= 1
    if not len(rows):
        return np.zeros((count, 0), np.bool_)
    lying = np.cumsum(inside[:, :-1], axis=1) > 0
    return np.logical_and.reduceat(lying, rows.begin, axis=1)
