"""Tables as Parquet files in a folder, joined by DuckDB within a limit of memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.corpus.engines.duckdb.sink import Sink
from cleaner.corpus.engines.engine import Stage
from cleaner.corpus.engines.settings import ROWS, Settings
from cleaner.corpus.engines.tables import schema

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 122_880
"""Rows of a table that lie together, unless fewer are wanted: what DuckDB takes at once."""


class Store:
    """An engine (`engine.Engine`) whose tables lie in a folder.

    Args:
        folder: where tables and what does not fit in memory lie; it exists.
        memory: bytes that DuckDB may take.
        threads: how many cores it uses; None for all.
    """

    def __init__(self, folder: Path, *, memory: int, threads: int | None = None) -> None:
        import duckdb

        self.folder = folder
        config: dict[str, Any] = {
            "memory_limit": f"{memory}B",
            "temp_directory": str(folder / "spill"),
            "preserve_insertion_order": False,
        }
        if threads:
            config["threads"] = threads
        self._base = duckdb.connect(":memory:", config=config)

    def close(self) -> None:
        """Give up the memory; the tables stay."""
        self._base.close()

    def path(self, name: str) -> Path:
        """The file of a table."""
        return self.folder / f"{name}.parquet"

    def table(self, name: str, sql: str, /, *, rows: int = GROUP) -> None:
        """Make the table of a statement; so many rows lie together."""
        unfinished = self.path(name).with_suffix(".unfinished")
        form = f"FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE {rows}"
        self._base.execute(f"COPY ({sql}) TO '{_quoted(unfinished)}' ({form})").fetchall()
        unfinished.replace(self.path(name))
        self.show(name)

    def mapped(self, name: str, feeds: Sequence[str], stage: Stage, settings: Settings, /) -> None:
        """Make the table that a map stage gives for the rows of statements, one after the other."""
        batches = (stage(batch, settings) for feed in feeds for batch in self.batches(feed))
        self.filled(name, batches)

    def filled(self, name: str, batches: Iterable[pa.RecordBatch], *, rows: int = GROUP) -> None:
        """Make a table of batches; so many rows lie together at most."""
        sink = Sink(self.path(name), schema(name), rows=rows)
        for batch in batches:
            sink.add(batch)
        sink.close()
        self.show(name)

    def batches(self, sql: str, rows: int = ROWS) -> Iterator[pa.RecordBatch]:
        """The rows of a statement."""
        with self._base.cursor() as cursor:
            yield from cursor.sql(sql).to_arrow_reader(rows)

    def number(self, sql: str, /) -> int:
        """The one whole number that a statement gives; 0 for nothing."""
        rows = self._base.execute(sql).fetchall()
        return int(rows[0][0] or 0) if rows else 0

    def rename(self, name: str, new: str) -> None:
        """Give a table another name."""
        self.path(name).replace(self.path(new))
        self.drop(name)
        self.show(new)

    def drop(self, name: str, /) -> None:
        """Give up a table that is asked no more."""
        self._base.execute(f'DROP VIEW IF EXISTS "{name}"').fetchall()
        self.path(name).unlink(missing_ok=True)

    def show(self, name: str) -> None:
        """Let statements see a table whose file is there."""
        rows = self._base.read_parquet(str(self.path(name)))
        rows.create_view(name, replace=True)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
