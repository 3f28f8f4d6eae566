"""A table of Parquet without some rows, and with less text in others; and the whole of it again."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cleaner.corpus.containers.held import Held
from cleaner.corpus.containers.tables.parquet import columns_of, parquet_file
from cleaner.corpus.drop.cuts import Cut, cuts_of, without
from cleaner.corpus.drop.notes import notes_of
from cleaner.corpus.drop.rest import Losses, Rest
from cleaner.corpus.drop.tables import (
    codec_of,
    stream,
    with_rows,
    with_texts,
    without_rows,
    written,
)
from cleaner.corpus.fields import FieldNames
from cleaner.corpus.records.arrow import picked
from cleaner.model import AuditError, Source
from cleaner.overlap.records import Article

if TYPE_CHECKING:
    import pyarrow as pa

Piece = tuple[int, str]
"""Where a piece of text stood, and what it is."""


def rest_of_table(
    held: Held, losses: Losses, names: FieldNames, articles: Sequence[Article]
) -> Rest:
    """The table without the rows that go whole, and without the pieces that others lose.

    Raises:
        InputError: it cannot be read to its end.
    """
    raw = held.read()
    with parquet_file(held) as file:
        table, codec = file.read(), codec_of(file)
    cuts = {number - 1: cuts_of(loss) for number, loss in losses.items()}
    gone = sorted(number - 1 for number, loss in losses.items() if loss.whole)
    less = {row: cuts[row] for row in cuts.keys() - gone if cuts[row]}
    paths = {row: _path(table, row, names) for row in less}
    texts = {row: without(losses[row + 1].article.text, pieces) for row, pieces in less.items()}
    data = written(without_rows(with_texts(table, texts, paths), gone), codec)
    source = Source(sha256=hashlib.sha256(raw).hexdigest(), size=len(raw))
    notes = [
        {**note, "row": number}
        for number, loss in sorted(losses.items())
        for note in notes_of(loss.article.text, cuts[number - 1], articles)
    ]
    kept = {
        "rows": table.num_rows,
        "codec": codec,
        "gone": gone,
        "data": b64encode(stream(picked(table, gone))).decode("ascii"),
        "texts": [[row, list(paths[row]), _pieces(less[row])] for row in sorted(less)],
    }
    return Rest(data, data, source, notes, {"media": "parquet", "table": kept})


def table_again(output: bytes, kept: Mapping[str, Any], *, name: str) -> bytes:
    """The table with all its rows and texts: the same values, if not the same bytes.

    Raises:
        AuditError: the audit was changed.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(pa.BufferReader(output))
        back = pa.ipc.open_stream(b64decode(kept["data"])).read_all()
        whole = with_rows(table, back, list(kept["gone"]))
        paths = {int(row): tuple(path) for row, path, _ in kept["texts"]}
        texts = {
            int(row): _longer(_value(whole, int(row), paths[int(row)]), pieces)
            for row, _, pieces in kept["texts"]
        }
        if whole.num_rows != kept["rows"]:
            raise AuditError(f"{name}: the audit was changed; rows are missing")
        return written(with_texts(whole, texts, paths), str(kept["codec"]))
    except (pa.ArrowException, KeyError, TypeError, ValueError, IndexError) as error:
        what = str(error).partition("\n")[0]
        raise AuditError(
            f"{name}: the audit was changed; it does not give it back: {what}"
        ) from None


def _path(table: pa.Table, row: int, names: FieldNames) -> tuple[str, ...]:
    values = {name: table.column(name)[row].as_py() for name in _tops(table, names)}
    return names.text_path(values) or ()


def _tops(table: pa.Table, names: FieldNames) -> list[str]:
    return columns_of(table.schema.names, (*names.tried("text"), *names.tried("html")))


def _value(table: pa.Table, row: int, path: Sequence[str]) -> str:
    value = table.column(path[0])[row].as_py()
    for part in path[1:]:
        value = value[part]
    return str(value)


def _pieces(cuts: Sequence[Cut]) -> list[Piece]:
    return [(cut.start, cut.loss.article.text[cut.start : cut.end]) for cut in cuts]


def _longer(text: str, pieces: Sequence[Sequence[Any]]) -> str:
    """The text with its pieces, each where it stood."""
    for start, piece in pieces:
        text = text[: int(start)] + str(piece) + text[int(start) :]
    return text
