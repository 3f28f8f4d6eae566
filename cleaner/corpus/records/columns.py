"""A batch of Arrow cleaned: columns as they are, the article in its own, what went beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from cleaner.corpus.records.arrow import received, sent, some_rows, values_of
from cleaner.corpus.records.batch import Batch, Done, Failed
from cleaner.corpus.records.cleaned import RecordCleaner, Result
from cleaner.corpus.records.column_facts import article_column, fact_columns
from cleaner.corpus.records.found import Record
from cleaner.corpus.records.present import present
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.schema import cleaned_schema, needed, removed_type
from cleaner.corpus.records.tally import Tally
from cleaner.corpus.records.why import cleaner_of, why

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["cleaned_batch", "cleaned_schema", "removed_type", "worked_columns"]


class _Outcome(NamedTuple):
    """Of each row a result, nothing (no text), or why it failed."""

    results: list[Result | None]
    stays: list[bool]
    failed: list[Failed]


def cleaned_batch(
    batch: pa.RecordBatch, recipe: Recipe | None = None
) -> tuple[pa.RecordBatch, list[Failed]]:
    """The rows cleaned, with the columns of `cleaned_schema`, and those that failed.

    Rows that failed are left out; their numbers count from 1 in the batch.

    Raises:
        RuleError: a rule does not hold.
    """
    cleaner = cleaner_of(recipe or Recipe())
    outcome = _outcome(batch, cleaner, range(1, batch.num_rows + 1), "-")
    return _written(batch, cleaner, outcome), outcome.failed


def worked_columns(batch: Batch, cleaner: RecordCleaner) -> Done:
    """What comes of a batch of columns.

    Raises:
        RuleError: a rule does not hold.
    """
    assert isinstance(batch.rows, bytes)  # noqa: S101 – for mypy
    table = received(batch.rows)
    outcome = _outcome(table, cleaner, batch.numbers, batch.name)
    tally = Tally()
    results = iter(outcome.results)
    for number, stays in zip(batch.numbers, outcome.stays, strict=True):
        if stays:
            result = next(results)
            tally.note(result and result.cleaned, batch.name, number)
        else:
            tally.note_failed()
    rows = sent(_written(table, cleaner, outcome))
    return Done(rows, tuple(outcome.failed), tally.settle())


def _outcome(
    batch: pa.RecordBatch, cleaner: RecordCleaner, numbers: Sequence[int], name: str
) -> _Outcome:
    outcome = _Outcome([], [], [])
    for number, record in zip(numbers, rows_of(batch, cleaner.recipe), strict=True):
        place = f"{name}:{number}"
        try:
            outcome.results.append(cleaner.result(record, name=place))
        except Exception as error:  # noqa: BLE001 – the other rows go on
            outcome.failed.append(Failed(number, why(error, place)))
            outcome.stays.append(False)
        else:
            outcome.stays.append(True)
    return outcome


def rows_of(batch: pa.RecordBatch, recipe: Recipe) -> Iterator[Record]:
    """The rows as records; columns at which cleaning does not look are there by name only."""
    names = batch.schema.names
    wanted = needed(names, recipe)
    if recipe.source in names:
        wanted |= {str(name).partition(".")[0] for name in values_of(batch[recipe.source])}
        wanted |= set(values_of(batch[recipe.source]))
    columns = [
        values_of(batch.column(at)) if name in wanted else repeat(None, batch.num_rows)
        for at, name in enumerate(names)
    ]
    for values in zip(*columns, strict=True):
        yield present(dict(zip(names, values, strict=True)), recipe)


def _written(batch: pa.RecordBatch, cleaner: RecordCleaner, outcome: _Outcome) -> pa.RecordBatch:
    """The rows that stay, with the results in their columns."""
    import pyarrow as pa

    recipe = cleaner.recipe
    schema = cleaned_schema(batch.schema, recipe)
    if outcome.failed:
        batch = some_rows(batch, outcome.stays)
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    kind = schema.field(recipe.out).type
    columns[recipe.out] = article_column(columns.get(recipe.out), outcome.results, kind)
    columns |= fact_columns(outcome.results, cleaner)
    return pa.RecordBatch.from_arrays([columns[name] for name in schema.names], schema=schema)
