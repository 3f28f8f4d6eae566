"""Articles on their way to disk: none is held longer than a batch of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.corpus.articles.settled import Labels, Passed, settled
from cleaner.corpus.engines.duckdb.explained import explained
from cleaner.corpus.engines.duckdb.sink import Sink
from cleaner.corpus.engines.duckdb.store import Store
from cleaner.corpus.engines.raw import RawRows
from cleaner.corpus.engines.tables import schema
from cleaner.corpus.errors import EngineError
from cleaner.corpus.problems import Problems
from cleaner.model import InputError
from cleaner.overlap.records import Article

if TYPE_CHECKING:
    import pyarrow as pa

_UNSETTLED = """
SELECT count(*) - count(DISTINCT id) + count(CASE WHEN outlet_name = '' THEN 1 END) FROM read
"""


class Spool:
    """Makes the table ``raw`` of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows = RawRows()
        self._sink = Sink(store.path("read"), schema("raw"))

    def add(self, article: Article) -> None:
        """Take an article.

        Raises:
            EngineError: the disk is full, or a text holds half a surrogate pair: with one article
                all of its batch would be lost.
        """
        try:
            for batch in self._rows.added(article):
                with explained(self._store.folder):
                    self._sink.add(batch)
        except InputError as error:
            raise EngineError(str(error)) from None

    def settle(self, read: Passed, problems: Problems) -> int:
        """Finish the table, every article with an outlet and an id of its own; how many there are.

        Only where labels change are all of them held.

        Raises:
            EngineError: memory does not suffice, or the disk is full.
        """
        with explained(self._store.folder):
            for batch in self._rows.rest():
                self._sink.add(batch)
            self._sink.close()
            return self._settled(read, problems)

    def _settled(self, read: Passed, problems: Problems) -> int:
        store = self._store
        store.show("read")
        if store.number(_UNSETTLED):
            store.filled("settled", [_labels(settled(self._labels(), read, problems))])
            store.table("raw", _SETTLED)
            store.drop("settled")
            store.drop("read")
        else:
            store.rename("read", "raw")
        return store.number("SELECT count(*) FROM raw")

    def _labels(self) -> Labels:
        labels = Labels([], [])
        for batch in self._store.batches("SELECT id, outlet_name FROM read ORDER BY record"):
            for column, values in zip(labels, batch.columns, strict=True):
                column.extend(values.to_pylist())
        return labels


_SETTLED = """
SELECT r.* EXCLUDE (id, outlet_name), s.id, s.outlet_name
FROM read AS r
JOIN settled AS s ON r.record = s.record
"""


def _labels(labels: Labels) -> pa.RecordBatch:
    import pyarrow as pa

    columns = [range(len(labels.ids)), labels.ids, labels.outlets]
    kinds = schema("settled")
    arrays = [pa.array(column, kind) for column, kind in zip(columns, kinds.types, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=kinds)
