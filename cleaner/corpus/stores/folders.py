"""A folder of results, here or behind a URL."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol

from cleaner.corpus.stores.drafts import Draft
from cleaner.corpus.stores.local_folder import LocalFolder
from cleaner.corpus.stores.remote_folder import RemoteFolder
from cleaner.corpus.stores.urls import place_of


class Folder(Protocol):
    """Files by their names."""

    @property
    def name(self) -> str:
        """How messages call it."""

    def names(self) -> list[str]:
        """The files in it, sorted, without hidden ones; none where there is no folder."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""

    def open(self, name: str) -> BinaryIO | None:
        """The bytes of a file as a stream; None where there is none."""

    def sweep(self) -> None:
        """What drafts of processes that were killed left behind goes; call it under the lock."""

    def draft(self, name: str) -> Draft:
        """A file to be written."""

    def write(self, name: str, data: bytes) -> None:
        """A file written whole or not at all."""

    def append(self, name: str, data: bytes) -> None:
        """Bytes added to a file, all or none, safe from a power cut."""

    def remove(self, name: str) -> None:
        """A file goes, if it is there."""

    def locked(self) -> AbstractContextManager[None]:
        """Nobody else writes here meanwhile; a lock dies with its process.

        Raises:
            StoreError: somebody does.
        """


def folder_at(target: str | Path) -> Folder:
    """The folder of that path or URL; it need not be there yet."""
    place = place_of(target)
    return LocalFolder(place) if isinstance(place, Path) else RemoteFolder(place)
