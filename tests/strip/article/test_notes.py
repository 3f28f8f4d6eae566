"""Notes of the desk below an article stay with it, whatever the judge says of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from cleaner.model import KEPT, Blocks, Reason
from cleaner.read.split import split
from cleaner.strip.article.find import Article
from cleaner.strip.article.notes import BELOW, keep_notes

STORY = "The ferry to the outer islands sailed again on Monday, nine days after the strike began."
NOTE = "Correction: the ferry has three crews, not four."


def rules(blocks: Blocks) -> Sequence[Reason]:
    known = Reason("rule", "footer", "a test", 0.9)
    return [known if "reproduced" in block.text else KEPT for block in blocks]


def kept(*lines: str) -> list[str]:
    """What is kept of lines of which a judge keeps the first."""
    blocks = split("\n\n".join(lines))[0]
    assert len(blocks) == len(lines)
    inside = np.arange(len(lines)) == 0
    article = Article(inside, (), None, np.zeros(len(lines), dtype=np.float32))
    keep_notes(rules, blocks, article)
    return [line for line, stays in zip(lines, article.inside, strict=True) if stays]


@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        "Editor's note: The story was updated at noon to add the name of the dog.",
        "Editor’s Note – This story has been updated.",
        "*Correction, 9 June: the dog is a goat.*",
        "(Reporting by Ada Holm; editing by Walt Pell)",
        "Additional reporting by Jo Ott",
        "Ada Holm in Orrell contributed to this report.",
        "Anmerkung der Redaktion: Der Hund heißt Bello.",
        "Note de la rédaction : le chien est une chèvre.",
        "Nota de la redacción: el perro es una cabra.",
        "Errata corrige: il cane è una capra.",
        "Nota da redação: o cão é uma cabra.",
        "Rectificatie: de hond is een geit.",
        "Sprostowanie: pies jest kozą.",
        "Con información de Ada Holm",
    ],
)
def test_a_note_stays(note):
    assert kept(STORY, "Share", note, "Related articles") == [STORY, note]


@pytest.mark.parametrize(
    "line",
    [
        "Correction:",
        "Correction of the harbour wall begins",
        "Corrections and clarifications",
        "Reporting bias in three charts",
        "The council contributed a bench",
        "Editor's picks: ten piers",
        "Correction: this text must not be reproduced.",
    ],
)
def test_other_lines_go(line):
    assert kept(STORY, line, "Related articles") == [STORY]


def test_far_below_it_is_of_something_else():
    assert NOTE in kept(STORY, *["Menu"] * (BELOW - 1), NOTE)
    assert NOTE not in kept(STORY, *["Menu"] * BELOW, NOTE)


def test_below_nothing_there_is_none():
    blocks = split(NOTE)[0]
    article = Article(np.zeros(1, dtype=np.bool_), (), None, np.zeros(1, dtype=np.float32))
    keep_notes(rules, blocks, article)
    assert not article.inside.any()
