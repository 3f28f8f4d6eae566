"""Cleaned records to what they were: a file at a time, record by record."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.corpus.cells import Head
from cleaner.corpus.containers.kinds import Kind
from cleaner.corpus.containers.limits import Limits
from cleaner.corpus.containers.many import batches
from cleaner.corpus.containers.writers import Writer
from cleaner.corpus.records.arrow import received, sent, some_rows, values_of
from cleaner.corpus.records.batch import Batch, Done, Failed
from cleaner.corpus.records.cell_rows import restored_head, restored_row
from cleaner.corpus.records.lines import restored_line
from cleaner.corpus.records.recipe import NEEDED, Recipe, prefix_in
from cleaner.corpus.records.restore import restored_text
from cleaner.corpus.records.schema import before, was_added
from cleaner.corpus.records.tally import Tally
from cleaner.corpus.run.plan import Source, form_out
from cleaner.model import InputError

if TYPE_CHECKING:
    import pyarrow as pa

Tell = Callable[[Failed], None]

Lost = tuple[tuple[int, bytes | None], ...]
"""Records that failed when a shard was cleaned, in order: the place of each in it, from 0, and its
bytes, where they were kept."""


LIMITS = Limits(record=1 << 30)
"""A cleaned record may be many times what it was: each piece that went has its reason beside it."""


class Back(NamedTuple):
    """How records are put back.

    Attributes:
        out: the field of the article.
        limits: what is too big.
        lost: records that go between those of the file.
    """

    out: str
    limits: Limits = LIMITS
    lost: Lost = ()


def restore_source(source: Source, writer: Writer, back: Back, tell: Tell) -> None:
    """Write the records of a file as they were; those that cannot be put back are told.

    Args:
        source: lines or a table of cleaned records.
        writer: where the records go; it is left open.
        back: how they are put back.
        tell: hears of records that were changed since they were cleaned, or never were.

    Raises:
        InputError: the file cannot be read on, or holds no cleaned records.
        StoreError: they cannot be written.
    """
    table: Table | None = None
    gaps = Gaps(back.lost)
    with batches(source.held, source.kind.form, back.limits) as reading:
        for batch in reading:
            if isinstance(batch, Failed):
                tell(batch)
                _add_lines(writer, gaps.filled([None]))
                continue
            if isinstance(batch.rows, bytes):
                table = table or Table(source, received(batch.rows).schema, back.out)
                done = table.restored(batch)
            else:
                done = _restored_lines(batch, back.out, gaps)
            for failed in done.failed:
                tell(failed)
            writer.add(done)
    _add_lines(writer, gaps.filled([]))


def _add_lines(writer: Writer, rows: tuple[bytes, ...]) -> None:
    if rows:
        writer.add(Done(rows, (), Tally()))


class Gaps:
    """Where records are lacking between those of a shard, and what stood there."""

    def __init__(self, lost: Lost) -> None:
        self._lost = deque(lost)
        self._at = 0

    def filled(self, rows: Sequence[bytes | None]) -> tuple[bytes, ...]:
        """The next rows of the shard with those before, between and right behind them.

        None is a row that is there, but cannot be put back.
        """
        return tuple(row for row in self._all(rows) if row is not None)

    def _all(self, rows: Sequence[bytes | None]) -> Iterator[bytes | None]:
        yield from self._due()
        for row in rows:
            yield row
            self._at += 1
            yield from self._due()

    def _due(self) -> Iterator[bytes | None]:
        while self._lost and self._lost[0][0] <= self._at:
            yield self._lost.popleft()[1]
            self._at += 1


def kind_back(kind: Kind) -> bool:
    """Whether cleaned records lie in such a container."""
    return form_out(kind) == kind.form


def _restored_lines(batch: Batch, out: str, gaps: Gaps) -> Done:
    """Lines of JSON, or rows of cells below their header, as they were.

    Raises:
        InputError: the header is that of no cleaned records.
    """
    head = batch.head and restored_head(batch.head, out)
    rows: list[bytes | None] = []
    failed: list[Failed] = []
    for number, row in zip(batch.numbers, batch.rows, strict=True):
        try:
            rows.append(_restored(row, batch.head, out))  # type: ignore[arg-type]
        except InputError as error:
            rows.append(None)
            failed.append(Failed(number, str(error)))
    return Done(gaps.filled(rows), tuple(failed), Tally(), head)


def _restored(row: bytes, head: Head | None, out: str) -> bytes:
    return restored_line(row, out) if head is None else restored_row(row, head, out)


class Table:
    """The columns of a table of cleaned records, and which of them cleaning has added."""

    def __init__(self, source: Source, schema: pa.Schema, out: str) -> None:
        names = schema.names
        prefix = prefix_in(names)
        if prefix is None or not all(prefix + name in names for name in NEEDED):
            wanted = ", ".join(NEEDED)
            raise InputError(
                f"{source.name}: no cleaned records: the columns {wanted} are not all there"
            )
        if out not in names:
            raise InputError(
                f"{source.name}: no column {out!r} with the article; name it with --out-field"
            )
        self._recipe = Recipe(out=out, prefix=prefix)
        self._added = set(self._recipe.facts)
        if _is_new(source, schema, self._recipe):
            self._added.add(out)

    def restored(self, batch: Batch) -> Done:
        """The rows of a batch as they were."""
        table, failed = self._put_back(received(batch.rows), batch.numbers)  # type: ignore[arg-type]
        names = [name for name in table.schema.names if name not in self._added]
        return Done(sent(table.select(names)), tuple(failed), Tally())

    def _put_back(
        self, table: pa.RecordBatch, numbers: Sequence[int]
    ) -> tuple[pa.RecordBatch, list[Failed]]:
        """The article's column as it was, without the rows of which it is not known."""
        import pyarrow as pa

        texts: list[Any] = []
        failed: list[Failed] = []
        for number, row in zip(numbers, self._rows(table), strict=True):
            try:
                texts.append(restored_text(row, self._recipe))
            except InputError as error:
                texts.append(None)
                failed.append(Failed(number, str(error)))
        if self._recipe.out not in self._added:
            at = table.schema.get_field_index(self._recipe.out)
            field = before(table.schema.field(at))
            null = pa.types.is_null(field.type)
            column = pa.nulls(len(texts)) if null else pa.array(texts, field.type)
            table = table.set_column(at, field, column)
        bad = {each.number for each in failed}
        return some_rows(table, [number not in bad for number in numbers]), failed

    def _rows(self, table: pa.RecordBatch) -> Iterator[dict[str, Any]]:
        """The article and the facts of row after row."""
        wanted = (self._recipe.out, *self._recipe.facts)
        names = [name for name in wanted if name in table.schema.names]
        for values in zip(*(values_of(table.column(name)) for name in names), strict=True):
            yield dict(zip(names, values, strict=True))


def _is_new(source: Source, schema: pa.Schema, recipe: Recipe) -> bool:
    """Whether the articles' column was added to the table, and is read from in no row."""
    if was_added(schema.field(recipe.removed)):
        return was_added(schema.field(recipe.out)) and True not in _read_from(source, recipe)
    # Written by a tool that keeps no metadata: it was added last, before the facts.
    at = schema.get_field_index(recipe.out)
    beside = schema.names[at + 1 : at + 2] == [recipe.removed]
    return beside and _read_from(source, recipe) == {False}


def _read_from(source: Source, recipe: Recipe) -> set[bool]:
    """Of texts that were found, whether they stood in the article's own column, or elsewhere."""
    import pyarrow.compute as pc

    from cleaner.corpus.containers.tables.parquet import parquet_file

    seen: set[bool] = set()
    with parquet_file(source.held) as file:
        for batch in file.iter_batches(columns=[recipe.source]):
            named = pc.unique(batch.column(0).drop_null())
            seen |= {name == recipe.out for name in values_of(named)}
    return seen
