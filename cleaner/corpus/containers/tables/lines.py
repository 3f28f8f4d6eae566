"""Batches of Arrow to lines of JSON."""

from __future__ import annotations

import base64
import datetime as dt
import json
from typing import Any

from cleaner.corpus.json_line.dump import dumped
from cleaner.corpus.records.arrow import received, values_of


def lines_of(rows: bytes) -> list[bytes]:
    """The rows of a batch as JSON; bytes in base 64, times as in ISO 8601."""
    batch = received(rows)
    columns = [values_of(column) for column in batch.columns]
    names = batch.schema.names
    records = (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))
    return [_line(record) for record in records]


def _line(record: dict[str, Any]) -> bytes:
    return dumped(json.loads(json.dumps(record, default=_plain)), ascii_only=False).encode()


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
