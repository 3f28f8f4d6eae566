"""The door to Apache Spark: a column cleaned, what a frame of articles shares.

Needs ``pip install 'cleaner[spark]'`` on every machine, and Java 17 or newer.
"""

from __future__ import annotations

from cleaner.corpus.engines.spark.column import clean_column
from cleaner.corpus.engines.spark.overlap import Overlaps, overlap
from cleaner.corpus.fields import FieldNames
from cleaner.corpus.records.recipe import Recipe
from cleaner.model import InputError, Options, RuleError
from cleaner.overlap.records import OverlapOptions

__all__ = [
    "FieldNames",
    "InputError",
    "Options",
    "OverlapOptions",
    "Overlaps",
    "Recipe",
    "RuleError",
    "clean_column",
    "overlap",
]
