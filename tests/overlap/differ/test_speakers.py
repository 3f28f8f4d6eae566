"""Whom two paragraphs name for one quotation."""

from __future__ import annotations

import pytest

from cleaner.overlap.differ.speakers import Quoting, other_speakers, speaker
from cleaner.overlap.report.data import match_records
from cleaner.overlap.words.quotation import quotations
from tests.overlap.newsroom import article, compared

QUOTED = "we cannot mend a gate that holds back the sea"

NAMED = {
    "behind": ("“{}”, said Ruth Hallam, who heads the board.", "Ruth Hallam"),
    "behind what they are": ("“{},” said the harbour chief, Ruth Hallam.", "Ruth Hallam"),
    "before the verb": ("“{},” Hallam said on Monday.", "Hallam"),
    "with a title": ("“{},” Mr. Hallam, who heads the board, told Reuters.", "Mr. Hallam"),
    "rank": ("“{},” said Det. Ruth Hallam of the harbour police.", "Det. Ruth Hallam"),
    "leading up": ("It rained. Tom Brandis told reporters on Monday: “{}.”", "Tom Brandis"),
    "according to": ("According to Ruth Hallam, “{}.”", "Ruth Hallam"),
    "goes on": ("“We stay,” said Ruth Hallam. “But {}.”", "Ruth Hallam"),
    "a board": ("But The Harbour Board said in a statement: “{}.”", "Harbour Board"),
    "in part": ("Hallam said the board “{}” again.", "Hallam"),
    "German": ("„{}“, sagte Ute Pahl der Deutschen Presse-Agentur.", "Ute Pahl"),
    "German office": ("„{}“, so Bürgermeisterin Ute Pahl.", "Bürgermeisterin Ute Pahl"),
    "German, leading up": ("Jan Vogel sagte der Zeitung: „{}.“", "Jan Vogel"),
    "French": ("« {} », a déclaré le maire, Jean Dupont.", "Jean Dupont"),
    "Spanish": ("«{}», dijo el alcalde Juan de la Vega.", "Juan de la Vega"),
    "Italian": ("«{}», ha detto Mario Rossi.", "Mario Rossi"),
    "Portuguese": ("“{}”, afirmou João Silva.", "João Silva"),
    "Dutch": ("“{}”, aldus Jan van der Berg.", "Jan van der Berg"),
    "Polish": ("„{}” – powiedział Jan Kowalski.", "Jan Kowalski"),
    "Russian": ("«{}», — сказал Иванов.", "Иванов"),
}

NOBODY = {
    "a pronoun": "“{},” she said. Ruth Hallam was in town.",
    "whom it was told": "“{},” she told Ruth Hallam.",
    "where it was said": "“{},” said a spokesman in London.",
    "whose spokesman": "“{},” said Hallam’s agent.",
    "an office": "„{}“, sagte der Sprecher der Behörde.",
    "an office before": "Der Sprecher sagte: „{}.“",
    "to whom, in French": "« {} », a-t-il déclaré à l’AFP.",
    "of which place": "A spokeswoman for the embassy in Washington said: “{}.”",
    "another subject": "Ruth Hallam came and he said: “{}.”",
    "nothing": "“{}.”",
    "far away": "“Yes,” said Ruth Hallam. " + "It rained for days and nights. " * 5 + "“{}.”",
}


def quoting(text):
    return Quoting(text, lambda: quotations(text))


@pytest.mark.parametrize(("text", "name"), NAMED.values(), ids=NAMED)
def test_who_is_named(text, name):
    text = text.format(QUOTED)
    at = text.index(QUOTED)
    assert speaker(quoting(text), at, at + len(QUOTED)) == name


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_nobody_is_named(text):
    text = text.format(QUOTED)
    at = text.index(QUOTED)
    assert speaker(quoting(text), at, at + len(QUOTED)) is None


def test_few_words_may_be_said_by_anybody():
    text = "“A wet sandwich,” said Ruth Hallam."
    assert speaker(quoting(text), 3, 15) is None


def test_no_quotation():
    assert speaker(quoting(f"Ruth Hallam said {QUOTED}."), 17, 40) is None


def told(one, other):
    texts = one.format(QUOTED), other.format(QUOTED)
    edges = [(text.index(QUOTED), text.index(QUOTED) + len(QUOTED)) for text in texts]
    return other_speakers(*map(quoting, texts), tuple(edges))


def test_two_people():
    assert told("“{},” said Ruth Hallam.", "Tom Brandis said: “{}.”") == (
        "Ruth Hallam",
        "Tom Brandis",
    )


@pytest.mark.parametrize(
    "other",
    [
        "“{},” Hallam said.",
        "“{},” said Mrs Halam.",
        "“{},” she said.",
        "“{},” said the board, headed by Hallam, and Tom Brandis.",
        "“{},” said Tom Brandis, who speaks for Ruth Hallam.",
        "RUTH HALLAM: “{}.”",
    ],
)
def test_who_may_be_the_same(other):
    assert told("“{},” said Ruth Hallam.", other) is None


def speakers_of(one, other):
    here, there = one.format(QUOTED), other.format(QUOTED)
    overlap = compared(
        article("harbour", f"{here} It rained on the empty quay.", date="2026-03-03"),
        article("valley", f"{there} Then the wheel stood still.", date="2026-03-02"),
    )
    [record] = match_records(overlap)
    return record["speakers"]


def test_a_match_says_so_in_the_order_of_its_sides():
    told = speakers_of("“{},” said Ruth Hallam.", "Tom Brandis said in the old mill: “{}.”")
    assert told == ["Tom Brandis", "Ruth Hallam"]


def test_a_match_of_one_speaker_says_nothing():
    told = speakers_of("“{},” said Ruth Hallam.", "Hallam said in the old mill: “{}.”")
    assert told is None
