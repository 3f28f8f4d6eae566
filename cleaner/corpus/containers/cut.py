"""Records to batches: so many, or so many bytes, whichever comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.records.batch import Batch, Failed, Page, Read, Shape

Row = tuple[int, bytes | Page] | Failed
"""A record with its number, or one that could not be read."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How the records of an input are cut.

    Attributes:
        name: the input, for messages.
        shape: what its records are.
        limits: how big a batch gets.
        start: records that are passed over.
        every: no batch crosses a multiple of so many records; 0 for no such mark.
    """

    name: str
    shape: Shape
    limits: Limits
    start: int = 0
    every: int = 0


def batched(rows: Iterator[Row], cut: Cut) -> Read:
    """The records in batches; where reading breaks off, what came before is given first.

    Whatever ``rows`` raises comes after that.
    """
    held = _Held(cut)
    broken: Exception | None = None
    try:
        for count, row in enumerate(rows, 1):
            if count <= cut.start:
                continue
            if isinstance(row, Failed):
                yield from held.given()
                yield row
            else:
                held.add(row)
            if held.full or (cut.every and count % cut.every == 0):
                yield from held.given()
    except Exception as error:  # noqa: BLE001 – raised again, after what came before
        broken = error
    yield from held.given()
    if broken is not None:
        raise broken


class _Held:
    """The records of the batch that is being filled."""

    def __init__(self, cut: Cut) -> None:
        self._cut = cut
        self._rows: list[tuple[int, bytes | Page]] = []
        self._bytes = 0

    def add(self, row: tuple[int, bytes | Page]) -> None:
        body = row[1]
        self._rows.append(row)
        self._bytes += len(body.body if isinstance(body, Page) else body)

    @property
    def full(self) -> bool:
        limits = self._cut.limits
        return len(self._rows) >= limits.rows or self._bytes >= limits.bytes

    def given(self) -> Iterator[Batch]:
        """The batch, unless it is empty."""
        if self._rows:
            numbers, rows = zip(*self._rows, strict=True)
            self._rows, self._bytes = [], 0
            yield Batch(self._cut.name, self._cut.shape, numbers, rows)
