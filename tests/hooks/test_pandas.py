"""``clean_frame`` of pandas, against pandas itself."""

from __future__ import annotations

import json

import pyarrow.dataset
import pytest

from cleaner.corpus.records.lines import cleaned_line
from cleaner.hooks.columns import ColumnCleaner
from cleaner.hooks.pandas import arrow_schema, clean_frame
from cleaner.records import FACTS, InputError, Recipe, RecordCleaner

pd = pytest.importorskip("pandas", reason="pandas is not installed")

SCRAPE = "Rain fell for nine days.\n\nSign up for our newsletter."
ARTICLE = "Rain fell for nine days."


def test_a_frame_is_cleaned_as_records_are(records, wanted, digest):
    frame = clean_frame(pd.DataFrame(records))
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    assert digest(rows) == wanted


def test_rows_index_columns_and_types_stay():
    frame = pd.DataFrame(
        {"n": [1, 2, 3], "text": [SCRAPE, None, SCRAPE], "c": pd.Categorical(["a", "b", "a"])},
        index=["x", "x", "y"],
    )
    before = frame.copy(deep=True)
    cleaned = clean_frame(frame)
    pd.testing.assert_frame_equal(frame, before)
    assert list(cleaned) == ["n", "text", "c", *FACTS]
    pd.testing.assert_frame_equal(cleaned[["n", "c"]], frame[["n", "c"]])
    assert cleaned["text"].iloc[0] == ARTICLE
    assert pd.isna(cleaned["text"].iloc[1])
    assert cleaned["text"].dtype == frame["text"].dtype
    assert cleaned["removed"].map(len).tolist() == [1, 0, 1]


@pytest.mark.parametrize("dtype", ["object", "string", "category", "string[pyarrow]"])
def test_text_of_any_type_is_read(dtype):
    frame = pd.DataFrame({"text": pd.Series([SCRAPE, None], dtype=dtype)})
    cleaned = clean_frame(frame)
    assert cleaned["text"].iloc[0] == ARTICLE
    assert pd.isna(cleaned["text"].iloc[1])


def test_a_frame_goes_through_parquet_and_is_cleaned_anew(tmp_path):
    once = clean_frame(pd.DataFrame({"text": [SCRAPE, "Snow."]}))
    once.to_parquet(tmp_path / "a.parquet")
    again = clean_frame(pd.read_parquet(tmp_path / "a.parquet"))
    assert again.to_dict("records") == once.to_dict("records")


FRAMES = [[SCRAPE, "Snow."], ["Snow."], [None, "Snow."], []]


@pytest.mark.parametrize("on_error", ["raise", "keep"])
@pytest.mark.parametrize("index", [False, True])
def test_parquet_has_the_same_types_whatever_went(tmp_path, on_error, index):
    for number, texts in enumerate(FRAMES):
        frame = pd.DataFrame({"text": pd.Series(texts, dtype="str"), "n": range(len(texts))})
        frame = frame.set_index("n") if index else frame
        cleaned = clean_frame(frame, on_error=on_error)
        assert cleaned["removed"].dtype == object
        path = tmp_path / f"{number}.parquet"
        cleaned.to_parquet(path, schema=arrow_schema(cleaned))
        back = pd.read_parquet(path)
        assert list(back) == list(cleaned)
        assert clean_frame(back, on_error=on_error)["text"].tolist() == cleaned["text"].tolist()
        assert back["removed"].map(len).tolist() == cleaned["removed"].map(len).tolist()
    table = pyarrow.dataset.dataset(tmp_path).to_table()
    assert table.schema.field("removed").type.equals(ColumnCleaner().schema.field("removed").type)
    assert len(table) == sum(map(len, FRAMES))


def test_no_rows():
    cleaned = clean_frame(pd.DataFrame({"text": pd.Series([], dtype="object")}))
    assert list(cleaned) == ["text", *FACTS]
    assert len(cleaned) == 0


def test_a_row_that_cannot_be_cleaned():
    frame = pd.DataFrame({"text": pd.Series([SCRAPE, 3], dtype=object)})
    with pytest.raises(InputError, match=r"^record 2: the field 'text' is a number"):
        clean_frame(frame)
    kept = clean_frame(frame, on_error="keep")
    assert kept["text"].tolist() == [ARTICLE, 3]
    assert kept["clean_error"].iloc[1] == "the field 'text' is a number, no text"


def test_a_row_that_failed_is_mended_and_cleaned(tmp_path):
    frame = pd.DataFrame({"text": pd.Series([SCRAPE, 3], dtype=object)})
    kept = clean_frame(frame, on_error="keep")
    kept.loc[1, "text"] = SCRAPE
    kept.to_json(tmp_path / "a.jsonl", orient="records", lines=True)
    lines = (tmp_path / "a.jsonl").read_bytes().splitlines()
    cleaned = [json.loads(cleaned_line(line, RecordCleaner())[0]) for line in lines]
    assert [record["text"] for record in cleaned] == [ARTICLE, ARTICLE]
    assert cleaned[0]["removed"] == cleaned[1]["removed"] != []


def test_half_a_surrogate_pair_stays():
    """As json.loads makes it of an escape; a column of pandas' own strings cannot hold it."""
    frame = pd.DataFrame({"text": pd.Series([f"\ud83d {SCRAPE}"], dtype=object)})
    assert clean_frame(frame)["text"].tolist() == [f"\ud83d {ARTICLE}"]


@pytest.mark.parametrize("other", [pd.Series([SCRAPE]), [{"text": SCRAPE}], None])
def test_what_is_no_frame_is_told(other):
    name = type(other).__name__
    with pytest.raises(
        TypeError, match=rf"^clean_frame\(\) takes a data frame of pandas, not {name}"
    ):
        clean_frame(other)


def test_columns_are_named_by_the_recipe_and_never_twice():
    frame = pd.DataFrame({"story": [SCRAPE], "removed": ["mine"]})
    cleaned = clean_frame(frame, Recipe(text="story", out="article", prefix="c_"))
    assert cleaned["article"].iloc[0] == ARTICLE
    assert cleaned["removed"].iloc[0] == "mine"
    with pytest.raises(InputError, match="two columns are called 'a'"):
        clean_frame(pd.DataFrame([[SCRAPE, 1, 2]], columns=["text", "a", "a"]))
