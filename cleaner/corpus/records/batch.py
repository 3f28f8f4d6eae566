"""What travels between processes: some records as they were read, and what came of them."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cleaner.corpus.cells import Head
from cleaner.corpus.records.tally import Tally

Shape = Literal["lines", "cells", "pages", "columns"]
"""Lines of JSON; rows of cells; pages with an address or a name; columns of Arrow."""


class Page(NamedTuple):
    """One document of a web archive, a tar file or a folder.

    ``media`` is its MIME type where the container says so, ``stamp`` when it was fetched (ISO
    8601), ``id`` what its container calls it.
    """

    name: str
    body: bytes
    url: str | None = None
    media: str | None = None
    stamp: str | None = None
    id: str | None = None

    @property
    def called(self) -> str:
        """What a person knows it by."""
        return self.url or self.name


@dataclass(frozen=True, slots=True)
class Batch:
    """Some records of one input, in order, as they were read.

    Attributes:
        name: the input, for messages.
        shape: what ``rows`` holds.
        numbers: of each record, its line, row or place in the input, from 1.
        rows: lines or rows without their line feed; pages; or an Arrow stream (IPC) with one batch.
        head: of rows of cells the header.
    """

    name: str
    shape: Shape
    numbers: tuple[int, ...]
    rows: tuple[bytes, ...] | tuple[Page, ...] | bytes
    head: Head | None = None

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class Failed:
    """A record that could not be cleaned.

    Attributes:
        number: its line, row or place in the input, from 1.
        error: why, without its place.
        record: its bytes, where they are at hand and few enough to be kept.
        name: what its container calls it: the name of a file in a tar, the address of a page.
        before: records of the input before it, where that is counted.
    """

    number: int
    error: str
    record: bytes | None = None
    name: str | None = None
    before: int | None = None

    def said(self, source: str) -> str:
        """The error with its place in an input."""
        places = [f"{source}:{self.number}", *([self.name] if self.name else []), self.error]
        return ": ".join(places)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a batch.

    Attributes:
        rows: lines of JSON or rows of cells without their line feed; or an Arrow stream with one
            batch.
        failed: the records that are not among them.
        tally: counts over all of the batch.
        head: of rows of cells the header.
    """

    rows: tuple[bytes, ...] | bytes
    failed: tuple[Failed, ...]
    tally: Tally
    head: Head | None = None


def failed_alone(failed: Failed) -> Done:
    """What came of a record that failed by itself."""
    return Done((), (failed,), Tally(records=1, failed=1))


Read = Generator[Batch | Failed, None, None]
"""What a container gives: batches, and between them records that could not even be read."""
