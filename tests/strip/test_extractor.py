from __future__ import annotations

from dataclasses import replace

import pytest

from cleaner.model import KEPT, Document, Options, Reason
from cleaner.read.split import split
from cleaner.strip.engine import strip
from cleaner.strip.signals.extractor import OUTSIDE, outside

TEXT = "The Quay\n\nThe ferry is back\n\nIt sailed on Monday.\n\nIt rained.\n\nFoot of the page\n"
INSIDE = ((TEXT.index("It sailed"), TEXT.index("Foot") - 2),)


@pytest.fixture
def document() -> Document:
    blocks, layout = split(TEXT)
    return Document(TEXT, blocks, layout=layout, title="The Ferry is back", extracted=INSIDE)


INNOCENT = [KEPT] * 5
PITCH = Reason("_any/pitch", "newsletter", "asks for something", 0.9)


def _stay(document, known=INNOCENT, fenced=frozenset()):
    return [reason is KEPT for reason in outside(document, fenced, known)]


def test_the_article_and_its_headline_stay(document):
    assert _stay(document) == [False, True, True, True, False]
    assert outside(document, frozenset(), INNOCENT)[0] is OUTSIDE


def test_the_headline_is_known_by_its_place_too(document):
    assert _stay(replace(document, title=None)) == [False, True, True, True, False]


def test_a_headline_far_up_is_known_by_the_title():
    text = "The ferry is back\n\n" + "Menu of things\n\n" * 5 + "It sailed on Monday.\n"
    blocks, _ = split(text)
    inside = ((text.index("It sailed"), len(text) - 1),)
    page = Document(text, blocks, title="The ferry is back - The Quay", extracted=inside)
    known = [KEPT, *[PITCH] * 5, KEPT]
    assert _stay(page, known) == [True, *[False] * 5, True]


def test_a_gap_amid_the_article_stays_but_for_what_its_words_accuse():
    text = "It sailed.\n\n200 g flour\n\nSign up\n\nIt rained.\n"
    blocks, _ = split(text)
    page = Document(text, blocks, extracted=((0, 10), (text.index("It rained"), len(text) - 1)))
    assert _stay(page, [KEPT, KEPT, PITCH, KEPT]) == [True, True, False, True]
    assert outside(page, frozenset(), [KEPT, KEPT, PITCH, KEPT])[2] is PITCH


def test_keep_rules_fence(document):
    assert outside(document, frozenset({0}), INNOCENT)[0] is KEPT


def test_nothing_extracted_is_nothing_inside(document):
    assert _stay(replace(document, extracted=(), title=None)) == [False] * 5


def test_in_a_text(document, book_of):
    cleaned = strip(document, options=Options(), book=book_of())
    assert cleaned.text == "The ferry is back\n\nIt sailed on Monday.\n\nIt rained.\n"
    assert {gone.kind for gone in cleaned.dropped} == {"structure"}
    assert cleaned.restore() == TEXT


def test_structure_can_stay(document, book_of):
    options = Options(keep=frozenset({"structure"}))
    assert strip(document, options=options, book=book_of()).text == TEXT
