"""A folder of a remote store; see `Folder` for what its methods do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from cleaner.corpus.stores.drafts import Draft, write_whole
from cleaner.corpus.stores.errors import StoreError, reason
from cleaner.corpus.stores.locks import lock_of_url, locked
from cleaner.corpus.stores.remote_draft import RemoteDraft
from cleaner.corpus.stores.urls import file_system


class RemoteFolder:
    """A folder of a remote store."""

    def __init__(self, url: str) -> None:
        self.name = url.rstrip("/")

    def names(self) -> list[str]:
        """As of `Folder`."""
        system, root = file_system(self.name)
        try:
            infos = system.ls(root, detail=True)
        except FileNotFoundError:
            return []
        except Exception as error:
            raise StoreError(f"{self.name}: cannot be read: {reason(error)}") from error
        files = [each["name"].rpartition("/")[2] for each in infos if each["type"] == "file"]
        return sorted(name for name in files if name and name[0] != ".")

    def read(self, name: str) -> bytes | None:
        """As of `Folder`."""
        system, path = file_system(f"{self.name}/{name}")
        try:
            return bytes(system.cat_file(path))
        except FileNotFoundError:
            return None
        except Exception as error:
            raise StoreError(f"{self.name}/{name}: cannot be read: {reason(error)}") from error

    def open(self, name: str) -> BinaryIO | None:
        """As of `Folder`."""
        system, path = file_system(f"{self.name}/{name}")
        try:
            return cast(BinaryIO, system.open(path, "rb"))
        except FileNotFoundError:
            return None
        except Exception as error:
            raise StoreError(f"{self.name}/{name}: cannot be read: {reason(error)}") from error

    def sweep(self) -> None:
        """As of `Folder`: what was not committed was never there."""

    def draft(self, name: str) -> Draft:
        """As of `Folder`."""
        return RemoteDraft(f"{self.name}/{name}")

    def write(self, name: str, data: bytes) -> None:
        """As of `Folder`."""
        write_whole(self.draft(name), data)

    def append(self, name: str, data: bytes) -> None:
        """As of `Folder`; objects cannot grow, so it is written anew."""
        self.write(name, (self.read(name) or b"") + data)

    def remove(self, name: str) -> None:
        """As of `Folder`."""
        system, path = file_system(f"{self.name}/{name}")
        try:
            system.rm_file(path)
        except FileNotFoundError:
            return
        except Exception as error:
            raise StoreError(f"{self.name}/{name}: cannot be removed: {reason(error)}") from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """As of `Folder`, among the runs of this machine: remote stores have no locks that die."""
        with locked(lock_of_url(self.name), self.name):
            yield
