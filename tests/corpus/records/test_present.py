"""Nulls that stand where results go, in columns and in items that know no absent field."""

from __future__ import annotations

import pytest

from cleaner.corpus.records.cleaned import RecordCleaner
from cleaner.corpus.records.present import present
from cleaner.corpus.records.recipe import FACTS, Recipe
from cleaner.model import InputError

PAGE = "<html><body><article><p>Rain fell on the town for nine days.</p></article></body></html>"
NULLS = dict.fromkeys(FACTS)


def test_a_record_that_was_not_cleaned_among_others_that_were():
    assert dict(present({"text": "Rain.", **NULLS}, Recipe())) == {"text": "Rain."}
    cleaned = RecordCleaner()({"text": "Rain."})
    assert present(cleaned | {"site": None}, Recipe())["clean_field"] == "text"


def test_an_own_null_is_not_taken_for_a_result():
    record = {"text": "Rain.", "site": None}
    assert present(record, Recipe()) is record
    with pytest.raises(InputError, match="'site' of its own"):
        RecordCleaner().result(present(record, Recipe()))


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
