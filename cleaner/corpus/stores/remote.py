"""An input behind a URL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from cleaner.corpus.stores.errors import reason
from cleaner.corpus.stores.urls import file_system
from cleaner.model import InputError

BLOCK = 4 << 20
"""Bytes that are fetched at once."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One file of a remote store; ``size`` is None where the store does not say it."""

    name: str
    place: Path
    size: int | None = None

    @property
    def path(self) -> None:
        """It has no place on this machine."""
        return

    def open(self) -> BinaryIO:
        """Its bytes as a stream, fetched as they are read.

        Raises:
            InputError: it cannot be opened.
        """
        system, path = file_system(self.name)
        try:
            return cast(BinaryIO, system.open(path, "rb", block_size=BLOCK))
        except FileNotFoundError:
            raise InputError(f"{self.name}: no such file there") from None
        except Exception as error:
            raise InputError(f"{self.name}: cannot be read: {reason(error)}") from error

    def read(self) -> bytes:
        """All of its bytes.

        Raises:
            InputError: it cannot be read.
        """
        with self.open() as stream:
            try:
                return stream.read()
            except Exception as error:
                raise InputError(f"{self.name}: cannot be read: {reason(error)}") from error
