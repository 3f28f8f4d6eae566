"""Tables as frames that executors keep; joined by Spark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial, reduce
from typing import TYPE_CHECKING
from uuid import uuid4

from cleaner.corpus.engines.engine import Stage
from cleaner.corpus.engines.settings import ROWS, Settings
from cleaner.corpus.engines.spark.frames import mapped, spark_schema
from cleaner.corpus.engines.tables import schema

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

GUESS = 1024
"""Bits that the guessed size of a table may have."""


class Store:
    """An engine (`engine.Engine`) whose tables are views of a session of its own.

    Each table is worked out once, at its time.  It is kept by two executors, in memory or on disk,
    so that one that dies takes nothing with it; or as Parquet files in a folder, which outlive all.

    Args:
        session: whose cluster does the work; its own views are neither seen nor changed.
        folder: where tables lie, a path or URL that every machine reaches; what is written there
            stays.  None for the executors.
    """

    def __init__(self, session: SparkSession, folder: str | None = None) -> None:
        self._callers, self._folder = session, folder
        self._session = session.newSession()
        for name, value in session.conf.getAll.items():
            if session.conf.isModifiable(name):
                self._session.conf.set(name, value)

    def filled(self, name: str, frame: DataFrame) -> None:
        """Make a table of a frame of the caller's session."""
        self._keep(name, _carried(frame, self._session))

    def table(self, name: str, sql: str, /) -> None:
        """Make the table of a statement."""
        self._keep(name, self._session.sql(sql))

    def mapped(self, name: str, feeds: Sequence[str], stage: Stage, settings: Settings, /) -> None:
        """Make the table that a map stage gives for the rows of statements."""
        rows = reduce(lambda one, other: one.union(other), map(self._session.sql, feeds))
        made = mapped(rows, partial(_staged, stage, settings), spark_schema(schema(name)))
        self._keep(name, made)

    def number(self, sql: str, /) -> int:
        """The one whole number that a statement gives; 0 for nothing."""
        row = self._session.sql(sql).first()
        return int(row[0] or 0) if row else 0

    def drop(self, name: str, /) -> None:
        """Give up a table that is asked no more; executors are rid of it when nobody holds it."""
        self._session.catalog.dropTempView(name)

    def given(self, sql: str) -> DataFrame:
        """The rows of a statement, as a frame of the caller's session."""
        return _carried(self._session.sql(sql), self._callers)

    def _keep(self, name: str, frame: DataFrame) -> None:
        self._kept(name, frame).createOrReplaceTempView(name)

    def _kept(self, name: str, frame: DataFrame) -> DataFrame:
        from pyspark import StorageLevel

        if self._folder is None:
            kept = frame.localCheckpoint(eager=True, storageLevel=StorageLevel.MEMORY_AND_DISK_2)
            return _forgetful(kept)
        place = f"{self._folder.rstrip('/')}/{name}"
        frame.write.mode("overwrite").parquet(place)
        return self._session.read.schema(frame.schema).parquet(place)


def _staged(
    stage: Stage, settings: Settings, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """On a worker: what a map stage gives, a few rows at a time."""
    for batch in batches:
        for at in range(0, len(batch), ROWS):
            yield stage(batch.slice(at, ROWS), settings)


def _forgetful(frame: DataFrame) -> DataFrame:
    """A frame that was kept, without what Spark guessed of its size where that is far too much.

    Each join multiplies the guesses for its sides, and what is kept keeps its guess: where joins
    follow on joins, the driver would soon multiply numbers of millions of digits.
    """
    from pyspark.sql import DataFrame

    query = frame._jdf.queryExecution()  # noqa: SLF001 – Python has no door to guesses
    if query.optimizedPlan().stats().sizeInBytes().bit_length() <= GUESS:
        return frame
    session = frame.sparkSession
    make = session._jsparkSession.internalCreateDataFrame  # noqa: SLF001
    return DataFrame(make(query.toRdd(), query.analyzed().schema(), False), session)


def _carried(frame: DataFrame, session: SparkSession) -> DataFrame:
    """The same frame in another session of the same cluster."""
    name = f"cleaner_{uuid4().hex}"
    frame.createGlobalTempView(name)
    try:
        return session.table(f"global_temp.{name}")
    finally:
        session.catalog.dropGlobalTempView(name)
