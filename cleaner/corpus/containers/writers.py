"""What came of batches, to the file of a shard."""

from __future__ import annotations

from typing import Protocol

from cleaner.corpus.cells import BOM, Head
from cleaner.corpus.containers.hashed import Hashed, Written
from cleaner.corpus.containers.kinds import Packing
from cleaner.corpus.containers.packing.pack import packer
from cleaner.corpus.records.batch import Done
from cleaner.corpus.stores.drafts import Draft
from cleaner.model import InputError


class Writer(Protocol):
    """Writes one shard; it is seen when it is closed."""

    def add(self, done: Done) -> None:
        """The records of a batch, after those before.

        Raises:
            StoreError: they cannot be written; nothing is left behind.
            InputError: they do not fit those before.
        """

    def close(self) -> Written:
        """The shard is whole."""

    def discard(self) -> None:
        """Nothing is left behind."""


def shard_writer(form: str, packing: Packing, draft: Draft) -> Writer:
    """A writer of JSON Lines or of delimited text, packed or not, or of Parquet."""
    if form == "parquet":
        from cleaner.corpus.containers.tables.write import TableWriter

        return TableWriter(Hashed(draft))
    if form in ("csv", "tsv"):
        return RowWriter(Hashed(draft), packing)
    return LineWriter(Hashed(draft), packing)


def suffix_of(form: str, packing: Packing) -> str:
    """How the name of such a file ends."""
    return ".parquet" if form == "parquet" else f".{form}{'.' if packing else ''}{packing}"


class LineWriter:
    """Lines, each with a line feed."""

    def __init__(self, out: Hashed, packing: Packing) -> None:
        self._out = out
        self._packer = packer(packing)
        self._records = 0

    def add(self, done: Done) -> None:
        """As of `Writer`."""
        self._add(self._rows_of(done))

    def close(self) -> Written:
        """As of `Writer`."""
        self._write(self._packer.flush())
        return self._out.done(self._records)

    def discard(self) -> None:
        """As of `Writer`."""
        self._out.discard()

    def _rows_of(self, done: Done) -> tuple[bytes, ...]:
        """Its records as lines."""
        if isinstance(done.rows, bytes):
            from cleaner.corpus.containers.tables.lines import lines_of

            return tuple(lines_of(done.rows))
        if done.head is not None:
            from cleaner.corpus.records.cell_rows import line_of

            return tuple(line_of(row, done.head) for row in done.rows)
        return done.rows

    def _add(self, rows: tuple[bytes, ...]) -> None:
        if rows:
            self._records += len(rows)
            self._write(self._packer.compress(b"\n".join((*rows, b""))))

    def _write(self, data: bytes) -> None:
        if data:
            self._out.write(data)


class RowWriter(LineWriter):
    """Rows of cells below one header."""

    def __init__(self, out: Hashed, packing: Packing) -> None:
        super().__init__(out, packing)
        self._head: Head | None = None

    def add(self, done: Done) -> None:
        """As of `Writer`."""
        if done.head is None:
            super().add(done)
            return
        if self._head is None:
            self._head = done.head
            self._write(self._packer.compress(f"{done.head.line}\n".encode()))
        elif done.head.line.strip(_ENDS) != self._head.line.strip(_ENDS):
            raise InputError(f"other columns than before: {_difference(self._head, done.head)}")
        self._add(self._rows_of(done))

    def _rows_of(self, done: Done) -> tuple[bytes, ...]:
        """Its records as they stand.

        Raises:
            InputError: they are no rows of cells.
        """
        if isinstance(done.rows, bytes):
            raise InputError("columns of Parquet do not go into delimited text; write a .jsonl")
        return done.rows


_ENDS = f"{BOM}\r"
"""What a header may have around its cells."""


def _difference(one: Head, other: Head) -> str:
    """The first name in which two headers differ, in words."""
    if one.comma != other.comma:
        return f"its cells are parted by {other.comma!r}, were by {one.comma!r}"
    new = [name for name in other.names if name not in one.names]
    missing = [name for name in one.names if name not in other.names]
    if new:
        return f"{new[0]!r} is new"
    return f"{missing[0]!r} is missing" if missing else "they stand in another order"
