"""A column cleaned on the cluster is what each record cleaned by itself would be."""

from __future__ import annotations

import datetime as dt

import pytest

from cleaner.records import RecordCleaner
from cleaner.spark import InputError, Options, Recipe, RuleError, clean_column

STORY = "Rain fell on the town for nine days, and the river rose by a metre, the mayor said."
AD = "Sign up for our newsletter."


def _records():
    for number in range(90):
        text = (
            f"{STORY} It was day {number}.\n\n{AD}\n\nBoats went from door to door on day {number}."
        )
        yield {
            "id": number,
            "text": None if number % 30 == 7 else text,
            "when": dt.datetime.fromisoformat(f"2031-05-01T12:{number % 60:02}"),
            "url": f"https://example.org/{number}",
        }


def _plain(row):
    return row.asDict(recursive=True)


def test_rows_are_as_records_cleaned_one_by_one(spark):
    records = list(_records())
    frame = spark.createDataFrame(records, "id long, text string, when timestamp_ntz, url string")
    found = [_plain(row) for row in clean_column(frame.repartition(3), url="url").collect()]
    clean = RecordCleaner(Recipe(text="text", url="url"))
    wanted = [{**clean(record), "clean_error": None} for record in records]
    assert sorted(found, key=lambda row: row["id"]) == wanted
    assert sum(len(row["removed"]) for row in wanted) == 87


def test_columns_and_their_order_are_known_before_any_work(spark):
    frame = spark.createDataFrame([(1, "a")], "id long, text string")
    assert clean_column(frame).columns == [
        *("id", "text", "removed", "clean_site", "clean_obstacle", "clean_version", "rules_sha256"),
        *("clean_field", "clean_sha256", "clean_error"),
    ]


def test_a_row_that_fails_stays_as_it_is_and_says_why(spark):
    page = "<html><body><p>" + STORY + "</p></body></html>"
    frame = spark.createDataFrame(
        [(1, f"{STORY}\n\n{AD}"), (2, page), (3, STORY)], "id long, text string"
    ).coalesce(1)
    one, two, three = clean_column(frame).collect()
    assert [one.id, two.id, three.id] == [1, 2, 3]
    assert (one.clean_error, three.clean_error) == (None, None)
    assert one.text.strip() == STORY
    assert two.text == page
    assert "html" in two.clean_error
    assert (two.removed, two.clean_version) == (None, None)


def test_cleaned_twice_is_cleaned_once(spark):
    frame = spark.createDataFrame([(1, f"{STORY}\n\n{AD}")], "id long, text string")
    once = clean_column(frame)
    assert clean_column(once).collect() == once.collect()


def test_rules_of_ones_own_go_with_the_work(spark, tmp_path):
    (tmp_path / "harbour.example.toml").write_text(
        'site = "harbour.example"\ndomains = ["harbour.example"]\nchecked = 2031-01-01\n\n'
        '[[rule]]\nid = "bell"\nkind = "line"\nwhy = "the bell"\nmatch = "The bell rings\\\\."\n'
        "example = '''\n+ Rain fell.\n- The bell rings.\n'''\n",
        encoding="utf-8",
    )
    recipe = Recipe(options=Options(rules=(tmp_path,)), site="harbour.example")
    text = f"{STORY}\n\nThe bell rings.\n\n{STORY} Again and again it rained."
    frame = clean_column(spark.createDataFrame([(text,)], "text string"), recipe=recipe)
    row = frame.collect()[0]
    assert [gone.by for gone in row.removed] == ["harbour.example/bell"]
    assert row.rules_sha256 == RecordCleaner(recipe).rules_sha256


def test_rules_that_do_not_hold_are_an_error_at_once(spark, tmp_path):
    (tmp_path / "harbour.example.toml").write_text('site = "other.example"\n', encoding="utf-8")
    frame = spark.createDataFrame([("a",)], "text string")
    with pytest.raises(RuleError, match=r"harbour\.example"):
        clean_column(frame, recipe=Recipe(options=Options(rules=(tmp_path,))))
    with pytest.raises(RuleError, match="no rules for the outlet"):
        clean_column(frame, site="nowhere.example")


@pytest.mark.parametrize(
    ("schema", "how", "said"),
    [
        ("body string", {}, "no column 'text'; there are body"),
        ("text long", {}, "the column 'text' is int64, no text"),
        ("text string, clean_site string", {}, "a column 'clean_site' of its own"),
        ("text string, clean_version string", {}, "a column 'clean_version' of its own"),
        ("body string, text string", {"column": "body"}, "a column 'text' beside 'body'"),
    ],
)
def test_what_every_row_would_fail_of_is_said_at_once(spark, schema, how, said):
    with pytest.raises(InputError, match=said):
        clean_column(spark.createDataFrame([], schema), **how)
