"""A folder of a remote store; see `Folder` for what its methods do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, cast

from cleaner.corpus.stores.drafts import Draft, write_whole
from cleaner.corpus.stores.errors import StoreError, reason
from cleaner.corpus.stores.locks import lock_of_url, locked
from cleaner.corpus.stores.remote_draft import RemoteDraft
from cleaner.corpus.stores.urls import file_system

_DRAFT = re.compile(r"\..+\.[0-9a-f]{16}\.tmp")
"""What a `RemoteDraft` is called before it is whole, in stores that rename."""


class RemoteFolder:
    """A folder of a remote store."""

    def __init__(self, url: str) -> None:
        self.name = url.rstrip("/")

    def names(self) -> list[str]:
        """As of `Folder`."""
        system, root = file_system(self.name)
        try:
            with _told(self.name, "read"):
                infos = system.ls(root, detail=True)
        except FileNotFoundError:
            return []
        files = [each["name"].rpartition("/")[2] for each in infos if each["type"] == "file"]
        return sorted(name for name in files if name and name[0] != ".")

    def read(self, name: str) -> bytes | None:
        """As of `Folder`."""
        system, path = file_system(f"{self.name}/{name}")
        with suppress(FileNotFoundError), _told(f"{self.name}/{name}", "read"):
            return bytes(system.cat_file(path))
        return None

    def open(self, name: str) -> BinaryIO | None:
        """As of `Folder`."""
        system, path = file_system(f"{self.name}/{name}")
        with suppress(FileNotFoundError), _told(f"{self.name}/{name}", "read"):
            return cast(BinaryIO, system.open(path, "rb"))
        return None

    def sweep(self) -> None:
        """As of `Folder`; in stores of objects what was not committed was never there."""
        system, root = file_system(self.name)
        with suppress(FileNotFoundError), _told(self.name, "swept"):
            for path in system.find(root):
                if _DRAFT.fullmatch(path.rpartition("/")[2]):
                    system.rm_file(path)

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
        with suppress(FileNotFoundError), _told(f"{self.name}/{name}", "removed"):
            system.rm_file(path)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """As of `Folder`, among the runs of this machine: remote stores have no locks that die."""
        with locked(lock_of_url(self.name), self.name):
            yield


@contextmanager
def _told(place: str, done: str) -> Iterator[None]:
    """Whatever a store raises is an error that names the place; what is missing stays missing."""
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as error:
        raise StoreError(f"{place}: cannot be {done}: {reason(error)}") from error
