"""What is written and not yet seen: a file appears whole, under its name, or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import weakref
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from cleaner.corpus.stores.errors import StoreError, reason
from cleaner.corpus.stores.remote_draft import RemoteDraft
from cleaner.corpus.stores.urls import place_of


class Draft(Protocol):
    """A file that is being written."""

    @property
    def name(self) -> str:
        """Where it will stand, for messages."""

    def write(self, data: bytes) -> int:
        """Add bytes; how many.

        Raises:
            StoreError: they cannot be written; nothing is left behind.
        """

    def commit(self) -> None:
        """All is written: let it be seen, even after a power cut.

        Raises:
            StoreError: as above.
        """

    def discard(self) -> None:
        """Leave nothing behind; no error after `commit`."""


def draft_at(target: str | Path) -> Draft:
    """A draft of a file here or behind a URL.

    Raises:
        StoreError: it cannot be begun there.
    """
    place = place_of(target)
    return FileDraft(place) if isinstance(place, Path) else RemoteDraft(place)


def write_whole(draft: Draft, data: bytes) -> None:
    """All of a file, then it is seen.

    Raises:
        StoreError: it cannot be written; nothing is left behind.
    """
    draft.write(data)
    draft.commit()


class FileDraft:
    """A file on this machine: under a temporary name beside its own, then renamed.

    The temporary file goes with the draft too, for a signal can come before anybody holds it.
    """

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._target = Path(os.path.realpath(path))
        self._waiting = self._target.with_name(f".{secrets.token_hex(8)}.tmp")
        self._held = ExitStack()
        self._held.callback(_take_away, self._waiting, os.getpid())
        weakref.finalize(self, self._held.close)
        try:
            self._target.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._held.enter_context(self._waiting.open("xb", buffering=0))
            if self._target.is_file():
                self._waiting.chmod(stat.S_IMODE(self._target.stat().st_mode))
        except OSError as error:
            raise StoreError(f"{self.name}: cannot be written: {reason(error)}") from None

    def write(self, data: bytes) -> int:
        """Unbuffered, so that an error comes here and not when the file is closed."""
        view = memoryview(data).cast("B")
        size = len(view)
        try:
            while view:
                view = view[os.write(self._file.fileno(), view[: 1 << 20]) :]
        except OSError as error:
            self.discard()
            raise StoreError(f"{self.name}: cannot be written: {reason(error)}") from None
        return size

    def commit(self) -> None:
        """On the disk, then under its name, then the name on the disk."""
        try:
            os.fsync(self._file.fileno())
            self._file.close()
            self._waiting.replace(self._target)
            sync_folder(self._target.parent)
        except OSError as error:
            self.discard()
            raise StoreError(f"{self.name}: cannot be written: {reason(error)}") from None

    def discard(self) -> None:
        """The temporary file goes."""
        self._held.close()


def _take_away(waiting: Path, owner: int) -> None:
    """A process that was forked off has the draft too, but not the file."""
    if os.getpid() == owner:
        with suppress(OSError):
            waiting.unlink()


class StreamDraft:
    """Standard output: what is written is seen at once."""

    def __init__(self, stream: BinaryIO, name: str = "standard output") -> None:
        self.name = name
        self._stream = stream

    def write(self, data: bytes) -> int:
        """Straight on."""
        try:
            self._stream.write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise StoreError(f"{self.name}: cannot be written: {reason(error)}") from None
        return len(data)

    def commit(self) -> None:
        """Flushed."""
        self._stream.flush()

    def discard(self) -> None:
        """What is out is out."""


def sync_folder(folder: Path) -> None:
    """A new name in a folder outlives a power cut; where folders cannot be synced, it may not."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)
