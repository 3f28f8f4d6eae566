"""``clean_frame`` of pandas, against pandas itself."""

from __future__ import annotations

import pytest

from cleaner.hooks.pandas import clean_frame
from cleaner.records import FACTS, InputError, Recipe

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


def test_columns_are_named_by_the_recipe_and_never_twice():
    frame = pd.DataFrame({"story": [SCRAPE], "site": ["mine"]})
    cleaned = clean_frame(frame, Recipe(text="story", out="article", prefix="c_"))
    assert cleaned["article"].iloc[0] == ARTICLE
    assert cleaned["site"].iloc[0] == "mine"
    with pytest.raises(InputError, match="two columns are called 'a'"):
        clean_frame(pd.DataFrame([[SCRAPE, 1, 2]], columns=["text", "a", "a"]))
