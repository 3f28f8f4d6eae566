"""The folder of a run held against its manifest: whether all of what was cleaned is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cleaner.corpus.run.books import ERRORS, is_whole
from cleaner.corpus.run.manifest import NAME, Entry, read_manifest
from cleaner.corpus.stores.folders import Folder


def lacking(folder: Folder) -> Iterator[str]:
    """What a folder lacks of the records that its run read, a line each; nothing if no run.

    Raises:
        RefusedError: its manifest was changed.
        StoreError: it cannot be read.
    """
    known, entries = read_manifest(folder.read(NAME) or b"", name=f"{folder.name}/{NAME}")
    if known is None:
        return
    for entry in entries:
        yield from _of_shard(folder, entry)
    yield from _not_done(folder, known["inputs"], entries)
    failed = sum(entry.shard.tally.failed for entry in entries)
    if failed:
        count = f"{failed:,} record{'' if failed == 1 else 's'}"
        yield f"{folder.name}: {count} failed in the run; see {ERRORS} in it"


def _of_shard(folder: Folder, entry: Entry) -> Iterator[str]:
    """A table without rows is not written."""
    if not entry.shard.sha256 or is_whole(folder, entry):
        return
    stream = folder.open(entry.file)
    if stream is None:
        count = f"{entry.shard.written:,} record{'' if entry.shard.written == 1 else 's'}"
        yield f"{folder.name}/{entry.file}: is missing, with {count}"
        return
    stream.close()
    yield f"{folder.name}/{entry.file}: is not as the run wrote it"


def _not_done(
    folder: Folder, inputs: Sequence[dict[str, Any]], entries: Sequence[Entry]
) -> Iterator[str]:
    last = {entry.shard.source: entry.shard for entry in entries}
    open_ones = [at for at in range(len(inputs)) if at not in last or not last[at].last]
    if open_ones:
        name = inputs[open_ones[0]]["name"]
        more = f" and {len(open_ones) - 1:,} more" if open_ones[1:] else ""
        yield f"{folder.name}: the run did not end, {name}{more} is not all there; --resume it"
    for shard in last.values():
        if shard.problem is not None:
            yield f"{folder.name}: an input broke off in the run: {shard.problem}"
