"""Rows of a frame to articles, on the workers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import structs

from cleaner.corpus.articles.rows import RowReader, Spot
from cleaner.corpus.articles.texts import Cleaning
from cleaner.corpus.engines.raw import raw_batches
from cleaner.corpus.engines.spark.frames import arrow_schema, mapped, spark_schema
from cleaner.corpus.engines.spark.parcel import Parcel, packed, unpacked
from cleaner.corpus.engines.tables import schema
from cleaner.corpus.fields import GUESSES, FieldNames
from cleaner.corpus.problems import Problems, untold
from cleaner.corpus.records.recipe import Recipe
from cleaner.model import CleanerError, InputError, Options, RuleError
from cleaner.overlap.records import Article
from cleaner.strip.prove import usable_book

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

PARTITION = 33
"""Bits of a record's number that count it in its partition; the partition stands above."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How rows are read.

    Attributes:
        names: of their columns.
        parcel: how they are cleaned before they are compared; None for not at all.
    """

    names: FieldNames
    parcel: Parcel | None = field(default=None)


def articles_of(df: DataFrame, names: FieldNames, cleaning: Options | None) -> DataFrame:
    """The table ``raw`` of a frame, and beside it why a row is no article (``error``; else null).

    Raises:
        InputError: no column can be the id, or a column that was named is not there.
        RuleError: a rule file does not hold.
    """
    import pyarrow as pa

    here = arrow_schema(df.schema)
    _check(here.names, names)
    parcel = None if cleaning is None else packed(Recipe(options=cleaning))
    after = schema("raw").append(pa.field("error", pa.string()))
    work = partial(_read, Reading(names, parcel))
    wanted = [name for name in here.names if name in _needed(names)]
    return mapped(df.select(*(f"`{name}`" for name in wanted)), work, spark_schema(after))


def _needed(names: FieldNames) -> set[str]:
    """Columns that may be looked at; of dotted names their first part too."""
    wanted = {*names.wanted(), *GUESSES["url"]}
    return wanted | {name.partition(".")[0] for name in wanted}


def _check(there: list[str], names: FieldNames) -> None:
    for role in ("id", "text", "html", "outlet", "date", "title"):
        name = getattr(names, role)
        if name is not None and not {name, name.partition(".")[0]} & set(there):
            raise InputError(f"no column {name!r} for the {role}; there are {', '.join(there)}")
    if names.id is None and not set(GUESSES["id"]) & set(there):
        raise InputError(
            f"no column for the id ({', '.join(GUESSES['id'])}); there are {', '.join(there)}; "
            "name it with FieldNames(id=...)"
        )


def _read(how: Reading, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """On a worker: the rows of a partition."""
    from pyspark import TaskContext

    task = TaskContext.get()
    at = (task.partitionId() if task is not None else 0) << PARTITION
    reader = _reader(how)
    for batch in batches:
        found: list[Article] = []
        failed: list[tuple[str, str]] = []
        for row in batch.to_pylist():
            try:
                found.append(_article(reader, row))
            except RuleError:
                raise
            except CleanerError as error:
                failed.append((_told_id(row, how.names), str(error)))
        for made in _both(found, failed):
            yield _numbered(made, at)
            at += len(made)


def _reader(how: Reading) -> RowReader:
    cleaning = Cleaning()
    if how.parcel is not None:
        options = unpacked(how.parcel).options
        cleaning = Cleaning(book=usable_book(options.rules), options=options)
    return RowReader(how.names, cleaning, Problems(error=untold, warn=untold))


def _article(reader: RowReader, row: dict[str, Any]) -> Article:
    """The article of a row; one without an outlet is an outlet of its own.

    Raises:
        InputError: it is none.
    """
    article, _ = reader.article(row, Spot("-", ""))
    if not article.id:
        raise InputError("the id is empty")
    return article if article.outlet else structs.replace(article, outlet=article.id)


def _told_id(row: dict[str, Any], names: FieldNames) -> str:
    keys = (names.id,) if names.id else GUESSES["id"]
    return next((str(row[key]) for key in keys if row.get(key) is not None), "")


def _both(found: list[Article], failed: list[tuple[str, str]]) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    after = schema("raw").append(pa.field("error", pa.string()))
    for batch in raw_batches(found):
        none = pa.nulls(len(batch), pa.string())
        yield pa.RecordBatch.from_arrays([*batch.columns, none], schema=after)
    if failed:
        told = {"id": [name for name, _ in failed], "error": [error for _, error in failed]}
        arrays = [
            pa.array(told[each.name], each.type)
            if each.name in told
            else pa.nulls(len(failed), each.type)
            for each in after
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=after)


def _numbered(batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
    import pyarrow as pa

    numbers = pa.array(range(first, first + len(batch)), pa.int64())
    return batch.set_column(batch.schema.get_field_index("record"), "record", numbers)
