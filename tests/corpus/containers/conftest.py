"""Bytes read as a container: batches, failures, and how it ended."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.containers.many import batches
from cleaner.corpus.records.batch import Batch, Failed
from cleaner.corpus.stores.piped import Piped
from cleaner.model import InputError


@dataclass
class Taken:
    """What was read."""

    batches: list[Batch] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    error: str | None = None
    skipped: int = 0
    consumed: int = 0

    @property
    def rows(self):
        return [row for batch in self.batches for row in batch.rows]

    @property
    def numbers(self):
        return [number for batch in self.batches for number in batch.numbers]


@pytest.fixture
def take() -> Callable[..., Taken]:
    """Read bytes as a container of that form."""

    def run(raw: bytes, form: str = "jsonl", *, start: int = 0, every: int = 0, **limits) -> Taken:
        taken = Taken()
        held = Piped("x", io.BytesIO(raw))
        reading = batches(held, form, Limits(**limits), start=start, every=every)
        try:
            for each in reading:
                (taken.batches if isinstance(each, Batch) else taken.failed).append(each)
        except InputError as error:
            taken.error = str(error)
        taken.skipped, taken.consumed = reading.skipped, reading.consumed
        return taken

    return run
