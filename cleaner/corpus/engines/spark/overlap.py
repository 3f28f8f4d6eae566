"""What articles share, over a frame of any size: the joins of every engine, on a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cleaner.corpus.engines.settings import Settings
from cleaner.corpus.engines.spark.articles import articles_of
from cleaner.corpus.engines.spark.store import Store
from cleaner.corpus.engines.steps import overlap_steps
from cleaner.corpus.fields import FieldNames
from cleaner.model import InputError, Options
from cleaner.overlap.progress import silent
from cleaner.overlap.records import OverlapOptions

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

RECORD = (
    *("id", "kind", "score", "a", "b", "spans", "words", "containment_a", "containment_b"),
    *("credited", "text", "differences", "speakers", "why", "cluster"),
)
"""The columns of matches: the fields of ``clean overlap --to jsonl``."""


class Overlaps(NamedTuple):
    """What was found.

    Attributes:
        matches: a row a match, with the fields of ``clean overlap --to jsonl``, strongest first.
        failed: rows that are no articles, with their ``id`` and why (``error``).
    """

    matches: DataFrame
    failed: DataFrame


def overlap(
    df: DataFrame,
    *,
    fields: FieldNames | None = None,
    options: OverlapOptions | None = None,
    cleaning: Options | Literal["raw"] | None = None,
    folder: str | None = None,
) -> Overlaps:
    """The passages that articles of different outlets share; what ``clean overlap`` finds.

    Args:
        df: an article a row, or a paragraph.
        fields: the columns with id, text, outlet, date and title; else likely ones are tried.
            Ids are different; a row without an outlet is an outlet of its own.
        options: how to compare.
        cleaning: how articles are cleaned before they are compared; ``"raw"`` for not at all.
        folder: where intermediate tables lie, a path or URL that every machine reaches; what is
            written there stays, and is yours to delete.  Without it two executors keep each, so
            that the loss of one does no harm.

    Raises:
        InputError: no column can be the id or was named and is not there; two rows have one id.
        RuleError: a rule file does not hold.
    """
    from cleaner.overlap.tokens import sampling

    options = options or OverlapOptions()
    read = articles_of(
        df, fields or FieldNames(), None if cleaning == "raw" else cleaning or Options()
    )
    store = Store(df.sparkSession, folder)
    try:
        store.filled("read", read)
        store.table("raw", "SELECT * FROM read WHERE error IS NULL")
        every = sampling(store.number("SELECT sum(signs) FROM raw"))
        overlap_steps(store, Settings(options=options, every=every), silent)
    except ValueError as error:
        raise InputError(str(error)) from None
    order = "ordered DESC, shared DESC, one, other"
    matches = store.given(f"SELECT {', '.join(RECORD)} FROM matches ORDER BY {order}")  # noqa: S608
    failed = store.given("SELECT id, error FROM read WHERE error IS NOT NULL")
    return Overlaps(matches, failed)
