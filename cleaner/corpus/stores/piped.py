"""An input that comes as a stream: standard input, a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Piped:
    """A stream that is read once, as far as it is needed; ``name`` is for messages."""

    name: str
    stream: BinaryIO
    place: Path = Path("stdin")

    @property
    def path(self) -> None:
        """It has no place."""
        return

    def open(self) -> BinaryIO:
        """The stream itself."""
        return self.stream

    def read(self) -> bytes:
        """What is left of it."""
        return self.stream.read()
