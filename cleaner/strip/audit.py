"""The audit: what was taken out of each text, and what it takes to put it back byte for byte.

JSON Lines.  A document is one header line (it has the key ``audit``) and one line a removal after
it; offsets count characters of the document's text.  An audit is only ever added to.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cleaner.model import AuditError, Cleaned, InputError, Source
from cleaner.read.decode import encode
from cleaner.strip.audit_read import FORMAT, Entry, read_audit

__all__ = [
    "Entry",
    "audit_lines",
    "entry_lines",
    "output_bytes",
    "read_audit",
    "restore_bytes",
    "restored_whole",
    "told_where",
    "undone",
]

_KEYS = ("start", "end", "line", "kind", "by", "why", "score", "text")


def output_bytes(cleaned: Cleaned) -> bytes:
    """The cleaned text as it is written: UTF-8, with its byte order mark where it came with one."""
    bom = cleaned.document.source.bom if cleaned.document.source.encoding == "utf-8" else b""
    return bom + cleaned.text.encode("utf-8", "replace")


def audit_lines(cleaned: Cleaned, output: bytes, *, version: str) -> Iterator[str]:
    """The header and the removals of one document, a line each."""
    document = cleaned.document
    removed = [{key: getattr(gone, key) for key in _KEYS} for gone in cleaned.dropped]
    more = {"site": cleaned.site, "version": version, "warnings": list(cleaned.warnings)}
    return entry_lines(document.name, document.source, output, removed, more)


def entry_lines(
    name: str,
    source: Source,
    output: bytes,
    removed: Sequence[Mapping[str, Any]],
    more: Mapping[str, Any],
) -> Iterator[str]:
    """The header of a document and its removals, a line each; ``more`` is told in the header."""
    yield _json(
        {
            "audit": FORMAT,
            "document": name,
            "sha256": source.sha256,
            "size": source.size,
            "media": source.media,
            "encoding": source.encoding,
            "bom": source.bom.hex(),
            "patches": [[offset, raw.hex()] for offset, raw in source.patches],
            "raw": None if source.raw is None else b64encode(source.raw).decode("ascii"),
            "output_sha256": hashlib.sha256(output).hexdigest(),
            "removed": len(removed),
            **more,
        }
    )
    yield from map(_json, removed)


def told_where(lines: Sequence[str], output: str) -> Iterator[str]:
    """Lines of one document, its header telling where the output goes."""
    header, *removed = lines
    yield f'{header[:-1]}, "output": {_json(output)}}}'
    yield from removed


def restore_bytes(output: bytes, entries: Sequence[Entry], *, name: str) -> bytes:
    """The bytes that were first cleaned to ``output``; for a page of HTML, its rendered text.

    Raises:
        AuditError: no document of the audit came out as this text, or several did.
    """
    from cleaner.strip.audit_trail import Trails

    trails = Trails(entries)
    for entry in trails.back([hashlib.sha256(output).hexdigest()], name=name):
        output = undone(output, entry)
    return output


def restored_whole(entry: Entry) -> bytes:
    """The bytes of a document that went whole.

    Raises:
        AuditError: the audit was changed.
    """
    return undone(b"", entry)


def undone(output: bytes, entry: Entry) -> bytes:
    """What went into one cleaning, from what came out of it.

    Raises:
        AuditError: the audit was changed.
    """
    source = entry.source
    if entry.output_sha256 == source.sha256:  # it came out as it went in
        return output
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


def _json(record: Mapping[str, Any] | str) -> str:
    """Readable JSON; what UTF-8 cannot hold (a lone surrogate) is escaped."""
    line = json.dumps(record, ensure_ascii=False)
    return line if _is_utf8(line) else json.dumps(record)


def _is_utf8(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
