"""A file of a remote store that is seen only when it is whole."""

from __future__ import annotations

import secrets
from contextlib import suppress

from cleaner.corpus.stores.errors import StoreError, reason
from cleaner.corpus.stores.urls import file_system

OBJECTS = ("s3", "s3a", "gs", "gcs", "abfs", "abfss", "az")
"""Stores in which an object is there once all of it is sent; elsewhere it is renamed then."""


class RemoteDraft:
    """Sent piece by piece; see `Draft` for what its methods do."""

    def __init__(self, url: str) -> None:
        self.name = url
        self._open = True
        self._system, self._target = file_system(url)
        self._at_once = url.partition("://")[0] in OBJECTS
        folder, _, own = self._target.rpartition("/")
        hidden = f"{folder}/.{own}.{secrets.token_hex(8)}.tmp"
        self._waiting = self._target if self._at_once else hidden
        try:
            if not self._at_once:
                self._system.makedirs(folder, exist_ok=True)
            self._file = self._system.open(self._waiting, "wb", autocommit=not self._at_once)
        except Exception as error:
            raise self._failed(error) from error

    def write(self, data: bytes) -> int:
        """Sent when enough of it is there."""
        view = memoryview(data).cast("B")
        try:
            self._file.write(bytes(view))
        except Exception as error:
            self.discard()
            raise self._failed(error) from error
        return len(view)

    def commit(self) -> None:
        """The rest is sent, and the store is told that it is whole."""
        try:
            self._file.close()
            if self._at_once:
                self._file.commit()
            else:
                self._system.mv(self._waiting, self._target)
        except Exception as error:
            self.discard()
            raise self._failed(error) from error
        self._open = False

    def discard(self) -> None:
        """What was sent is dropped; a store that fails at that too clears up by itself."""
        if self._open:
            self._open = False
            with suppress(Exception):
                if self._at_once:
                    self._file.discard()
                else:
                    self._file.close()
                    self._system.rm_file(self._waiting)

    def _failed(self, error: Exception) -> StoreError:
        return StoreError(f"{self.name}: cannot be written: {reason(error)}")
