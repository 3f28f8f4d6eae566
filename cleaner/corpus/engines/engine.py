"""What an engine can do: keep tables, and make them of statements or by map stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from cleaner.corpus.engines.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

Stage = Callable[[Any, Settings], "pa.RecordBatch"]
"""From the rows of a statement to rows of a table."""


class Engine(Protocol):
    """Tables by name, made of statements or by map stages over them."""

    def table(self, name: str, sql: str, /) -> None:
        """Make the table of a statement."""

    def mapped(self, name: str, feeds: Sequence[str], stage: Stage, settings: Settings, /) -> None:
        """Make the table that a map stage gives for the rows of statements, one after the other."""

    def number(self, sql: str, /) -> int:
        """The one whole number that a statement gives; 0 for nothing."""

    def drop(self, name: str, /) -> None:
        """Give up a table that is asked no more."""
