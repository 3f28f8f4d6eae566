"""Which lines of an outlet may be a rule: surely, or once a person has looked at them.

A line that many articles have need not be boilerplate.  A headline stands in the lists of other
pages, and what led up to a trial in every report of it.  So only short labels are taken by their
number alone, and not those that mostly stand between two paragraphs, as headings do, nor those that
end as a sentence, as "The trial continues." below many a report; anything else must also sound like
boilerplate to the rules for all outlets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from cleaner.learn.page import without_bullet
from cleaner.learn.tally import Said, Tally
from cleaner.model import Label
from cleaner.read.split import split_lines
from cleaner.strip.apply import apply_rules
from cleaner.strip.measure import ends_sentence
from cleaner.strip.page import open_page
from cleaner.strip.rulebook.book import ActiveRules
from cleaner.strip.rulebook.schema import LONGEST_CUE
from cleaner.text import SURROGATE, words

FEWEST = 3
"""Articles that must have a line."""

MOST = 2000
"""Lines of an outlet at most."""

SHARE = 20
"""One in so many articles of the outlet must have it."""

LABEL = 4
"""Words of a label at most."""

LETTERS = 3
"""Letters of a line at least."""

HINT, PROOF = 0.2, 0.5
"""How much like boilerplate a line must sound that is no label; and any line amid articles."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that may be a rule; ``label`` is what it sounds like, ``heard`` how much so."""

    said: Said
    label: Label
    heard: float
    sure: bool

    @property
    def text(self) -> str:
        """The line as it stands in any list or in none."""
        return without_bullet(self.said.text)


def choices(tally: Tally, general: ActiveRules) -> list[Choice]:
    """The lines that enough articles have, most of all first; headlines are not among them.

    Where a line is not sure, it is only of use if it would stay on two pages.
    """
    fewest = max(FEWEST, -(-tally.stories // SHARE))
    found = [said for said in tally.lines.values() if said.stories >= fewest and _may_be(said)]
    found = sorted(found, key=lambda said: (-said.stories, said.text))[:MOST]
    heard = _heard([without_bullet(said.text) for said in found], general)
    made = (
        Choice(said, cast("Label", label), score, sure=_is_sure(said, score))
        for said, (label, score) in zip(found, heard, strict=True)
    )
    return [choice for choice in made if choice.sure or choice.said.left > 1]


def _may_be(said: Said) -> bool:
    if said.heads or 0 < said.above < FEWEST:
        return False  # whose article it leads to, it belongs to
    if len(said.text) > LONGEST_CUE or sum(map(str.isalpha, said.text)) < LETTERS:
        return False
    return SURROGATE.search(said.text) is None  # which no file of TOML can hold


def _is_sure(said: Said, heard: float) -> bool:
    if said.above:
        return False
    if 2 * said.amid > said.stories:
        return heard >= PROOF
    is_label = len(words(said.text)) <= LABEL and not ends_sentence(said.text)
    return is_label or heard >= (PROOF if said.amid else HINT)


def _heard(texts: list[str], general: ActiveRules) -> Iterator[tuple[str, float]]:
    """What each line sounds like to the rules for all outlets, by itself, and how much so."""
    page = open_page(split_lines("\n".join(texts)), general)
    loudest = [("other", 0.0)] * len(texts)
    for piece in apply_rules(page, None).evidence:
        loudest[piece.block] = max(loudest[piece.block], (piece.kind, piece.score), key=_score)
    return iter(loudest)


def _score(heard: tuple[str, float]) -> float:
    return heard[1]
