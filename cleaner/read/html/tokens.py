"""A serialised tree, cut into its tags and the texts between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cleaner.read.html.kinds import Kinds, kinds

_SWALLOWED = re.compile(
    r"<(?=[!sin])(?:!--|(script|style|iframe|noembed|noframes)(?=[\s>])[^<>]*>)"
)
_TAG = re.compile(r"<([^ >]+)([^>]*)>")
_ODD_TAG = re.compile(r"<(/?[^\s<>/]+)([^<>]*)>")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A page of ``N`` tags.

    Attributes:
        kinds: says what the numbers of ``tags`` mean.
        tags: [N] their kinds.
        attributes: [N] what stands behind the name, a blank first; empty where there is nothing.
        texts: [N + 1] what stands before each tag, and behind the last one, as it is written.
    """

    kinds: Kinds
    tags: NDArray[np.uint8]
    attributes: list[str]
    texts: list[str]

    def named(self, name: str) -> NDArray[np.bool_]:
        """[N] which tags have this name; that of an end tag has its slash."""
        return np.equal(self.tags, self.kinds.numbers[name])

    def within(self, steps: NDArray[np.int8]) -> NDArray[np.bool_]:
        """[N + 1] which texts stand in elements of a sort; ``steps`` says by kind which."""
        levels = np.zeros(len(self.texts), np.intp)
        np.cumsum(steps[self.tags], out=levels[1:])
        return np.not_equal(levels, 0)


def tokenise(markup: str, *, xml: bool) -> Tokens:
    """The tokens of a tree as lexbor writes it: ``<`` and ``>`` stand only around tags.

    Comments, scripts and the like are gone.  Where the page is broken, the name of a tag or of an
    attribute may hold a ``<`` too; then all before the last one is text.
    """
    markup = _without_scripts(markup)
    parts = _TAG.split(markup)
    if len(parts) // 3 != markup.count("<"):
        parts = _ODD_TAG.split(markup)
        parts[::3] = [text.replace("<", "") for text in parts[::3]]
    table = kinds(xml=xml)
    return Tokens(table, table.of(parts[1::3]), parts[2::3], parts[::3])


def _without_scripts(markup: str) -> str:
    """The markup with ``<!>`` for all that no reader sees and that may hold other ``<``."""
    out: list[str] = []
    at = start = 0
    while found := _SWALLOWED.search(markup, start):
        end = f"</{found[1]}>" if found[1] else "-->"
        stop = markup.find(end, found.end())
        if stop < 0:
            start = found.end()
        else:
            out.append(markup[at : found.start()])
            at = start = stop + len(end)
    out.append(markup[at:])
    return "<!>".join(out)
