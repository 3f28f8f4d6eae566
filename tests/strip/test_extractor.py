from __future__ import annotations

from dataclasses import replace

import pytest

from cleaner.model import KEPT, Document, Options
from cleaner.read.split import split
from cleaner.strip.engine import strip
from cleaner.strip.signals.extractor import OUTSIDE, outside

TEXT = "The Quay\n\nThe ferry is back\n\nIt sailed on Monday.\n\nIt rained.\n\nFoot of the page\n"
INSIDE = ((TEXT.index("It sailed"), TEXT.index("Foot") - 2),)


@pytest.fixture
def document() -> Document:
    blocks, layout = split(TEXT)
    return Document(TEXT, blocks, layout=layout, title="The Ferry is back", extracted=INSIDE)


def test_the_article_and_its_headline_stay(document):
    reasons = outside(document, frozenset())
    assert [reason is KEPT for reason in reasons] == [False, True, True, True, False]
    assert reasons[0] is OUTSIDE


def test_keep_rules_fence(document):
    assert outside(document, frozenset({0}))[0] is KEPT


def test_nothing_extracted_is_nothing_inside(document):
    assert outside(replace(document, extracted=()), frozenset())[2] is OUTSIDE


def test_in_a_text(document, book_of):
    cleaned = strip(document, options=Options(), book=book_of())
    assert cleaned.text == "The ferry is back\n\nIt sailed on Monday.\n\nIt rained.\n"
    assert {gone.kind for gone in cleaned.dropped} == {"structure"}
    assert cleaned.restore() == TEXT


def test_structure_can_stay(document, book_of):
    options = Options(keep=frozenset({"structure"}))
    assert strip(document, options=options, book=book_of()).text == TEXT
