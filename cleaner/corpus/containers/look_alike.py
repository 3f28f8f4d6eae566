"""Records that came where one text is read: cut up as prose, they would be lost without a word."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from cleaner.corpus.containers.held import PARQUET
from cleaner.model import InputError

WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
WIDE_SAID = "is UTF-16, not UTF-8; try: iconv -f UTF-16 -t UTF-8 FILE"

_HEAD = 1 << 12
"""Bytes in which the header of a table ends, if it is to be known by its look."""

_NAME = re.compile(r"[\w.:@/-]{1,40}")
"""What fields of tables are called."""

LONG = 200
"""Bytes of a lone line that is an object, from which on it is no prose that only looks like one."""


def records_in(data: bytes) -> str | None:
    r"""What to say of bytes that hold records, and were given as one text; None where they do not.

    >>> records_in(b'{"id": 1}\n{"id": 2}\n')
    'looks like JSON Lines; say --from jsonl, or --from text to clean it as prose'
    >>> records_in(b'{"Rain"} fell.\n')
    """
    if data.startswith(b"WARC/1."):
        return "looks like a web archive; say --from warc, or --from text to clean it as prose"
    return json_in(data) or table_in(data)


def table_in(data: bytes) -> str | None:
    r"""What to say of bytes that hold a table whose header names an article; None for others.

    >>> table_in(b"id,text\n1,Rain\n")
    'looks like a table of CSV; say --from csv, or --from text to clean it as prose'
    >>> table_in(b"Text, he said, is all.\n")
    """
    head, feed, rest = _utf8(data[:_HEAD]).lstrip(b"\r\n").partition(b"\n")
    if not feed or not rest.strip() or not any(each in head for each in b",;\t"):
        return None
    from cleaner.corpus.cells import comma_of
    from cleaner.corpus.fields import GUESSES

    line = head.decode("utf-8", "replace").strip()
    comma = comma_of(line)
    names = [name.strip('"') for name in line.split(comma)]
    articles = {*GUESSES["text"], *GUESSES["html"]}
    if articles.isdisjoint(names) or not all(map(_NAME.fullmatch, names)):
        return None
    form = "tsv" if comma == "\t" else "csv"
    return (
        f"looks like a table of {form.upper()}; say --from {form}, or --from text to clean it as "
        "prose"
    )


def json_in(data: bytes) -> str | None:
    """What to say of bytes that hold records of JSON; None where they do not."""
    plain = _utf8(data).strip()
    if plain.startswith(b"{") and _are_objects(plain):
        return "looks like JSON Lines; say --from jsonl, or --from text to clean it as prose"
    return _other_json(plain)


def binary_records_in(data: bytes) -> str | None:
    """What to say of a container that is no text at all; None for other bytes."""
    if data.startswith(PARQUET) and data.endswith(PARQUET):
        return "is a Parquet table, not text; say --from parquet"
    if data[257:262] == b"ustar" and b"\0" in data[:512]:
        return "is a tar archive, not text; say --from tar"
    return None


def _utf8(data: bytes) -> bytes:
    """The bytes without their mark; of UTF-16, which a mark tells, as UTF-8."""
    codec = WIDE.get(data[:2])
    if codec is None:
        return data.removeprefix(BOM_UTF8)
    return data.decode(codec, "replace").encode("utf-8", "replace")


def _are_objects(plain: bytes) -> bool:
    """Whether the first two lines that are not blank are objects; one alone, if it is long."""
    first, _, rest = plain.partition(b"\n")
    second = rest.lstrip().partition(b"\n")[0]
    return is_object(first) and (is_object(second) if second else len(first) >= LONG)


def is_object(line: bytes) -> bool:
    """Whether a line is an object of JSON."""
    return line.lstrip().startswith(b"{") and isinstance(_json(line), dict)


def _other_json(plain: bytes) -> str | None:
    """What to say of one value of JSON over many lines."""
    if plain.startswith(b"{") and plain.endswith(b"}") and len(plain) >= LONG:
        return ONE_OBJECT if isinstance(_json(plain), dict) else None
    if plain.startswith(b"[") and plain.endswith(b"]") and plain[1:].lstrip().startswith(b"{"):
        return ONE_ARRAY if isinstance(_json(plain), list) else None
    return None


def _json(data: bytes) -> object:
    import json

    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def opens_object(first: bytes) -> bool:
    """Whether a line may be the first of an object over many lines; or it is just a torn one."""
    return first.removeprefix(BOM_UTF8).strip() == b"{"


def refuse_other_json(first: bytes, second: bytes) -> None:
    """Say at once what is wrong where the first lines show that there is no object a line.

    Raises:
        InputError: says what makes lines of it.
    """
    if first[:2] in WIDE:
        raise InputError(WIDE_SAID)
    start = first.removeprefix(BOM_UTF8).strip()
    if start == b"[" or (start.startswith(b"[") and start[1:].lstrip().startswith(b"{")):
        raise InputError(ONE_ARRAY)
    if opens_object(first) and second.lstrip().startswith(b'"'):
        raise InputError(ONE_OBJECT)


ONE_ARRAY = "is an array, not an object a line; try: jq -c '.[]' FILE"
ONE_OBJECT = "is one object over many lines; try: jq -c . FILE"
