"""Matches, or pairs of articles, for machines: JSON, JSON Lines, CSV and Parquet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from cleaner.overlap.report.pairs import SIDES as OF_PAIRS
from cleaner.text import json_text

if TYPE_CHECKING:
    import pyarrow as pa

Record = dict[str, Any]

SIDES = ("doc", "outlet", "date", "time", "paragraph", "line", "start", "end", "agency")
_UNSEEN = r"[\s\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_FORMULA = re.compile(rf"(?:^|[\r\n]){_UNSEEN}[=+\-@＝＋－＠]|^[\t\r\n]")


def json_bytes(report: Record) -> bytes:
    """The report as one line of JSON."""
    return f"{json_text(report)}\n".encode()


@dataclass(frozen=True, slots=True)
class Layout:
    """How records become rows: the columns and cells of CSV, and the schema of Parquet."""

    columns: Callable[[], Iterable[str]]
    cells: Callable[[Record], Iterable[object]]
    schema: Callable[[], pa.Schema]


PART = 2_000
"""Records of which the bytes are made at once."""


def jsonl_bytes(records: Iterable[Record]) -> Iterator[bytes]:
    """A record a line."""
    for some in _parts(records):
        yield "".join(f"{json_text(record)}\n" for record in some).encode()


def csv_bytes(records: Iterable[Record], layout: Layout) -> Iterator[bytes]:
    """A record a row, sides flattened; no cell is a formula, or commands a terminal."""
    yield _csv([layout.columns()])
    for some in _parts(records):
        yield _csv([guarded(cell) for cell in layout.cells(record)] for record in some)


def _parts(records: Iterable[Record]) -> Iterator[list[Record]]:
    every = iter(records)
    while some := list(islice(every, PART)):
        yield some


def _csv(rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


_COMMANDS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {*b"\t\r\n"}, "\ufffd")
"""Control characters: many readers of CSV stop at a NUL, and a terminal obeys an ESC."""


def guarded(cell: object) -> object:
    r"""A cell that does no harm: a formula gets an apostrophe before it, controls are replaced.

    >>> guarded(" =1+1"), guarded("ferry"), guarded(-1), guarded("a\x1b[31m")
    ("' =1+1", 'ferry', -1, 'a�[31m')
    """
    if not isinstance(cell, str):
        return cell
    safe = cell if cell.isprintable() else cell.translate(_COMMANDS)
    return f"'{safe}" if _FORMULA.search(cell) else safe


def parquet_bytes(records: Iterable[Record], layout: Layout) -> Iterator[bytes]:
    """A record a row, nested as in JSON Lines."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out, schema = _Pipe(), layout.schema()
    with pq.ParquetWriter(pa.PythonFile(out, "w"), schema, compression="zstd") as writer:
        for some in _parts(records):
            writer.write_table(pa.Table.from_pylist(some, schema=schema))
            yield out.taken()
    yield out.taken()


class _Pipe(io.RawIOBase):
    """Holds what is written until it is taken."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        """It takes bytes."""
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401 – whatever has bytes
        """Hold some bytes."""
        self._parts.append(bytes(data))
        self._size += len(self._parts[-1])
        return len(self._parts[-1])

    def tell(self) -> int:
        """How many bytes were written."""
        return self._size

    def taken(self) -> bytes:
        """What was written since it was asked last."""
        data, self._parts = b"".join(self._parts), []
        return data


def records_bytes(form: str, records: Iterable[Record], layout: Layout) -> Iterator[bytes]:
    """The records in a form: jsonl, csv or parquet."""
    if form == "jsonl":
        return jsonl_bytes(records)
    return {"csv": csv_bytes, "parquet": parquet_bytes}[form](records, layout)


def _match_columns() -> Iterator[str]:
    yield from ("id", "kind", "score")
    yield from (f"{side}_{key}" for side in "ab" for key in SIDES)
    yield from ("spans", "words", "containment_a", "containment_b", "credited", "text")
    yield from ("differences", "speakers", "why", "cluster", "verdict", "note")


def _match_cells(record: Record) -> Iterator[object]:
    yield from (record["id"], record["kind"], record["score"])
    yield from (record[side].get(key) for side in "ab" for key in SIDES)
    yield " ".join(_span(span) for span in record["spans"])
    for key in ("words", "containment_a", "containment_b", "credited", "text"):
        yield record[key]
    yield "; ".join(" / ".join(pair) for pair in record["differences"])
    yield " / ".join(record["speakers"] or ())
    yield from (record[key] for key in ("why", "cluster", "verdict", "note"))


def _span(span: Record) -> str:
    return "{a_start}-{a_end}:{b_start}-{b_end}".format(**span)


def _match_schema() -> pa.Schema:
    """The columns of a match."""
    import pyarrow as pa

    text, whole, real = pa.string(), pa.int64(), pa.float64()
    numbers = ("paragraph", "line", "start", "end")
    side = pa.struct([(key, whole if key in numbers else text) for key in SIDES])
    edges = ("a_start", "a_end", "b_start", "b_end")
    fields = [
        *(("id", text), ("kind", text), ("score", real), ("a", side), ("b", side)),
        ("spans", pa.list_(pa.struct([(edge, whole) for edge in edges]))),
        *(("words", whole), ("containment_a", real), ("containment_b", real)),
        *(("credited", text), ("text", text), ("differences", pa.list_(pa.list_(text)))),
        ("speakers", pa.list_(text)),
        *(("why", text), ("cluster", text), ("verdict", text), ("note", text)),
    ]
    return pa.schema(fields)


MATCHES = Layout(_match_columns, _match_cells, _match_schema)


def _pair_columns() -> Iterator[str]:
    yield from (f"{side}_{key}" for side in "ab" for key in OF_PAIRS)
    yield from ("matches", "earlier")


def _pair_cells(record: Record) -> Iterator[object]:
    yield from (record[side][key] for side in "ab" for key in OF_PAIRS)
    yield from (record["matches"], record["earlier"])


def _pair_schema() -> pa.Schema:
    """The columns of a pair of articles."""
    import pyarrow as pa

    kinds = {"words": pa.int64(), "shared_words": pa.int64(), "share": pa.float64()}
    side = pa.struct([(key, kinds.get(key, pa.string())) for key in OF_PAIRS])
    return pa.schema([("a", side), ("b", side), ("matches", pa.int64()), ("earlier", pa.string())])


PAIRS = Layout(_pair_columns, _pair_cells, _pair_schema)
