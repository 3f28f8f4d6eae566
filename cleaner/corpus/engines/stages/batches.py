"""What map stages have in common: batches of rows to passages and words, columns to batches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from cleaner.corpus.engines.tables import NAMES, schema
from cleaner.overlap.arrays import U64, Ints
from cleaner.overlap.pair.runs import Words
from cleaner.overlap.pair.same import Groups
from cleaner.overlap.passages import Passages
from cleaner.overlap.records import Article
from cleaner.overlap.tokens import Tokens

if TYPE_CHECKING:
    import pyarrow as pa


def whole(batch: pa.RecordBatch, name: str) -> Ints:
    """A column of whole numbers, none missing."""
    numbers: Ints = batch.column(name).to_numpy(zero_copy_only=False).astype(np.int64, copy=False)
    return numbers


def listed(batch: pa.RecordBatch, name: str) -> list[Any]:
    """A column as Python has it."""
    values: list[Any] = batch.column(name).to_pylist()
    return values


def made(table: str, columns: Mapping[str, Any]) -> pa.RecordBatch:
    """A batch of a table; columns by their names, arrays of other numbers are taken over."""
    import pyarrow as pa

    kinds = schema(table)
    arrays = []
    for field in kinds:
        column = columns[field.name]
        if isinstance(column, np.ndarray):
            column = pa.array(column)
        if not isinstance(column, pa.Array):
            arrays.append(pa.array(column, field.type))
        else:
            arrays.append(column.cast(field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=kinds)


def signed(hashes: U64) -> Ints:
    """Hashes as engines hold them."""
    return hashes.view(np.int64)


def alone(texts: Sequence[str]) -> Passages:
    """Passages each of which is an article of its own: places count from the passage's start."""
    count = len(texts)
    numbers = np.arange(count, dtype=np.int32)
    articles = [Article(id="", outlet="", text=text, paragraphs=(), kept=()) for text in texts]
    sizes = np.fromiter(map(len, texts), np.int64, count)
    none = np.zeros(count, np.int64)
    return Passages(articles, numbers, numbers * 0, numbers, numbers, none, sizes, ())


def all_of_them(tokens: Tokens) -> Words:
    """Words that all take part: no two passages of a batch are of one group."""
    numbers = np.arange(len(tokens.sizes))
    groups = Groups(
        numbers, numbers, numbers.astype(np.int32), numbers, np.arange(len(numbers) + 1)
    )
    return Words(tokens, groups, np.ones(len(tokens.key), bool))


def filters_of(names: Sequence[bytes]) -> U64:
    """Filters of names as `story` has them, a row each."""
    return np.frombuffer(b"".join(names), np.dtype("<u8")).reshape(-1, NAMES // 8)


def bytes_of(filters: U64) -> list[bytes]:
    """Filters of names as tables have them."""
    raw = filters.astype("<u8").tobytes()
    return [raw[at : at + NAMES] for at in range(0, len(raw), NAMES)]


class Sides:
    """The passages of a batch of pairs, each once, in their order."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        both = np.concatenate([whole(batch, "a"), whole(batch, "b")])
        self.numbers, self._at = np.unique(both, return_index=True)
        self.a, self.b = np.searchsorted(self.numbers, both).reshape(2, -1)
        self._batch = batch

    def column(self, name: str) -> list[Any]:
        """What the rows say of each passage, in columns ``<name>_a`` and ``<name>_b``."""
        import pyarrow as pa

        both = [self._batch.column(f"{name}_{side}") for side in "ab"]
        values: list[Any] = pa.chunked_array(both).take(pa.array(self._at)).to_pylist()
        return values
