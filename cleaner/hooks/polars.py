"""Data frames of polars, an article a row: those in memory, and those still to be worked out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from cleaner.hooks.columns import ColumnCleaner, OnError
from cleaner.hooks.library import check_kind, library
from cleaner.hooks.restored import columns_before
from cleaner.hooks.rows import Lazy
from cleaner.records import Recipe

if TYPE_CHECKING:
    import polars as pl

Frame = TypeVar("Frame", "pl.DataFrame", "pl.LazyFrame")


def clean_frame(
    frame: Frame, recipe: Recipe | None = None, *, on_error: OnError = "raise"
) -> Frame:
    """The frame with its articles cleaned, and what went and why; rows and their order stay.

    Args:
        frame: an article a row.  A lazy one stays lazy, and is cleaned part by part.
        recipe: which columns hold what, and how to clean.
        on_error: ``"raise"`` ends at the first row that cannot be cleaned; with ``"keep"`` such a
            row stays as it is, and the column ``clean_error`` says why.  In a lazy frame the row
            is counted from where its part begins.

    Raises:
        InputError: a row cannot be cleaned, or a column has the name of a result.
        RuleError: a rule does not hold.
        TypeError: it is no data frame.
    """
    polars = library("polars")
    clean = ColumnCleaner(recipe, on_error)
    rows: Any = frame
    kinds = (polars.DataFrame, polars.LazyFrame)
    check_kind(rows, kinds, "clean_frame() takes a data frame of polars")
    known = rows.collect_schema()
    types = _types(clean, known)
    if isinstance(rows, polars.DataFrame):
        return _cleaned(rows, clean, types)  # type: ignore[return-value]
    # A filter on the article must not move before the cleaning, nor may columns be left out.
    return rows.map_batches(  # type: ignore[no-any-return]
        partial(_cleaned, clean=clean, types=types),
        schema=dict(known) | types,
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=True,
        streamable=True,
    )


def restore_frame(frame: pl.DataFrame, recipe: Recipe | None = None) -> pl.DataFrame:
    """The frame as it was before `clean_frame`; order and other columns stay.

    Args:
        frame: cleaned, in memory or by way of a file; a lazy one has to be collected.
        recipe: how it was cleaned.

    Raises:
        InputError: these are no cleaned records, or one was changed since.
        TypeError: it is no data frame.
    """
    polars = library("polars")
    check_kind(frame, polars.DataFrame, "restore_frame() takes a data frame of polars")
    recipe = recipe or Recipe()
    columns = Lazy(frame.columns, lambda name: frame[name].to_list())
    articles, gone = columns_before(columns, recipe)
    rest = frame.drop(name for name in frame.columns if name in gone)
    if articles is None:
        return rest
    kind = frame.schema[recipe.out]
    return rest.with_columns(polars.Series(recipe.out, articles, dtype=kind))


def _cleaned(frame: pl.DataFrame, clean: ColumnCleaner, types: dict[str, Any]) -> pl.DataFrame:
    results = clean(Lazy(frame.columns, lambda name: frame[name].to_list()))
    series = library("polars").Series
    return frame.with_columns(series(name, results[name], dtype=types[name]) for name in types)


def _types(clean: ColumnCleaner, known: Mapping[str, Any]) -> dict[str, Any]:
    """The types of the columns that come out, the same for every frame."""
    polars = library("polars")
    types = dict(polars.from_arrow(clean.schema.empty_table()).schema)
    held = known.get(clean.article, polars.Null)
    narrow = held in (polars.Null, polars.Categorical, polars.Enum)  # no room for an article
    return types if narrow else types | {clean.article: held}
