"""The fields of a line of JSON: what they hold, and where each stands."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from cleaner.model import InputError
from cleaner.text import SURROGATE

_SPACE = re.compile(r"[ \t\r\n]*")
HALF = re.compile(r"\\u[dD][89a-fA-F]")
_SCAN = json.JSONDecoder().scan_once  # type: ignore[attr-defined]


class Member(NamedTuple):
    """A field: where its name begins, where its value begins and ends, and the value."""

    key: int
    start: int
    end: int
    value: Any


def members(line: str) -> dict[str, Member]:
    r"""The fields of the object that stands on a line; of two of one name the last counts.

    What many write and JSON has not is read too: NaN, and half a surrogate pair, which is no
    character, so that U+FFFD stands for it in the values, one for one.

    >>> members('{"a": 1, "b": "x"}')["b"]
    Member(key=9, start=14, end=17, value='x')

    Raises:
        InputError: it is no JSON, or no object.
    """
    try:
        found = _members(line)
    except json.JSONDecodeError as error:
        said = error.msg.removesuffix(" at")
        raise InputError(f"not JSON: {said} at character {error.pos + 1}") from None
    except StopIteration as error:
        raise InputError(f"not JSON: no value at character {error.value + 1}") from None
    except RecursionError:
        raise InputError("not read: lists in lists, too deep") from None
    except ValueError as error:
        raise InputError(f"not read: {error}") from None
    return _scrubbed(found) if HALF.search(line) else found


def _members(line: str) -> dict[str, Member]:
    found: dict[str, Member] = {}
    at = past_space(line, 0)
    if line[at : at + 1] != "{":
        json.loads(line)
        raise InputError("is JSON, but no object with fields")
    at = past_space(line, at + 1)
    if line[at : at + 1] == "}":
        return _whole(line, at + 1, found)
    while True:
        key, member = _member(line, at)
        found[key] = member
        at = past_space(line, member.end)
        if line[at : at + 1] == "}":
            return _whole(line, at + 1, found)
        _expect(line, at, ",", "a comma is missing")
        at = past_space(line, at + 1)


def _member(line: str, key: int) -> tuple[str, Member]:
    _expect(line, key, '"', "a name in double quotes is missing")
    name, at = _SCAN(line, key)
    at = past_space(line, at)
    _expect(line, at, ":", "a colon is missing")
    start = past_space(line, at + 1)
    value, end = _SCAN(line, start)
    return name, Member(key, start, end, value)


def _whole(line: str, at: int, found: dict[str, Member]) -> dict[str, Member]:
    """All of the fields, if nothing follows the object."""
    at = past_space(line, at)
    if at < len(line):
        raise json.JSONDecodeError("something follows the object", line, at)
    return found


def _expect(line: str, at: int, sign: str, else_said: str) -> None:
    if line[at : at + 1] != sign:
        raise json.JSONDecodeError(else_said, line, at)


def past_space(line: str, at: int) -> int:
    """The place of the next sign that is no white space."""
    found = _SPACE.match(line, at)
    return found.end() if found else at


def _scrubbed(found: dict[str, Member]) -> dict[str, Member]:
    return {
        SURROGATE.sub("\ufffd", name): member._replace(value=scrubbed(member.value))
        for name, member in found.items()
    }


def scrubbed(value: object) -> object:
    """Half a surrogate pair is no character: the replacement character, one for one."""
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {str(scrubbed(key)): scrubbed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [scrubbed(each) for each in value]
    return value


def elements(line: str, array: Member) -> list[Member]:
    """The elements of a list that stands on a line; their ``key`` is their ``start``.

    Raises:
        TypeError: it is no list.
    """
    if not isinstance(array.value, list):
        raise TypeError(array.value)
    found, at = [], past_space(line, array.start + 1)
    while line[at] != "]":
        value, end = _SCAN(line, at)
        found.append(Member(at, at, end, value))
        at = past_space(line, end)
        if line[at] == ",":
            at = past_space(line, at + 1)
    return found
