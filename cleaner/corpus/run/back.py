"""Cleaned records to what they were: a file at a time, record by record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from cleaner.corpus.containers.kinds import Kind
from cleaner.corpus.containers.many import batches
from cleaner.corpus.containers.writers import Writer
from cleaner.corpus.records.again import put_back
from cleaner.corpus.records.arrow import received, sent, values_of
from cleaner.corpus.records.batch import Batch, Done, Failed
from cleaner.corpus.records.lines import restored_line
from cleaner.corpus.records.recipe import FACTS, prefix_in
from cleaner.corpus.records.schema import before, was_added
from cleaner.corpus.records.tally import Tally
from cleaner.corpus.run.plan import Source
from cleaner.model import InputError

if TYPE_CHECKING:
    import pyarrow as pa

Tell = Callable[[Failed], None]


def restore_source(source: Source, writer: Writer, out: str, tell: Tell) -> None:
    """Write the records of a file as they were; those that cannot be put back are told.

    Args:
        source: lines or a table of cleaned records.
        writer: where the records go; it is left open.
        out: the field of the article.
        tell: hears of records that were changed since they were cleaned, or never were.

    Raises:
        InputError: the file cannot be read on, or holds no cleaned records.
        StoreError: they cannot be written.
    """
    table: Table | None = None
    with batches(source.held, source.kind.form) as reading:
        for batch in reading:
            if isinstance(batch, Failed):
                tell(batch)
                continue
            if isinstance(batch.rows, bytes):
                table = table or Table(source, received(batch.rows).schema, out)
                done = table.restored(batch)
            else:
                done = _restored_lines(batch, out)
            for failed in done.failed:
                tell(failed)
            writer.add(done)


def kind_back(kind: Kind) -> bool:
    """Whether cleaned records lie in such a container."""
    return kind.form in ("jsonl", "parquet")


def _restored_lines(batch: Batch, out: str) -> Done:
    rows: list[bytes] = []
    failed: list[Failed] = []
    for number, row in zip(batch.numbers, batch.rows, strict=True):
        try:
            rows.append(restored_line(row, out))  # type: ignore[arg-type]
        except InputError as error:
            failed.append(Failed(number, str(error)))
    return Done(tuple(rows), tuple(failed), Tally())


class Table:
    """The columns of a table of cleaned records, and which of them cleaning has added."""

    def __init__(self, source: Source, schema: pa.Schema, out: str) -> None:
        names = schema.names
        prefix = prefix_in(names)
        if prefix is None:
            wanted = ", ".join(FACTS)
            raise InputError(
                f"{source.name}: no cleaned records: the columns {wanted} are not all there"
            )
        self._out, self._prefix = out, prefix
        self._added = {self._prefix + name for name in FACTS}
        if out in names and _is_new(source, schema, out, prefix):
            self._added.add(out)

    def restored(self, batch: Batch) -> Done:
        """The rows of a batch as they were."""
        table = received(batch.rows)  # type: ignore[arg-type]
        failed: list[Failed] = []
        if self._out in table.schema.names and self._out not in self._added:
            table, failed = self._put_back(table, batch.numbers)
        names = [name for name in table.schema.names if name not in self._added]
        return Done(sent(table.select(names)), tuple(failed), Tally())

    def _put_back(
        self, table: pa.RecordBatch, numbers: Sequence[int]
    ) -> tuple[pa.RecordBatch, list[Failed]]:
        """The article's column as it was, without the rows of which it is not known.

        Where a row was read from another column, nothing stood in this one.
        """
        import pyarrow as pa

        columns = [self._out, self._prefix + FACTS[0], self._prefix + FACTS[-1]]
        texts: list[Any] = []
        failed: list[Failed] = []
        rows = zip(*(values_of(table.column(name)) for name in columns), strict=True)
        for number, (text, removed, source) in zip(numbers, rows, strict=True):
            known = text if source is None else None
            try:
                texts.append(put_back(text, removed) if source == self._out else known)
            except InputError as error:
                texts.append(None)
                failed.append(Failed(number, str(error)))
        at = table.schema.get_field_index(self._out)
        field = before(table.schema.field(at))
        null = pa.types.is_null(field.type)
        column = pa.nulls(len(texts)) if null else pa.array(texts, field.type)
        table = table.set_column(at, field, column)
        bad = {each.number for each in failed}
        stays = pa.array([number not in bad for number in numbers], pa.bool_())
        return table.filter(stays), failed


def _is_new(source: Source, schema: pa.Schema, out: str, prefix: str) -> bool:
    """Whether the articles' column was added to the table."""
    if was_added(schema.field(prefix + FACTS[0])):
        return was_added(schema.field(out))
    # Written by a tool that keeps no metadata: it was added last, before the facts, and is read
    # from in no row.
    at = schema.get_field_index(out)
    beside = schema.names[at + 1 : at + 2] == [prefix + FACTS[0]]
    return beside and _read_elsewhere(source, prefix + FACTS[-1], out)


def _read_elsewhere(source: Source, column: str, out: str) -> bool:
    """Whether articles were made of other fields, and none of their own."""
    import pyarrow.compute as pc

    from cleaner.corpus.containers.parquet import parquet_file

    elsewhere = False
    with parquet_file(source.held) as file:
        for batch in file.iter_batches(columns=[column]):
            named = batch.column(0).drop_null()
            if pc.any(pc.equal(named, out)).as_py():
                return False
            elsewhere |= len(named) > 0
    return elsewhere
