"""An audit read again: each document with what was taken out of it."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.model import AuditError, Source

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of an audit."""

    name: str
    source: Source
    output_sha256: str
    removed: tuple[tuple[int, int, str], ...]
    """Start, end and text of every removal, in order."""

    output: str | None = None
    """Where what came out went, ``-`` for standard output; None if that is not told."""

    place: str | None = None
    """Where the document lay in its folder, if it went whole and nothing was written."""

    table: Mapping[str, Any] | None = None
    """For a table (Parquet): what `cleaner.corpus` noted of it."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A header that was read, where it stands, and the removals that follow it."""

    place: str
    header: dict[str, Any]
    removed: list[tuple[int, int, str]]


def read_audit(lines: Iterable[str], *, name: str) -> list[Entry]:
    """The documents of an audit, in the order in which they were added.

    Raises:
        AuditError: a line is not what this version writes; names the line.
    """
    drafts: list[_Draft] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        record = _record(line, place)
        if "audit" in record:
            drafts.append(_Draft(place, record, []))
        elif drafts:
            drafts[-1].removed.append(_removal(record, place))
        else:
            raise AuditError(f"{place}: not a line of an audit")
    if not drafts:
        raise AuditError(f"{name}: no audit in it; give the file that --audit wrote")
    return [_entry(draft) for draft in drafts]


def _entry(draft: _Draft) -> Entry:
    header, removed = draft.header, draft.removed
    if header["audit"] != FORMAT:
        raise AuditError(
            f"{draft.place}: an audit of format {header['audit']!r}, and this version of clean "
            f"reads {FORMAT}; restore with the version that wrote it"
        )
    try:
        if int(header["removed"]) != len(removed):
            raise AuditError(
                f"{draft.place}: {header['removed']} removals were written, {len(removed)} are here"
            )
        return Entry(
            name=str(header["document"]),
            source=_source(header),
            output_sha256=str(header["output_sha256"]),
            removed=tuple(removed),
            output=None if header.get("output") is None else str(header["output"]),
            place=None if header.get("place") is None else str(header["place"]),
            table=header["table"] if isinstance(header.get("table"), dict) else None,
        )
    except (KeyError, TypeError, ValueError):
        raise AuditError(f"{draft.place}: not a line of an audit") from None


def _source(header: dict[str, Any]) -> Source:
    raw = header["raw"]
    return Source(
        encoding=str(header["encoding"]),
        bom=bytes.fromhex(header["bom"]),
        patches=tuple((int(offset), bytes.fromhex(raw)) for offset, raw in header["patches"]),
        raw=None if raw is None else b64decode(raw, validate=True),
        sha256=str(header["sha256"]),
        size=int(header["size"]),
        media="html" if header["media"] == "html" else "text",
    )


def _removal(record: dict[str, Any], place: str) -> tuple[int, int, str]:
    try:
        return int(record["start"]), int(record["end"]), str(record["text"])
    except (KeyError, TypeError, ValueError):
        raise AuditError(f"{place}: not a line of an audit") from None


def _record(line: str, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise AuditError(f"{place}: not JSON; is this the file that --audit wrote?") from None
    if not isinstance(record, dict):
        raise AuditError(f"{place}: not a line of an audit")
    return record
