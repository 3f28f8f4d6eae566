"""A batch as a task: what it weighs, what is done with it, how it is cut into single records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from cleaner.corpus.records.arrow import received, sent
from cleaner.corpus.records.batch import Batch, Done, Failed, failed_alone
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.tally import Tally
from cleaner.corpus.records.why import why
from cleaner.corpus.records.worked import worked
from cleaner.corpus.run.crew import Job
from cleaner.corpus.run.piece import Piece

KEPT = 64 << 10
"""Bytes of a record that are kept where it killed who worked on it."""


def cleaning(recipe: Recipe) -> Job[Piece, Done]:
    """The job of cleaning pieces by a recipe."""
    return Job(work=partial(clean_piece, recipe=recipe), parts=parts, lost=lost, weight=weight)


def clean_piece(piece: Piece, recipe: Recipe) -> Done:
    """What comes of the batch of a piece; where we are at fault its records fail, and no others.

    Raises:
        RuleError: a rule does not hold.
    """
    batch = piece.what
    assert isinstance(batch, Batch)  # noqa: S101 – what is no batch weighs nothing
    try:
        return worked(batch, recipe)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 – the other records and inputs go on
        said = why(error, batch.name)
        failed = tuple(Failed(number, said) for number in batch.numbers)
        return Done((), failed, Tally(records=len(failed), failed=len(failed)))


def weight(piece: Piece) -> int:
    """Bytes of its records; 0 where there is nothing to clean."""
    if not isinstance(piece.what, Batch):
        return 0
    rows = piece.what.rows
    if isinstance(rows, bytes):
        return len(rows) + 1
    return 1 + sum(len(row) if isinstance(row, bytes) else len(row.body) for row in rows)


def parts(piece: Piece) -> Sequence[Piece]:
    """A piece for each of its records."""
    if not isinstance(piece.what, Batch):
        return ()
    return [piece._replace(what=single) for single in singles(piece.what)]


def singles(batch: Batch) -> Iterator[Batch]:
    """A batch for each record of a batch."""
    rows = _tables(batch.rows) if isinstance(batch.rows, bytes) else [(row,) for row in batch.rows]
    for number, row in zip(batch.numbers, rows, strict=True):
        yield replace(batch, numbers=(number,), rows=row)  # type: ignore[arg-type]


def _tables(stream: bytes) -> list[bytes]:
    batch = received(stream)
    return [sent(batch.slice(at, 1)) for at in range(batch.num_rows)]


def lost(piece: Piece, how: str) -> Done:
    """What is said of a record that killed who worked on it."""
    batch = piece.what
    assert isinstance(batch, Batch)  # noqa: S101 – what is no batch is never worked on
    row = batch.rows if isinstance(batch.rows, bytes) else batch.rows[0]
    record = row if isinstance(row, bytes) else row.body
    name = None if isinstance(row, bytes) else row.called
    few = record if len(record) <= KEPT and batch.shape != "columns" else None
    return failed_alone(Failed(batch.numbers[0], f"the process that cleaned it {how}", few, name))
