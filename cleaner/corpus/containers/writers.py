"""What came of batches, to the file of a shard."""

from __future__ import annotations

from typing import Protocol

from cleaner.corpus.containers.hashed import Hashed, Written
from cleaner.corpus.containers.kinds import Packing
from cleaner.corpus.containers.pack import packer
from cleaner.corpus.records.batch import Done
from cleaner.corpus.stores.drafts import Draft


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
    """A writer of JSON Lines, packed or not, or of Parquet."""
    if form == "parquet":
        from cleaner.corpus.containers.write_table import TableWriter

        return TableWriter(Hashed(draft))
    return LineWriter(Hashed(draft), packing)


def suffix_of(form: str, packing: Packing) -> str:
    """How the name of such a file ends."""
    return ".parquet" if form == "parquet" else f".jsonl{'.' if packing else ''}{packing}"


class LineWriter:
    """Lines, each with a line feed."""

    def __init__(self, out: Hashed, packing: Packing) -> None:
        self._out = out
        self._packer = packer(packing)
        self._records = 0

    def add(self, done: Done) -> None:
        """As of `Writer`."""
        rows = done.rows if isinstance(done.rows, tuple) else _lines_of(done.rows)
        if rows:
            self._records += len(rows)
            self._write(self._packer.compress(b"\n".join((*rows, b""))))

    def close(self) -> Written:
        """As of `Writer`."""
        self._write(self._packer.flush())
        return self._out.done(self._records)

    def discard(self) -> None:
        """As of `Writer`."""
        self._out.discard()

    def _write(self, data: bytes) -> None:
        if data:
            self._out.write(data)


def _lines_of(rows: bytes) -> tuple[bytes, ...]:
    from cleaner.corpus.containers.table_lines import lines_of

    return tuple(lines_of(rows))
