"""A cleaned record to what it was, from Python."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.corpus.records.recipe import FACTS
from cleaner.records import InputError, Recipe, RecordCleaner

PITCH = "Sign up for our newsletter"
SCRAPE = f"Rain fell on the town for nine days.\n\n{PITCH}\n"
PAGE = f"<html><body><p>Rain fell on the town for nine days.</p><p>{PITCH}</p></body></html>"
PIECES = st.one_of(
    st.sampled_from(["Rain fell on the town for nine days.", PITCH, "Share this article", "Home"]),
    st.sampled_from(["\n", "\r\n", "\n\n", " ", "\ufeff", "\ud83d", "😀", "\0"]),
    st.text(max_size=6),
)
TEXTS = st.lists(PIECES, max_size=10).map("".join)
RECORDS = st.one_of(
    st.fixed_dictionaries({"id": st.integers(), "text": TEXTS}, optional={"x": st.none()}),
    st.fixed_dictionaries({"body": TEXTS, "tags": st.lists(st.text(max_size=3))}),
    st.fixed_dictionaries({"text": st.none(), "url": st.just("https://a.example/1")}),
    st.fixed_dictionaries({"html": st.just(PAGE), "id": st.integers()}),
    st.fixed_dictionaries({"a": st.fixed_dictionaries({"b": TEXTS}), "id": st.integers()}),
)
RECIPES = st.sampled_from(
    [
        Recipe(),
        Recipe(prefix="our_"),
        Recipe(out="article"),
        Recipe(text="a.b"),
        Recipe(text="text"),
    ]
)


@given(RECORDS, RECIPES)
def test_every_record_comes_back(record, recipe):
    clean = RecordCleaner(recipe)
    try:
        cleaned = clean(record)
    except InputError:
        return
    for each in (cleaned, clean(cleaned), json.loads(json.dumps(cleaned))):
        again = clean.restore(each)
        assert again == record
        assert list(again) == list(record)


def test_nulls_that_a_writer_left_out_are_null():
    clean = RecordCleaner()
    cleaned = {name: value for name, value in clean({"text": SCRAPE}).items() if value is not None}
    assert "clean_site" not in cleaned
    assert clean.restore(cleaned) == {"text": SCRAPE}


def test_a_row_that_could_not_be_cleaned_loses_its_empty_facts():
    row = {"text": 7, **dict.fromkeys(FACTS)}
    assert RecordCleaner().restore(row) == {"text": 7}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda _: {"text": SCRAPE}, "no cleaned record: its fields removed, clean_site, "),
        (lambda each: each | {"text": "Sun."}, "'text' is not what cleaning wrote"),
        (lambda each: each | {"removed": [{"start": 1}]}, "text and removals do not fit"),
        (lambda each: each | {"clean_version": None}, "some of its facts are null"),
    ],
)
def test_what_was_changed_since_is_refused(change, says):
    clean = RecordCleaner()
    with pytest.raises(InputError, match=says):
        clean.restore(change(clean({"text": SCRAPE})))


def test_another_recipe_does_not_find_it():
    cleaned = RecordCleaner(Recipe(prefix="our_"))({"text": SCRAPE})
    with pytest.raises(InputError, match="no cleaned record"):
        RecordCleaner().restore(cleaned)
    with pytest.raises(TypeError, match="takes a dictionary, not str"):
        RecordCleaner().restore("text")
