r"""Records that lie in columns, as data frames keep them: columns in, columns out.

>>> columns = {"id": [7], "text": ["Rain fell for nine days.\n\nSign up for our newsletter."]}
>>> cleaned = ColumnCleaner()(columns)
>>> cleaned["text"], [gone["kind"] for gone in cleaned["removed"][0]]
(['Rain fell for nine days.'], ['newsletter'])
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from cleaner.corpus.records.facts import first_own
from cleaner.corpus.records.schema import removed_type
from cleaner.hooks.recipes import plain, recipe_of
from cleaner.hooks.results import results
from cleaner.hooks.rows import Column, Row
from cleaner.records import InputError, Recipe, RecordCleaner

if TYPE_CHECKING:
    import pyarrow as pa

OnError = Literal["raise", "keep"]
"""What becomes of a record that cannot be cleaned: it ends the work, or it stays as it is."""


class ColumnCleaner:
    """Cleans batch after batch of columns; as a function it fits ``map`` on batches.

    Args:
        recipe: how to clean.
        on_error: ``"raise"`` ends at the first record that cannot be cleaned; with ``"keep"``
            such a record stays as it is, and the column ``clean_error`` says why.

    Raises:
        InputError: ``on_error`` is neither.
    """

    def __init__(self, recipe: Recipe | None = None, on_error: OnError = "raise") -> None:
        if on_error not in get_args(OnError):
            raise InputError(f"on_error is raise or keep, not {on_error!r}")
        self._clean = RecordCleaner(recipe)
        self._recipe = self._clean.recipe
        self._on_error = on_error

    def __reduce__(self) -> tuple[Callable[..., ColumnCleaner], tuple[Any, ...]]:
        """The recipe spelled in one way, with the version and the rules that act today.

        Caches that take these bytes for their key find results of equal rules, and no others.
        """
        facts = self._clean.facts(None)
        acting = [
            facts[f"{self._recipe.prefix}{name}"] for name in ("clean_version", "rules_sha256")
        ]
        return _made, (plain(self._recipe), self._on_error, acting)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that come out: the article, the facts and, with ``"keep"``, the error."""
        error = (self.error,) if self._on_error == "keep" else ()
        return (self._recipe.out, *self._recipe.facts, *error)

    @property
    def error(self) -> str:
        """The column that says why a record was not cleaned."""
        return f"{self._recipe.prefix}clean_error"

    @property
    def article(self) -> str:
        """The column with the article."""
        return self._recipe.out

    @property
    def removed(self) -> str:
        """The column with what went."""
        return self._recipe.removed

    @property
    def schema(self) -> pa.Schema:
        """Names and types of the columns that come out (Arrow), the same for every batch."""
        import pyarrow as pa

        types = {self.removed: removed_type()}
        return pa.schema([(name, types.get(name, pa.string())) for name in self.names])

    def __call__(
        self, columns: Mapping[str, Column], numbers: Sequence[int] | None = None
    ) -> dict[str, list[Any]]:
        """The columns to be put in place or added, as long as those that came.

        Args:
            columns: every column by its name, all of one length.
            numbers: the places of the records, from 0, for messages.

        Raises:
            InputError: a record cannot be cleaned, or a column has the name of a result.
            RuleError: a rule does not hold.
        """
        self._check(columns)
        out: dict[str, list[Any]] = {name: [] for name in self.names}
        for at in range(len(columns[next(iter(columns))])):
            row = self._results(Row(columns, at), at if numbers is None else numbers[at])
            for name, values in out.items():
                values.append(row[name])
        return out

    def _check(self, columns: Mapping[str, Column]) -> None:
        """No column of anybody's own is written over, whatever ``on_error`` says."""
        own = first_own(columns, self._recipe)
        if own is not None:
            raise InputError(f"has a column {own!r} of its own; name ours otherwise: prefix=…")
        if not columns:
            raise InputError("there are no columns")

    def _results(self, record: Row, number: int) -> dict[str, Any]:
        """What stands in the result columns of one record; as before, where it fails."""
        before = {name: record.get(name) for name in self.names}
        try:
            return before | {self.error: None} | results(self._clean, record)
        except InputError as error:
            if self._on_error == "raise":
                raise InputError(f"record {number + 1}: {error}") from None
            return before | {self.error: str(error)}


def _made(recipe: Mapping[str, Any], on_error: OnError, _acting: object) -> ColumnCleaner:
    return ColumnCleaner(recipe_of(recipe), on_error)
