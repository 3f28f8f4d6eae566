"""Nulls that stand where results go, in columns and in items that know no absent field."""

from __future__ import annotations

import pytest

from cleaner.corpus.records.cleaned import RecordCleaner
from cleaner.corpus.records.present import apart, present
from cleaner.corpus.records.recipe import FACTS, Recipe

PAGE = "<html><body><article><p>Rain fell on the town for nine days.</p></article></body></html>"


def test_a_record_is_seen_apart_from_its_facts():
    record = {"text": "Rain.", "site": "mine"}
    assert apart(record, Recipe()) is record
    cleaned = RecordCleaner()(record)
    assert dict(apart(cleaned, Recipe())) == record
    assert dict(apart(cleaned, Recipe(prefix="x_"))) == cleaned
    assert list(apart({"text": None, "html": PAGE, "removed": None}, Recipe())) == ["html"]
    assert list(apart({"text": None, "html": PAGE}, Recipe())) == ["text", "html"]
    assert set(FACTS).isdisjoint(apart(cleaned, Recipe()))


@pytest.mark.parametrize(
    ("recipe", "record", "hidden"),
    [
        (Recipe(), {"text": None, "html": PAGE}, True),
        (Recipe(), {"text": None, "body": "Rain."}, True),
        (Recipe(), {"text": None, "page": PAGE}, False),
        (Recipe(html="page"), {"text": None, "page": PAGE}, True),
        (Recipe(text="text"), {"text": None, "html": PAGE}, False),
        (Recipe(out="article"), {"text": None, "article": None, "html": PAGE}, True),
    ],
)
def test_a_null_article_is_a_place_to_fill_where_the_text_stands_elsewhere(recipe, record, hidden):
    seen = present(record, recipe)
    assert (recipe.out not in seen) is hidden
    assert len(seen) == len(record) - hidden
    if hidden:
        assert RecordCleaner(recipe).result(seen).cleaned.text.startswith("Rain")
