"""``clean_frame`` of polars, against polars itself."""

from __future__ import annotations

import pytest

from cleaner.hooks.polars import clean_frame
from cleaner.records import FACTS, InputError, Recipe

pl = pytest.importorskip("polars", reason="polars is not installed")

SCRAPE = "Rain fell for nine days.\n\nSign up for our newsletter."
ARTICLE = "Rain fell for nine days."


def test_a_frame_is_cleaned_as_records_are(records, wanted, digest):
    frame = clean_frame(pl.DataFrame(records))
    assert digest(frame.iter_rows(named=True)) == wanted


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_a_lazy_frame_stays_lazy_and_gives_the_same(records, wanted, digest, engine):
    lazy = clean_frame(pl.LazyFrame(records))
    assert isinstance(lazy, pl.LazyFrame)
    assert digest(lazy.collect(engine=engine).iter_rows(named=True)) == wanted


def test_a_filter_after_the_cleaning_sees_the_article():
    lazy = clean_frame(pl.LazyFrame({"text": [SCRAPE, "Snow."], "n": [1, 2]}))
    left = lazy.filter(~pl.col("text").str.contains("newsletter")).select("n").collect()
    assert left["n"].to_list() == [1, 2]
    assert lazy.head(1).select("text").collect().item() == ARTICLE


def test_types_are_the_same_whether_something_went_or_not():
    some = clean_frame(pl.DataFrame({"text": [SCRAPE], "n": [1]}))
    none = clean_frame(pl.DataFrame({"text": ["Snow."], "n": [1]}))
    assert some.schema == none.schema
    assert some.columns == ["text", "n", *FACTS]
    assert clean_frame(none.clear()).schema == some.schema
    assert pl.concat([some, none])["removed"].list.len().to_list() == [1, 0]


@pytest.mark.parametrize("dtype", [pl.Categorical, pl.Enum([SCRAPE]), pl.String])
def test_text_of_any_type_is_read(dtype):
    frame = pl.DataFrame({"text": pl.Series([SCRAPE, None], dtype=dtype)})
    assert clean_frame(frame)["text"].to_list() == [ARTICLE, None]


def test_a_column_that_is_no_text_stays_with_its_type():
    kept = clean_frame(pl.DataFrame({"text": [3]}), on_error="keep")
    assert kept["text"].to_list() == [3]
    assert kept["clean_error"].to_list() == ["the field 'text' is a number, no text"]


def test_a_frame_is_cleaned_anew():
    once = clean_frame(pl.DataFrame({"text": [SCRAPE, "Snow.", None]}))
    assert clean_frame(once).equals(once)


def test_a_row_that_cannot_be_cleaned():
    frame = pl.DataFrame(
        {"text": [SCRAPE, "<!DOCTYPE html><html><body><p>Rain.</p></body></html>"]}
    )
    with pytest.raises(InputError, match=r"^record 2: the field 'text' holds HTML"):
        clean_frame(frame)
    kept = clean_frame(frame, on_error="keep")
    assert kept["text"].to_list() == [ARTICLE, frame["text"][1]]
    assert kept["clean_error"].is_null().to_list() == [True, False]


@pytest.mark.parametrize("other", [pl.Series(["a"]), [{"text": SCRAPE}], None])
def test_what_is_no_frame_is_told(other):
    name = type(other).__name__
    with pytest.raises(
        TypeError, match=rf"^clean_frame\(\) takes a data frame of polars, not {name}"
    ):
        clean_frame(other)


def test_structs_are_reached_by_dotted_names():
    frame = pl.DataFrame({"meta": [{"body": SCRAPE}]})
    assert clean_frame(frame, Recipe(text="meta.body"))["text"].to_list() == [ARTICLE]
