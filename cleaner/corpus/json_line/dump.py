"""A value as it stands in a line of JSON."""

from __future__ import annotations

import json

from cleaner.text import ESCAPED


def dumped(value: object, *, ascii_only: bool) -> str:
    """A value as JSON, without white space; in ASCII where the line is so."""
    try:
        text = json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"))
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text if ascii_only else text.translate(ESCAPED)
