"""A serialised tree, read once: its text, and where in the tree each line of the text stands."""

from __future__ import annotations

from dataclasses import dataclass

from cleaner.read.html.elements import find_elements
from cleaner.read.html.lines import gaps
from cleaner.read.html.outline import Outline
from cleaner.read.html.rows import arrange
from cleaner.read.html.survey import survey
from cleaner.read.html.tags import END
from cleaner.read.html.texts import read_texts
from cleaner.read.html.tokens import Tokens, tokenise
from cleaner.read.html.tree import build_tree


@dataclass(frozen=True, slots=True)
class Scan:
    """What a tree holds.

    ``text`` is not yet laid out, see ``join_lines``.  ``depth`` counts levels of elements;
    ``whole`` tells whether `END` was seen.
    """

    text: str
    depth: int
    whole: bool
    outline: Outline


def scan(markup: str, *, xml: bool, selectors: int = 0) -> Scan:
    """Read a serialised tree whose elements are marked by so many selectors.

    In ``xml``, elements that HTML does not know part lines and a title is text.
    """
    tokens = tokenise(markup, xml=xml)
    texts = read_texts(tokens)
    between = gaps(texts.letters)
    pairs = zip(between, (*texts.found, ""), strict=True)
    rows = arrange(texts, between)
    steps = tokens.kinds.steps[tokens.tags]
    elements = find_elements(tokens, rows, build_tree(steps))
    return Scan(
        text="".join([part for pair in pairs for part in pair]),
        depth=int(steps.cumsum().max(initial=0)),
        whole=_shows_end(tokens),
        outline=survey(elements, rows, selectors),
    )


def _shows_end(tokens: Tokens) -> bool:
    ends = tokens.named(END)
    return bool((ends & ~tokens.within(tokens.kinds.unseen)[1:]).any())
