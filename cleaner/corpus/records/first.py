"""What the first records tell of all: that none of them can be cleaned as was asked."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from cleaner.corpus.fields import NoFieldError
from cleaner.corpus.records.batch import Batch
from cleaner.corpus.records.clash import FieldClash
from cleaner.corpus.records.each import record_from, rows_in
from cleaner.corpus.records.pages import refuse_own
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.why import cleaner_of
from cleaner.model import CleanerError


def first_clash(batch: Batch, recipe: Recipe) -> str | None:
    """What is to be said if the first record has fields of its own where results would go."""
    try:
        if batch.shape == "pages":
            refuse_own(recipe)
            return None
        for row in islice(rows_in(batch, recipe), 1):
            record = record_from(row, batch, recipe)
            assert isinstance(record, Mapping)  # noqa: S101 – for mypy: it is no page
            cleaner_of(recipe).look_up(record)
    except FieldClash as error:
        return str(error)
    except CleanerError:
        return None  # it is said where the records are cleaned
    return None


def no_field(batch: Batch, recipe: Recipe) -> str | None:
    """Which field all records of a batch lack, as is said of the first; None where one has it."""
    said: str | None = None
    for row in rows_in(batch, recipe):
        try:
            record = record_from(row, batch, recipe)
            if not isinstance(record, Mapping):
                return None
            cleaner_of(recipe).look_up(record)
        except NoFieldError as error:
            said = said or str(error)
        except CleanerError:
            return None
        else:
            return None
    return said
