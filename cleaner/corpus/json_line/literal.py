"""Where a field's text stands in a line of JSON, sign for sign."""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence

from cleaner.corpus.json_line.members import past_space

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)
_DECODER = json.JSONDecoder()


def value_span(line: str, path: Sequence[str], at: int = 0) -> tuple[int, int] | None:
    """Where the value of a field stands; of two fields of one name that of the last counts.

    >>> value_span('{"a": 1, "b": {"c": "x"}}', ["b", "c"])
    (20, 23)
    """
    at = past_space(line, at)
    if not path:
        return at, _DECODER.raw_decode(line, at)[1]
    if line[at : at + 1] != "{":
        return None
    found = None
    at = past_space(line, at + 1)
    while line[at : at + 1] == '"':
        key, at = _DECODER.raw_decode(line, at)
        at = past_space(line, past_space(line, at) + 1)
        if key == path[0]:
            found = value_span(line, path[1:], at)
        at = past_space(line, _DECODER.raw_decode(line, at)[1])
        at = past_space(line, at + (line[at : at + 1] == ","))
    return found


class Signs:
    """The places in a line of the signs of a string that stands there between quotes."""

    def __init__(self, line: str, span: tuple[int, int]) -> None:
        self._signs, self._places = array("q", [0]), array("q", [span[0] + 1])
        at, place = 0, span[0] + 1
        for escape in _ESCAPE.finditer(line, place, span[1] - 1):
            at += escape.start() - place + 1
            place = escape.end()
            self._signs.append(at)
            self._places.append(place)

    def place(self, sign: int) -> int:
        """Where the sign with this number stands in the line."""
        known = bisect_right(self._signs, sign) - 1
        return self._places[known] + sign - self._signs[known]
