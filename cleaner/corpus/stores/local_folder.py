"""A folder of this machine; see `Folder` for what its methods do."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cleaner.corpus.stores.drafts import Draft, FileDraft, write_whole
from cleaner.corpus.stores.errors import StoreError, reason
from cleaner.corpus.stores.locks import locked

_DRAFT = re.compile(r"\.[0-9a-f]{16}\.tmp")
"""What a `FileDraft` is called before it is whole."""


class LocalFolder:
    """A folder of this machine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def names(self) -> list[str]:
        """As of `Folder`."""
        try:
            entries = list(os.scandir(self.path))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(f"{self.name}: cannot be read: {reason(error)}") from None
        return sorted(each.name for each in entries if each.is_file() and each.name[0] != ".")

    def read(self, name: str) -> bytes | None:
        """As of `Folder`."""
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self.path / name}: cannot be read: {reason(error)}") from None

    def open(self, name: str) -> BinaryIO | None:
        """As of `Folder`."""
        try:
            return (self.path / name).open("rb")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"{self.path / name}: cannot be read: {reason(error)}") from None

    def sweep(self) -> None:
        """As of `Folder`."""
        for path in self.path.rglob(".*.tmp"):
            if _DRAFT.fullmatch(path.name):
                path.unlink(missing_ok=True)

    def draft(self, name: str) -> Draft:
        """As of `Folder`."""
        return FileDraft(self.path / name)

    def write(self, name: str, data: bytes) -> None:
        """As of `Folder`."""
        write_whole(self.draft(name), data)

    def append(self, name: str, data: bytes) -> None:
        """As of `Folder`."""
        try:
            with (self.path / name).open("ab", buffering=0) as file:
                _append(file.fileno(), data)
        except OSError as error:
            raise StoreError(f"{self.path / name}: cannot be written: {reason(error)}") from None

    def remove(self, name: str) -> None:
        """As of `Folder`."""
        try:
            (self.path / name).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"{self.path / name}: cannot be removed: {reason(error)}") from None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """As of `Folder`."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self.name}: cannot be written: {reason(error)}") from None
        with locked(self.path / ".lock", self.name):
            yield


def _append(descriptor: int, data: bytes) -> None:
    size = os.lseek(descriptor, 0, os.SEEK_END)
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    except BaseException:
        os.ftruncate(descriptor, size)
        raise
