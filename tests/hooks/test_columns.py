"""Columns in, columns out: what frames, datasets and tables have in common."""

from __future__ import annotations

import pickle

import pytest

from cleaner import __version__
from cleaner.hooks.columns import ColumnCleaner
from cleaner.hooks.library import MissingLibraryError, library
from cleaner.hooks.recipes import plain, recipe_of
from cleaner.records import FACTS, InputError, Options, Recipe, RecordCleaner

SCRAPE = "Rain fell for nine days.\n\nSign up for our newsletter."


def _columns(records):
    return {name: [record[name] for record in records] for name in records[0]}


def test_columns_are_cleaned_as_records_are(records, wanted, digest):
    columns = _columns(records)
    cleaned = columns | ColumnCleaner()(columns)
    assert (
        digest(dict(zip(cleaned, row, strict=True)) for row in zip(*cleaned.values(), strict=True))
        == wanted
    )


def test_an_own_column_is_never_written_over():
    with pytest.raises(InputError, match=r"has a column 'removed' of its own; .* prefix"):
        ColumnCleaner(on_error="keep")({"text": [SCRAPE], "removed": ["mine"]})
    with pytest.raises(InputError, match=r"has a column 'clean_version' of its own; .* prefix"):
        ColumnCleaner()({"text": [SCRAPE], "clean_version": [None]})
    cleaned = ColumnCleaner(Recipe(prefix="x_"))({"text": [SCRAPE], "removed": ["mine"]})
    assert "x_removed" in cleaned


def test_a_record_that_cannot_be_cleaned_is_named():
    with pytest.raises(InputError, match=r"^record 12: the field 'text' is a number, no text$"):
        ColumnCleaner()({"text": [SCRAPE, 3]}, [10, 11])


def test_a_record_that_cannot_be_cleaned_stays_and_says_why():
    cleaned = ColumnCleaner(on_error="keep")({"text": [SCRAPE, 3]})
    assert cleaned["text"] == ["Rain fell for nine days.", 3]
    assert cleaned["clean_version"] == [__version__, None]
    assert cleaned["clean_error"] == [None, "the field 'text' is a number, no text"]


def test_columns_that_were_cleaned_are_cleaned_anew():
    once = ColumnCleaner()({"text": [SCRAPE, ""]})
    assert ColumnCleaner()(once) == once
    spared = ColumnCleaner(Recipe(options=Options(keep=frozenset({"newsletter"}))))(once)
    assert spared["text"] == [SCRAPE, ""]


def test_a_null_among_cleaned_records_is_one_that_was_not_cleaned():
    once = ColumnCleaner()({"text": [SCRAPE]})
    both = {name: [*values, None] for name, values in once.items()} | {
        "text": [*once["text"], SCRAPE]
    }
    cleaned = ColumnCleaner()(both)
    assert cleaned["text"] == ["Rain fell for nine days."] * 2
    assert cleaned["removed"][0] == cleaned["removed"][1]


def test_an_article_that_was_changed_since_is_a_new_text():
    once = ColumnCleaner()({"text": [SCRAPE, SCRAPE]})
    edited = f"Corrected.\n\n{SCRAPE}"
    again = ColumnCleaner()(once | {"text": [once["text"][0], edited]})
    assert again == ColumnCleaner()({"text": [SCRAPE, edited]})


def test_a_failed_record_that_was_cleaned_before_keeps_what_it_says():
    once = ColumnCleaner()({"text": [SCRAPE]})
    once["removed"][0][0]["start"] += 1
    again = ColumnCleaner(on_error="keep")(once)
    assert "do not fit" in again.pop("clean_error")[0]
    assert again == once


def test_no_rows_and_no_columns():
    assert ColumnCleaner()({"text": []}) == {name: [] for name in ("text", *FACTS)}
    with pytest.raises(InputError, match="there are no columns"):
        ColumnCleaner()({})


def test_on_error_is_one_of_two():
    with pytest.raises(InputError, match="on_error is raise or keep, not 'skip'"):
        ColumnCleaner(on_error="skip")


def test_equal_recipes_are_sent_as_equal_bytes(tmp_path):
    kinds = ["share", "newsletter", "donation", "related"]
    one = Recipe(options=Options(keep=frozenset(kinds)))
    other = Recipe(options=Options(keep=frozenset(reversed(kinds))))
    sent = pickle.dumps(ColumnCleaner(one))
    assert sent == pickle.dumps(ColumnCleaner(other))
    again = pickle.loads(sent)  # noqa: S301 – our own
    assert again({"text": [SCRAPE]})["text"] == [SCRAPE]
    rule = tmp_path / "own.example.toml"
    rule.write_text(
        'site = "own.example"\ndomains = ["own.example"]\n[[rule]]\nid = "a"\nkind = "line"\n'
        "why = \"rain\"\nmatch = '''Rain.*'''\nexample = '''\n- Rain fell.\n+ Snow.\n'''\n"
    )
    ruled = Recipe(options=Options(rules=(tmp_path,)))
    before = pickle.dumps(ColumnCleaner(ruled))
    rule.write_text(rule.read_text().replace("Rain.*", "Rain fell.*"))
    assert pickle.dumps(ColumnCleaner(ruled)) != before


def test_a_recipe_is_spelled_in_plain_values_and_read_back(tmp_path):
    options = Options(keep=frozenset({"share"}), galleries="first", model=False, rules=(tmp_path,))
    recipe = Recipe(options=options, html="page", prefix="c_", out="article")
    assert recipe_of(plain(recipe)) == recipe
    assert recipe_of({}) == Recipe()
    assert plain(recipe)["options"]["rules"] == [str(tmp_path)]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"txt": "body"}, r"recipe: no 'txt' \(there are options, text, "),
        ({"options": {"kep": []}}, r"options: no 'kep' \(there are site_rules, "),
        ({"options": {"keep": "share"}}, "recipe: keep takes a list of kinds, not 'share'"),
        ({"options": None}, "recipe: options: names with values, not None"),
        ({"options": 5}, "recipe: options: names with values, not 5"),
        ({"options": {"model": "false"}}, "recipe: model takes True or False, not 'false'"),
        ({"options": {1: 2, "a": 3}}, r"recipe: options: no 1 \(there are"),
        ("text", "recipe: names with values, not 'text'"),
        ({"text": 5}, "recipe: text takes a name, not 5"),
        ({"prefix": None}, "recipe: prefix takes a name, not None"),
        ({"out": 5}, "recipe: out takes a name, not 5"),
        ({"options": {"keep": ["x"]}}, "recipe: no such kind: x"),
        ({"out": ""}, "the article cannot be written to ''"),
    ],
)
def test_a_recipe_that_is_none_is_refused(values, says):
    with pytest.raises(InputError, match=says):
        recipe_of(values)


def test_a_missing_library_is_one_clear_line():
    with pytest.raises(MissingLibraryError, match=r"^no_such is missing: pip install no-such$"):
        library("no_such.part", "no-such")
    assert issubclass(MissingLibraryError, ImportError)


def test_the_door_leads_to_the_engine():
    assert RecordCleaner()({"text": SCRAPE})["text"] == "Rain fell for nine days."
