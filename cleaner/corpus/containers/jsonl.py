"""JSON Lines to rows: one object a line, compressed with gzip or not."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from cleaner.corpus.containers.held import GZIP, Held, opened
from cleaner.corpus.problems import Problems
from cleaner.model import InputError

Row = dict[str, Any]

_BOM = b"\xef\xbb\xbf"
_LONE = re.compile("[\ud800-\udfff]")


def rows(held: Held, problems: Problems) -> Iterator[tuple[int, Row]]:
    """The objects and the numbers of their lines; a line that is none is a problem.

    Raises:
        InputError: the file cannot be read on, or is no JSON Lines at all.
    """
    import msgspec

    decode, refused = msgspec.json.Decoder().decode, (msgspec.MsgspecError, ValueError)
    for number, line in lines(held):
        try:
            row = decode(line)
        except (*refused, RecursionError):
            if line.isspace():
                continue
            try:
                row = _read_slowly(line)
            except InputError as error:
                _refuse_other_json(line, number, held.name)
                problems.error(f"{held.name}:{number}: {error}")
                continue
        if type(row) is dict:
            yield number, row
        else:
            _refuse_other_json(line, number, held.name)
            problems.error(f"{held.name}:{number}: is JSON, but no object with fields")


def lines(held: Held) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers, without a byte order mark.

    Raises:
        InputError: the file cannot be read, or is damaged; what stood before was given.
    """
    number = 0
    with opened(held) as stream:
        try:
            for number, line in enumerate(_plain(stream), 1):
                yield number, line if number > 1 else line.removeprefix(_BOM)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise InputError(
                f"{held.name}: gzip is damaged or cut off after line {number}"
            ) from None
        except OSError as error:
            raise InputError(f"{held.name}: cannot be read: {error.strerror}") from None


def _plain(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, unpacked where it is packed."""
    head = stream.read(2)
    stream.seek(0)
    return iter(gzip.GzipFile(fileobj=stream)) if head == GZIP else iter(stream)


def read_row(line: bytes) -> Row:
    """The object of one line that was read before."""
    row = _read_slowly(line)
    return row if isinstance(row, dict) else {}


def _read_slowly(line: bytes) -> object:
    """What the fast reader refuses and many write: NaN, half a surrogate pair.

    Raises:
        InputError: it is no JSON.
    """
    try:
        return _scrubbed(json.loads(line.decode("utf-8")))
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start + 1}") from None
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise InputError("not read: lists in lists, too deep") from None
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from None


def _scrubbed(value: object) -> object:
    """Half a surrogate pair is no character: the replacement character, one for one."""
    if isinstance(value, str):
        return _LONE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {str(_scrubbed(key)): _scrubbed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_scrubbed(each) for each in value]
    return value


def _refuse_other_json(line: bytes, number: int, name: str) -> None:
    """Say at once what is wrong where the whole file is one value."""
    if number > 1:
        return
    start = line.strip()
    if start.startswith(b"["):
        raise InputError(f"{name}: is an array, not an object a line; try: jq -c '.[]' FILE")
    if start == b"{":
        raise InputError(f"{name}: is one object over many lines; try: jq -c . FILE")
