"""errors.jsonl: a line for each record that failed, and for each input that broke off."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

from cleaner.corpus.records.batch import Failed
from cleaner.text import json_text


def error_line(name: str, failed: Failed) -> bytes:
    r"""The line with its line feed.

    >>> error_line("a.jsonl", Failed(3, "not JSON", b"{")).decode().strip()
    '{"input": "a.jsonl", "number": 3, "error": "not JSON", "record": "{", "before": null}'
    """
    place: dict[str, object] = {"input": name, "number": failed.number}
    if failed.name is not None:
        place["name"] = failed.name
    told = {"error": failed.error, **_record(failed), "before": failed.before}
    return _json_line(place | told)


def problem_line(name: str, problem: str) -> bytes:
    """The line for an input that could not be read on."""
    return _json_line({"input": name, "number": None, "error": problem, "record": None})


def noted_records(lines: bytes) -> Iterator[tuple[int | None, bytes | None]]:
    """The records of such lines: how many stand before each in its input, and its bytes.

    Raises:
        ValueError: these are no such lines.
        KeyError: likewise.
        TypeError: likewise.
    """
    for line in map(json.loads, lines.splitlines()):
        if line["number"] is None:
            continue
        packed, text = line.get("record_base64"), line.get("record")
        if packed is not None:
            yield line.get("before"), base64.b64decode(packed)
        else:
            yield line.get("before"), None if text is None else text.encode("utf-8")


def _record(failed: Failed) -> dict[str, str | None]:
    if failed.record is None:
        return {"record": None}
    try:
        return {"record": failed.record.decode("utf-8")}
    except UnicodeDecodeError:
        return {"record_base64": base64.b64encode(failed.record).decode("ascii")}


def _json_line(line: dict[str, object]) -> bytes:
    return f"{json_text(line)}\n".encode()
