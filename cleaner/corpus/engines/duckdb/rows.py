"""Records in a Parquet file as a sequence: read on as one goes, a group of rows at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    import pyarrow.parquet as pq

T = TypeVar("T")
Row = dict[str, Any]

HELD = 4
"""Groups of rows that are held for those who jump about."""


class Rows(Sequence[T], Generic[T]):
    """The rows of a file, each made into a record when it is asked for.

    Args:
        path: makes the file, when something is asked for the first time, and says where it is.
        make: makes a record of a row.
    """

    def __init__(self, path: Callable[[], Path], make: Callable[[Row], T]) -> None:
        self._path, self._make = path, make
        self._held: OrderedDict[int, list[Row]] = OrderedDict()

    @cached_property
    def _file(self) -> pq.ParquetFile:
        import pyarrow.parquet as pq

        return pq.ParquetFile(self._path())

    @cached_property
    def _stops(self) -> list[int]:
        """How many rows there are up to the end of each group."""
        groups = self._file.metadata
        sizes = (groups.row_group(number).num_rows for number in range(groups.num_row_groups))
        return list(accumulate(sizes))

    def __len__(self) -> int:
        return self._stops[-1] if self._stops else 0

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self.rows())

    def rows(self) -> Iterator[Row]:
        """The rows as they lie in the file."""
        for number in range(len(self._stops)):
            yield from self._read(number)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        group = bisect_right(self._stops, at)
        return self._make(self._group(group)[at - (self._stops[group - 1] if group else 0)])

    def _group(self, number: int) -> list[Row]:
        rows = self._held.pop(number, None) or self._read(number)
        self._held[number] = rows
        if len(self._held) > HELD:
            self._held.popitem(last=False)
        return rows

    def _read(self, number: int) -> list[Row]:
        rows: list[Row] = self._file.read_row_group(number).to_pylist()
        return rows
