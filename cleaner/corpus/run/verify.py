"""The folder of a run held against its manifest: whether all of what was cleaned is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cleaner.corpus.run.books import ERRORS, is_whole
from cleaner.corpus.run.ledger import noted_records
from cleaner.corpus.run.manifest import NAME, Entry, read_manifest
from cleaner.corpus.run.plan import Shard
from cleaner.corpus.run.restore import Lost
from cleaner.corpus.stores.folders import Folder


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a run.

    Attributes:
        lacking: what is not there of the records that it read, a line each.
        lost: by the name of its shard, the records that failed.
    """

    lacking: tuple[str, ...] = ()
    lost: Mapping[str, Lost] = field(default_factory=dict)


def kept(folder: Folder) -> Kept:
    """What is left of the run in a folder; nothing is lacking where it holds none.

    Raises:
        RefusedError: its notes were changed.
        StoreError: it cannot be read.
    """
    known, entries = read_manifest(folder.read(NAME) or b"", name=f"{folder.name}/{NAME}")
    if known is None:
        return Kept()
    errors = folder.read(ERRORS) or b""
    lacking, lost, at, gone = list[str](), dict[str, Lost](), 0, 0
    for entry in entries:
        wrong = list(_of_shard(folder, entry))
        held = () if wrong else _lost(errors[at : entry.errors], entry.shard)
        lacking += wrong
        lost[entry.file] = held
        gone += entry.shard.tally.failed - sum(data is not None for _, data in held)
        at = entry.errors
    lacking += _not_done(folder, known["inputs"], entries)
    if gone:
        count = f"{gone:,} record{'' if gone == 1 else 's'}"
        lacking.append(f"{folder.name}: {count} failed in the run, not restored; see {ERRORS}")
    return Kept(tuple(lacking), lost)


def _lost(lines: bytes, shard: Shard) -> Lost:
    """What failed of a shard; nothing, where its places are not known for certain."""
    try:
        found = list(noted_records(lines))
    except (ValueError, KeyError, TypeError):
        return ()
    places = [(before - shard.start, data) for before, data in found if before is not None]
    return tuple(places) if len(places) == shard.tally.failed else ()


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
