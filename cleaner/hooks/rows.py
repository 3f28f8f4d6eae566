"""Columns seen as records: a row is looked up only where somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from cleaner.model import InputError

Column = Sequence[Any]


class Row(Mapping[str, Any]):
    """One record of columns."""

    def __init__(self, columns: Mapping[str, Column], at: int) -> None:
        self._columns = columns
        self._at = at

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 – a record holds anything
        return self._columns[name][self._at]

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class Lazy(Mapping[str, Column]):
    """Columns that are turned into lists when they are first asked for.

    Raises:
        InputError: two have one name.
    """

    def __init__(self, names: Sequence[str], read: Callable[[str], list[Any]]) -> None:
        twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
        if twice is not None:
            raise InputError(f"two columns are called {twice!r}; rename one")
        self._names = dict.fromkeys(names)
        self._read = read
        self._known: dict[str, list[Any]] = {}

    def __getitem__(self, name: str) -> list[Any]:
        if name not in self._known:
            if name not in self._names:
                raise KeyError(name)
            self._known[name] = self._read(name)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
