"""What every hook asks of a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cleaner.corpus.records.present import present
from cleaner.records import RecordCleaner


def results(clean: RecordCleaner, record: Mapping[str, Any]) -> dict[str, Any]:
    """What `RecordCleaner` adds to a record, whose nulls may stand where results go.

    Raises:
        InputError: it cannot be cleaned.
        RuleError: a rule does not hold.
    """
    return clean.facts(clean.result(present(record, clean.recipe)))
