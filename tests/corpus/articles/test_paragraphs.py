"""Paragraphs: those that stay, those that go, and those that go in part."""

from __future__ import annotations

from cleaner.corpus.articles.texts import bare_paragraphs
from cleaner.overlap.texts import split_by

TEXT = "One two.\n\nThree four.\n\nFive six."


def _parts(gone):
    return [
        (TEXT[a:b], stays) for a, b, stays in split_by(TEXT, [(0, 8), (10, 21), (23, 32)], gone)
    ]


def test_nothing_goes():
    assert _parts([]) == [("One two.", True), ("Three four.", True), ("Five six.", True)]


def test_one_goes_with_its_gap():
    assert _parts([(10, 23)]) == [("One two.", True), ("Three four.", False), ("Five six.", True)]


def test_one_goes_in_part():
    assert _parts([(4, 7), (15, 30)]) == [
        ("One", True),
        ("two", False),
        (".", True),
        ("Three", True),
        ("four.", False),
        ("Five si", False),
        ("x.", True),
    ]


def test_bare_paragraphs():
    assert bare_paragraphs("  One line. ") == ((2, 11),)
    assert bare_paragraphs("") == bare_paragraphs(" \u3000") == ()
    assert bare_paragraphs("One.\r\n\r\nTwo.\r") == ((0, 4), (8, 12))
