"""Data frames of pandas, an article a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cleaner.hooks.arrow import with_results
from cleaner.hooks.columns import ColumnCleaner, OnError
from cleaner.hooks.library import check_kind, library
from cleaner.hooks.restored import columns_before
from cleaner.hooks.rows import Lazy
from cleaner.records import Recipe

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


_HALF = re.compile("[\ud800-\udfff]").search


def clean_frame(
    frame: pd.DataFrame, recipe: Recipe | None = None, *, on_error: OnError = "raise"
) -> pd.DataFrame:
    """The frame with its articles cleaned, and what went and why; rows, index and order stay.

    Args:
        frame: an article a row; it is not changed.
        recipe: which columns hold what, and how to clean.
        on_error: ``"raise"`` ends at the first row that cannot be cleaned; with ``"keep"`` such a
            row stays as it is, and the column ``clean_error`` says why.

    Raises:
        InputError: a row cannot be cleaned, or a column has the name of a result.
        RuleError: a rule does not hold.
        TypeError: it is no data frame.
    """
    pandas = library("pandas")
    check_kind(frame, pandas.DataFrame, "clean_frame() takes a data frame of pandas")
    clean = ColumnCleaner(recipe, on_error)
    results = clean(Lazy(list(frame.columns), lambda name: _values(frame[name])))
    strings = pandas.Series([""]).dtype
    types = {name: strings if _are_strings(results[name]) else object for name in results}
    types[clean.removed] = object
    return frame.assign(
        **{
            name: pandas.Series(values, index=frame.index, dtype=types[name])
            for name, values in results.items()
        }
    )


def restore_frame(frame: pd.DataFrame, recipe: Recipe | None = None) -> pd.DataFrame:
    """The frame as it was before `clean_frame`; index, order and other columns stay.

    Args:
        frame: cleaned, in memory or by way of a file; it is not changed.
        recipe: how it was cleaned.

    Raises:
        InputError: these are no cleaned records, or one was changed since.
        TypeError: it is no data frame.
    """
    pandas = library("pandas")
    check_kind(frame, pandas.DataFrame, "restore_frame() takes a data frame of pandas")
    recipe = recipe or Recipe()
    columns = Lazy(list(frame.columns), lambda name: _values(frame[name]))
    articles, gone = columns_before(columns, recipe)
    rest = frame.drop(columns=[name for name in frame.columns if name in gone])
    if articles is None:
        return rest
    kind = frame[recipe.out].dtype
    return rest.assign(**{recipe.out: pandas.Series(articles, index=frame.index, dtype=kind)})


def arrow_schema(frame: pd.DataFrame, recipe: Recipe | None = None) -> pa.Schema:
    """The types of a cleaned frame in Arrow, whatever went: ``to_parquet(path, schema=…)``.

    pandas has no type for lists, so it would guess that of ``removed`` anew for every frame.

    Args:
        frame: as `clean_frame` gives it.
        recipe: how it was cleaned.
    """
    import pyarrow as pa

    clean = ColumnCleaner(recipe, "keep")
    if clean.error not in frame.columns:
        clean = ColumnCleaner(recipe)
    return with_results(pa.Schema.from_pandas(frame), clean)


def _are_strings(values: list[Any]) -> bool:
    """Whether pandas' own strings can hold them: text without half a surrogate pair."""
    strings = [value for value in values if value is not None]
    return all(isinstance(value, str) for value in strings) and not any(map(_HALF, strings))


def _values(column: pd.Series[Any]) -> list[Any]:
    """The values of a column; what is missing, which has many names here, is None."""
    missing = column.isna().tolist()
    return [None if gone else value for gone, value in zip(missing, column.tolist(), strict=True)]
