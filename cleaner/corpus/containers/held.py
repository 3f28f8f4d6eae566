"""What holds documents: a file, a pipe or standard input, and how it is opened."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from cleaner.model import InputError

PARQUET = b"PAR1"


class Held(Protocol):
    """One input; ``place`` is its name in a folder of results, ``path`` None for no file."""

    @property
    def name(self) -> str:
        """How messages call it."""

    @property
    def path(self) -> Path | None:
        """Where it lies."""

    @property
    def place(self) -> Path:
        """Its name below the folder that was given."""

    def read(self) -> bytes:
        """All of its bytes."""


@runtime_checkable
class Opens(Protocol):
    """An input that has a way of its own to be opened: behind a URL, or a stream."""

    def open(self) -> BinaryIO:
        """Its bytes as a stream."""


class Once:
    """An input whose bytes are read once and kept: a pipe gives them only once."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._data: bytes | None = None

    @property
    def name(self) -> str:
        """How messages call it."""
        return self._held.name

    @property
    def path(self) -> Path | None:
        """Where it lies."""
        return self._held.path

    @property
    def place(self) -> Path:
        """Its name below the folder that was given."""
        return self._held.place

    def read(self) -> bytes:
        """All of its bytes, again and again."""
        if self._data is None:
            self._data = self._held.read()
        return self._data


def is_regular(held: Held) -> bool:
    """Whether it is a file that can be opened as often as one likes."""
    try:
        return held.path is not None and held.path.is_file()
    except (OSError, ValueError):
        return False


def opened(held: Held) -> BinaryIO:
    """Its bytes as a stream.

    Raises:
        InputError: it cannot be read.
    """
    if isinstance(held, Opens):
        return held.open()
    if held.path is None or not is_regular(held):
        return io.BytesIO(held.read())
    try:
        return held.path.open("rb")
    except OSError as error:
        raise InputError(f"{held.name}: cannot be read: {error.strerror}") from None


def streamed(held: Held) -> BinaryIO:
    """Its bytes as a stream that is read once; a pipe is not held in memory for it.

    Raises:
        InputError: it cannot be read.
    """
    if isinstance(held, Opens) or held.path is None:
        return opened(held)
    try:
        return held.path.open("rb", buffering=0)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{held.name}: cannot be read: {said}") from None
