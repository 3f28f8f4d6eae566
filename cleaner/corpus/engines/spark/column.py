"""A column of scraped text, cleaned where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cleaner.corpus.engines.spark.frames import arrow_schema, mapped, spark_schema
from cleaner.corpus.engines.spark.parcel import Parcel, packed, unpacked
from cleaner.corpus.records.facts import first_own
from cleaner.corpus.records.recipe import Recipe
from cleaner.model import InputError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from cleaner.corpus.records.batch import Failed

ERROR = "clean_error"
"""Why a row could not be cleaned; null where it was.  The recipe's prefix stands before it."""


def clean_column(
    df: DataFrame,
    column: str | None = "text",
    *,
    url: str | None = None,
    site: str | None = None,
    recipe: Recipe | None = None,
) -> DataFrame:
    """The frame with its text cleaned, and beside it what went and why.

    Every row stays, in its place, with all its columns.  The article stands in ``text``; new
    columns are ``removed`` (what went: start, end, line, by, kind, why, score, text),
    ``clean_site``, ``clean_obstacle``, ``clean_version``, ``rules_sha256``, ``clean_field``,
    ``clean_sha256``, and ``clean_error``.  A row that cannot be cleaned keeps its columns as they
    are; the new ones are null, except ``clean_error``, which says why.

    Args:
        df: any frame; it is worked lazily, as Spark does.
        column: the one with the text; None for those that the recipe names.
        url: the one with the address, which chooses the outlet; else likely ones are tried.
        site: the outlet of all rows.
        recipe: more of the same, and how to clean; see `Recipe`.

    Raises:
        InputError: there is no such column, it holds no text, or results would stand in the way
            of columns that are there.
        RuleError: a rule file does not hold, or there are no rules for the outlet.
    """
    recipe = recipe or Recipe()
    recipe = replace(
        recipe,
        text=column or recipe.text,
        url=url or recipe.url,
        site=site or recipe.site,
    )
    before = arrow_schema(df.schema)
    _check(before, recipe)
    after = cleaned_with_errors(before, recipe)
    work = partial(cleaned_batches, packed(recipe))
    return mapped(df, work, spark_schema(after))


def cleaned_with_errors(schema: pa.Schema, recipe: Recipe) -> pa.Schema:
    """What comes out of a frame of a schema."""
    import pyarrow as pa

    from cleaner.corpus.records.columns import cleaned_schema

    after = cleaned_schema(schema, recipe)
    name = recipe.prefix + ERROR
    at = after.get_field_index(name)
    field = pa.field(name, pa.string())
    return after.append(field) if at < 0 else after.set(at, field)


def cleaned_batches(parcel: Parcel, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batch after batch on a worker; rows that fail stay in their places."""
    from cleaner.corpus.records.columns import cleaned_batch

    recipe = unpacked(parcel)
    for batch in batches:
        after = cleaned_with_errors(batch.schema, recipe)
        cleaned, failed = cleaned_batch(batch, recipe)
        yield _with_failed(batch, cleaned, failed, (after, recipe.prefix + ERROR))


def _with_failed(
    batch: pa.RecordBatch,
    cleaned: pa.RecordBatch,
    failed: Sequence[Failed],
    shape: tuple[pa.Schema, str],
) -> pa.RecordBatch:
    """The cleaned rows and those that failed, in the order in which they came.

    ``shape`` is the schema that they get, and its column that says why.
    """
    import pyarrow as pa

    after, name = shape
    good = _fitted(cleaned, {name: pa.nulls(len(cleaned), pa.string())}, after)
    if not failed:
        return good
    rows = [each.number - 1 for each in failed]
    why = pa.array([each.error for each in failed], pa.string())
    bad = _fitted(batch.take(pa.array(rows)), {name: why}, after)
    both = pa.Table.from_batches([good, bad])
    lost = dict(zip(rows, range(len(good), len(batch)), strict=True))
    fine = iter(range(len(good)))
    order = [lost[row] if row in lost else next(fine) for row in range(len(batch))]
    return both.take(order).combine_chunks().to_batches()[0]


def _fitted(batch: pa.RecordBatch, more: dict[str, pa.Array], after: pa.Schema) -> pa.RecordBatch:
    """A batch in the shape of a schema: columns that it lacks are null."""
    import pyarrow as pa

    here = {name: batch.column(at) for at, name in enumerate(batch.schema.names)} | more
    arrays = [
        here[field.name].cast(field.type)
        if field.name in here
        else pa.nulls(len(batch), field.type)
        for field in after
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=after)


def _check(schema: pa.Schema, recipe: Recipe) -> None:
    """What every row would fail of is said at once."""
    import pyarrow as pa

    for name in filter(None, (recipe.text, recipe.html)):
        first = name if name in schema.names else name.partition(".")[0]
        if first not in schema.names:
            raise InputError(f"no column {name!r}; there are {', '.join(schema.names)}")
        kind = schema.field(first).type
        if first == name and not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
            raise InputError(f"the column {name!r} is {kind}, no text")
    own = first_own(schema.names, recipe)
    if own is not None:
        raise InputError(f"has a column {own!r} of its own; give the recipe a prefix")
    if recipe.version in schema.names:
        return
    source = recipe.text or recipe.html
    if source and source != recipe.out and recipe.out in schema.names:
        raise InputError(
            f"has a column {recipe.out!r} beside {source!r}; say where the article goes with "
            "Recipe(out=...)"
        )
