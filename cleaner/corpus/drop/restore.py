"""What was dropped is put back: into lines, packed or not, into a table, or as a whole document."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from cleaner.corpus.containers.packing.whole import packed_like, unpacked
from cleaner.model import AuditError, InputError
from cleaner.strip.audit import Entry, restored_whole, undone


def digests(output: bytes) -> list[str]:
    """Hashes by which an audit may know this output: of its bytes, and of what is packed in it."""
    known = [hashlib.sha256(output).hexdigest()]
    with suppress(InputError):
        if (plain := unpacked(output, "-")) is not output:
            known.append(hashlib.sha256(plain).hexdigest())
    return known


def restored(output: bytes, entry: Entry, *, name: str) -> bytes:
    """The bytes that came in; of a table, and of packed lines, the same content packed again.

    Args:
        output: what came out.
        entry: the document of the audit that came out so.
        name: for messages.

    Raises:
        AuditError: the audit was changed.
    """
    if entry.table is not None:
        from cleaner.corpus.drop.parquet import table_again

        return table_again(output, entry.table, name=name)
    if entry.output_sha256 != hashlib.sha256(output).hexdigest():
        return packed_like(undone(unpacked(output, name), entry), output)
    return undone(output, entry)


def gone_whole(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The documents of which nothing was written, by their place; the last of each."""
    return {entry.place: entry for entry in entries if entry.place is not None}


def whole_again(entry: Entry, folder: Path) -> tuple[Path, bytes]:
    """Where such a document belongs, and its bytes.

    Raises:
        AuditError: the audit was changed; the place would be elsewhere.
    """
    place = PurePosixPath(entry.place or "")
    if place.is_absolute() or ".." in place.parts or not place.parts:
        raise AuditError(f"{entry.name}: the audit was changed; {entry.place!r} is no place here")
    return folder / place, restored_whole(entry)
