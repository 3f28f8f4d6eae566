"""The audit: what was taken out of each text, and what it takes to put it back byte for byte.

JSON Lines.  A document is one header line (it has the key ``audit``) and one line a removal after
it; offsets count characters of the document's text.  An audit is only ever added to.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cleaner.model import AuditError, Cleaned, InputError, Source
from cleaner.read.decode import encode

FORMAT = 1
_KEYS = ("start", "end", "line", "kind", "by", "why", "score", "text")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of an audit."""

    name: str
    source: Source
    output_sha256: str
    removed: tuple[tuple[int, int, str], ...]
    """Start, end and text of every removal, in order."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A header that was read, where it stands, and the removals that follow it."""

    place: str
    header: dict[str, Any]
    removed: list[tuple[int, int, str]]


def output_bytes(cleaned: Cleaned) -> bytes:
    """The cleaned text as it is written: UTF-8, with its byte order mark where it came with one."""
    bom = cleaned.document.source.bom if cleaned.document.source.encoding == "utf-8" else b""
    return bom + cleaned.text.encode("utf-8", "replace")


def audit_lines(cleaned: Cleaned, output: bytes, *, version: str) -> Iterator[str]:
    """The header and the removals of one document, a line each."""
    source = cleaned.document.source
    yield _json(
        {
            "audit": FORMAT,
            "document": cleaned.document.name,
            "sha256": source.sha256,
            "size": source.size,
            "media": source.media,
            "encoding": source.encoding,
            "bom": source.bom.hex(),
            "patches": [[offset, raw.hex()] for offset, raw in source.patches],
            "raw": None if source.raw is None else b64encode(source.raw).decode("ascii"),
            "output_sha256": hashlib.sha256(output).hexdigest(),
            "site": cleaned.site,
            "version": version,
            "removed": len(cleaned.dropped),
            "warnings": list(cleaned.warnings),
        }
    )
    for removal in cleaned.dropped:
        yield _json({key: getattr(removal, key) for key in _KEYS})


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


def restore_bytes(output: bytes, entries: list[Entry], *, name: str) -> bytes:
    """The bytes that were cleaned to ``output``; for a page of HTML, its rendered text.

    Raises:
        AuditError: no document of the audit came out as this text.
    """
    digest = hashlib.sha256(output).hexdigest()
    fitting = [entry for entry in entries if entry.output_sha256 == digest]
    if not fitting:
        raise AuditError(
            f"{name}: the audit does not know this text; it was changed after cleaning, "
            "or cleaned with another audit"
        )
    named = [entry for entry in fitting if entry.name == name]
    return _restored(output, (named or fitting)[-1])


def _restored(output: bytes, entry: Entry) -> bytes:
    source = entry.source
    bom = source.bom if source.encoding == "utf-8" else b""
    kept = output[len(bom) :].decode("utf-8")
    pieces, at, taken = [], 0, 0
    for start, end, text in entry.removed:
        pieces += [kept[taken : taken + start - at], text]
        taken += start - at
        at = end
    original = "".join([*pieces, kept[taken:]])
    if source.media == "html":
        return original.encode("utf-8", "replace")
    try:
        restored = encode(original, source)
    except (InputError, LookupError, ValueError):
        restored = b""
    if hashlib.sha256(restored).hexdigest() != source.sha256:
        raise AuditError(f"{entry.name}: the audit was changed; it does not give the input back")
    return restored


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
            str(header["document"]), _source(header), str(header["output_sha256"]), tuple(removed)
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


def _json(record: dict[str, Any]) -> str:
    """Readable JSON; what UTF-8 cannot hold (a lone surrogate) is escaped."""
    line = json.dumps(record, ensure_ascii=False)
    return line if _is_utf8(line) else json.dumps(record)


def _is_utf8(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
