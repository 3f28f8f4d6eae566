"""The books of a run: what is whole is noted, so that a run that was killed can go on.

A shard is renamed into its place, then its errors are on the disk, then it is noted.  Whatever is
not noted is done again; errors.jsonl is cut back to where it was at the last note.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from cleaner.corpus.records.batch import Failed
from cleaner.corpus.records.tally import Tally, added
from cleaner.corpus.run.fingerprint import differences, fingerprint
from cleaner.corpus.run.ledger import error_line, problem_line
from cleaner.corpus.run.manifest import NAME, Entry, entry_line, header_line, read_manifest
from cleaner.corpus.run.plan import RefusedError, Run, Shard, Stretch
from cleaner.corpus.stores.folders import Folder

ERRORS = "errors.jsonl"
HELD = 1 << 20
"""Bytes of errors that are held before they are written."""

Say = Callable[[str], None]


class Books:
    """What is noted of a run into a folder.  Made by `opened_books`.

    Attributes:
        tally: counts over all shards that are noted.
        shards: how many are noted.
        skipped: parts of inputs that are no text.
        broken: whether an input could not be read to its end.
        known: what the run is known by.
    """

    def __init__(self, run: Run, folder: Folder, known: dict[str, Any]) -> None:
        self.run, self.folder = run, folder
        self.tally, self.known = Tally(), known
        self.shards = self.skipped = 0
        self.broken = False
        self._noted, self._fresh = list[Entry](), True
        self._again: list[Stretch] = []
        self._errors, self._size = bytearray(), 0

    def take_up(self, entries: Sequence[Entry], say: Say) -> None:
        """Go on where an earlier run ended; shards that are not as they were are done again."""
        errors = self.folder.read(ERRORS) or b""
        kept = _followed(entries, len(errors))
        self._size = kept[-1].errors if kept else 0
        if len(errors) > self._size:
            self.folder.write(ERRORS, errors[: self._size])
        self._fresh, self._noted = not kept, kept
        if kept:
            self.folder.write(NAME, b"".join([header_line(self.known), *map(entry_line, kept)]))
        for entry in kept:
            self._count(entry.shard)
            if not is_whole(self.folder, entry):
                say(f"{entry.file}: is not as it was written; it is made anew")
                here = entry.shard
                self._again.append(Stretch(here.source, here.shard, here.start, here.records))

    def todo(self) -> list[Stretch]:
        """What there is to do: shards to be made anew, then the rest of each input."""
        last = {entry.shard.source: entry.shard for entry in self._noted}
        rest: list[Stretch] = []
        for source in range(len(self.run.sources)):
            shard = last.get(source)
            if shard is None:
                rest.append(Stretch(source, 0, 0))
            elif not shard.last:
                rest.append(Stretch(source, shard.shard + 1, shard.start + shard.records))
        return [*self._again, *rest]

    def note(self, source: int, failed: Failed) -> None:
        """A record of the shard that is being made failed."""
        self._errors += error_line(self.run.sources[source].name, failed)
        if len(self._errors) >= HELD:
            self._write_errors()

    def enter(self, shard: Shard, failed: Sequence[Failed] = ()) -> None:
        """A shard stands in its place; shards come in the order of the inputs.

        Raises:
            RefusedError: it was made anew, and is not what it was.
        """
        if any((each.source, each.shard) == (shard.source, shard.shard) for each in self._again):
            self._check_again(shard)
            return
        for each in failed:
            self.note(shard.source, each)
        if shard.problem is not None:
            self._errors += problem_line(self.run.sources[shard.source].name, shard.problem)
        self._write_errors()
        entry = Entry(shard, self.run.name_of(shard.source, shard.shard), self._size)
        if self._fresh:
            self.folder.write(NAME, header_line(self.known) + entry_line(entry))
        else:
            self.folder.append(NAME, entry_line(entry))
        self._fresh = False
        self._count(shard)

    def _count(self, shard: Shard) -> None:
        self.tally, self.shards = added(self.tally, shard.tally), self.shards + 1
        self.skipped += shard.skipped
        self.broken |= shard.problem is not None

    def _check_again(self, shard: Shard) -> None:
        """It has the old bytes: its errors are written, and its note still holds."""
        self._errors.clear()
        old = next(
            each.shard
            for each in self._noted
            if (each.shard.source, each.shard.shard) == (shard.source, shard.shard)
        )
        if shard.sha256 != old.sha256:
            name = self.run.name_of(shard.source, shard.shard)
            raise RefusedError(
                f"{self.folder.name}/{name}: made anew it is not what it was: "
                f"{self.run.sources[shard.source].name} has changed; choose another folder"
            )

    def _write_errors(self) -> None:
        if self._errors or not self._size:
            self.folder.append(ERRORS, bytes(self._errors))
        self._size += len(self._errors)
        self._errors.clear()


@contextmanager
def opened_books(run: Run, folder: Folder, *, resume: bool, say: Say) -> Iterator[Books]:
    """The books of a run, locked for as long as they are open.

    Raises:
        RefusedError: another run stands in the folder.
        StoreError: somebody writes there, or nothing can be written.
        InputError: an input cannot be read.
    """
    known = fingerprint(run)
    with folder.locked():
        folder.sweep()
        first, entries = read_manifest(folder.read(NAME) or b"", name=f"{folder.name}/{NAME}")
        books = Books(run, folder, known)
        if first is None:
            if not resume:
                _check_empty(run, folder)
            folder.remove(ERRORS)
        elif not resume:
            raise RefusedError(
                f"{folder.name}: holds a run; go on with --resume, or choose another folder"
            )
        else:
            changed = differences(first, known)
            if changed:
                raise RefusedError(
                    f"{folder.name}: holds another run, so it cannot be resumed: "
                    f"{'; '.join(changed[:5])}; choose another folder"
                )
            books.take_up(entries, say)
        yield books


def _check_empty(run: Run, folder: Folder) -> None:
    """Without a manifest, nothing of the folder is known to be ours."""
    for source in range(len(run.sources)):
        name = run.name_of(source, 0)
        stream = folder.open(name)
        if stream is not None:
            stream.close()
            raise RefusedError(
                f"{folder.name}/{name}: stands there already, without a {NAME}; "
                "move it, or choose another folder"
            )


def _followed(entries: Sequence[Entry], errors: int) -> list[Entry]:
    """The notes up to the first one whose errors are gone."""
    for at, entry in enumerate(entries):
        if entry.errors > errors:
            return list(entries[:at])
    return list(entries)


def is_whole(folder: Folder, entry: Entry) -> bool:
    """Whether a shard is as it was written."""
    stream = folder.open(entry.file)
    if stream is None:
        return False
    with stream:
        found = hashlib.file_digest(stream, "sha256")  # type: ignore[arg-type]
    return found.hexdigest() == entry.shard.sha256
