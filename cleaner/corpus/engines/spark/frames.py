"""Frames of Spark: functions of Arrow batches over them, and their schemas in Arrow's words."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

Batches = Callable[[Iterator["pa.RecordBatch"]], Iterator["pa.RecordBatch"]]


def mapped(frame: DataFrame, function: Batches, schema: StructType) -> DataFrame:
    """What comes of the batches of a frame, partition by partition.

    Nothing goes through pandas here, so what Spark says of its version is no news.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support", FutureWarning)
        return frame.mapInArrow(function, schema)


def arrow_schema(schema: StructType) -> pa.Schema:
    """A schema of Spark in Arrow's words."""
    from pyspark.sql.pandas.types import to_arrow_schema

    return to_arrow_schema(schema)


def spark_schema(schema: pa.Schema) -> StructType:
    """A schema of Arrow in Spark's words."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)
