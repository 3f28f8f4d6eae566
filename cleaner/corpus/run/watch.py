"""What a run says while it runs, for whoever watches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cleaner.corpus.records.batch import Failed
from cleaner.corpus.records.tally import Tally


@dataclass(slots=True)
class Meter:
    """How far a run is.

    Attributes:
        records: that came out, or failed.
        failed: of these, records that failed.
        chars: characters of text that came in.
        removed: of these, characters that went.
        read: bytes of the inputs that were read, as they lie there.
        total: all of their bytes; None where that is not known.
    """

    records: int = 0
    failed: int = 0
    chars: int = 0
    removed: int = 0
    read: int = 0
    total: int | None = None

    def add(self, tally: Tally) -> None:
        """Some more records came out."""
        self.records += tally.records
        self.failed += tally.failed
        self.chars += tally.chars
        self.removed += tally.removed


class Watch(Protocol):
    """Whoever watches."""

    def moved(self, meter: Meter) -> None:
        """It has gone on."""

    def failed(self, name: str, failed: Failed) -> None:
        """A record failed."""

    def broke(self, name: str, problem: str, before: int) -> None:
        """An input could not be read on; ``before`` are records that it gave, and that are done."""

    def ended(self, name: str) -> None:
        """All of an input is read."""

    def say(self, message: str) -> None:
        """Something to know."""
