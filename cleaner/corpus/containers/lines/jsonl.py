"""JSON Lines to rows: one object a line, packed with gzip or Zstandard or not."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any

from cleaner.corpus.containers.held import Held, opened
from cleaner.corpus.containers.limits import Limits, too_big
from cleaner.corpus.containers.lines.split import split_lines
from cleaner.corpus.containers.look_alike import ONE_ARRAY, refuse_other_json
from cleaner.corpus.containers.packing.unpack import DamagedError, Meter, pieces
from cleaner.corpus.json_line.members import scrubbed
from cleaner.corpus.problems import Problems
from cleaner.model import InputError

Row = dict[str, Any]

LIMITS = Limits()


def rows(held: Held, problems: Problems) -> Iterator[tuple[int, Row]]:
    """The objects and the numbers of their lines; a line that is none is a problem.

    Raises:
        InputError: the file cannot be read on, or is no JSON Lines at all.
    """
    import msgspec

    decode, refused = msgspec.json.Decoder().decode, (msgspec.MsgspecError, ValueError)
    for number, line in lines(held, problems):
        try:
            row = decode(line)
        except (*refused, RecursionError):
            if not line.strip():
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


def lines(held: Held, problems: Problems) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers, without a byte order mark; one that is too long is a problem.

    Raises:
        InputError: the file cannot be read, or is damaged; what stood before was given.
    """
    number = 0
    with opened(held) as stream:
        try:
            found = split_lines(pieces(stream, LIMITS, Meter()), LIMITS.record)
            for number, (line, size) in enumerate(found, 1):
                if line is None:
                    problems.error(f"{held.name}:{number}: {too_big(size, LIMITS)}")
                else:
                    yield number, line if number > 1 else line.removeprefix(BOM_UTF8)
        except DamagedError as error:
            raise InputError(f"{held.name}: {error} after line {number}") from None
        except OSError as error:
            raise InputError(f"{held.name}: cannot be read: {error.strerror}") from None


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
        return scrubbed(json.loads(line.decode("utf-8")))
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start + 1}") from None
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise InputError("not read: lists in lists, too deep") from None
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from None


def _refuse_other_json(line: bytes, number: int, name: str) -> None:
    """Say at once what is wrong where the whole file is one value."""
    if number > 1:
        return
    try:
        refuse_other_json(line, b'"')
    except InputError as error:
        raise InputError(f"{name}: {error}") from None
    if line.lstrip().startswith(b"["):
        raise InputError(f"{name}: {ONE_ARRAY}")
