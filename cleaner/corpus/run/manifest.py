"""manifest.jsonl: a line that says which run it is, then a line for each shard that is whole."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from cleaner.corpus.records.tally import as_json, from_json
from cleaner.corpus.run.fingerprint import FORMAT
from cleaner.corpus.run.plan import RefusedError, Shard

NAME = "manifest.jsonl"


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A shard, its file, and how long errors.jsonl was when it was noted."""

    shard: Shard
    file: str
    errors: int


def header_line(fingerprint: dict[str, Any]) -> bytes:
    """The first line."""
    return _line(fingerprint)


def entry_line(entry: Entry) -> bytes:
    """A line for a shard."""
    facts: dict[str, Any] = {"file": entry.file}
    facts |= {
        field.name: getattr(entry.shard, field.name) for field in dataclasses.fields(entry.shard)
    }
    return _line(facts | {"errors": entry.errors, "tally": as_json(entry.shard.tally)})


def read_manifest(data: bytes, *, name: str) -> tuple[dict[str, Any] | None, list[Entry]]:
    """The run and its shards; a last line that was not finished counts for nothing.

    Raises:
        RefusedError: it is no manifest.
    """
    lines = data.split(b"\n")[:-1]
    if not lines:
        return None, []
    try:
        first, *rest = (json.loads(line) for line in lines)
        entries = [_entry(line) for line in rest]
        ours = first["manifest"] == FORMAT
    except (ValueError, KeyError, TypeError):
        ours = False
    if not ours:
        raise RefusedError(f"{name}: is no manifest of ours, or was changed; choose another folder")
    return first, entries


def _entry(line: dict[str, Any]) -> Entry:
    known = {field.name: line[field.name] for field in dataclasses.fields(Shard)}
    return Entry(Shard(**known | {"tally": from_json(line["tally"])}), line["file"], line["errors"])


def _line(value: dict[str, Any]) -> bytes:
    return f"{json.dumps(value)}\n".encode()
