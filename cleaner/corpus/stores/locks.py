"""Locks that the system takes back when their process ends, however it ends."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cleaner.corpus.stores.errors import StoreError, reason


@contextmanager
def locked(path: Path, name: str) -> Iterator[None]:
    """Hold the lock of a file, which is made if need be and stays; ``name`` is for messages.

    Raises:
        StoreError: another process holds it.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"{name}: cannot be locked: {reason(error)}") from None
    try:
        _take(descriptor, name)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, name: str) -> None:
    try:
        _lock_at_once(descriptor)
    except BlockingIOError:
        said = "another run writes here; wait for it, or write elsewhere"
        raise StoreError(f"{name}: {said}") from None
    except OSError as error:
        raise StoreError(f"{name}: cannot be locked: {reason(error)}") from None


if sys.platform == "win32":

    def _lock_at_once(descriptor: int) -> None:
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(*error.args) from None

else:

    def _lock_at_once(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock_of_url(url: str) -> Path:
    """The file on this machine that stands for a remote folder."""
    digest = hashlib.sha256(url.encode()).hexdigest()[:32]
    return Path(tempfile.gettempdir()) / f"clean-{digest}.lock"
