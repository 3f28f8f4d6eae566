r"""Columns of cleaned records as they were, as data frames keep them.

>>> from cleaner.hooks.columns import ColumnCleaner
>>> columns = {"id": [7], "text": ["Rain fell for nine days.\n\nSign up for our newsletter."]}
>>> cleaned = columns | ColumnCleaner()(columns)
>>> articles, gone = columns_before(cleaned)
>>> articles == columns["text"], "removed" in gone
(True, True)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cleaner.corpus.records.restore import restored_text
from cleaner.hooks.rows import Column, Row
from cleaner.records import InputError, Recipe


def columns_before(
    columns: Mapping[str, Column], recipe: Recipe | None = None
) -> tuple[list[Any] | None, frozenset[str]]:
    """The articles' column as it was, None if there was none; and the columns that were added.

    Raises:
        InputError: these are no cleaned records, or one was changed since.
    """
    recipe = recipe or Recipe()
    missing = [name for name in (recipe.out, *recipe.facts) if name not in columns]
    if missing:
        raise InputError(f"no cleaned records: there is no column {missing[0]!r}")
    articles = [_before(Row(columns, at), at, recipe) for at in range(len(columns[recipe.out]))]
    gone = frozenset((*recipe.facts, f"{recipe.prefix}clean_error"))
    if _was_added(columns, recipe):
        return None, gone | {recipe.out}
    return articles, gone


def _before(record: Row, at: int, recipe: Recipe) -> object:
    """What stood in the article's column.

    Raises:
        InputError: it is not known.
    """
    try:
        return restored_text(record, recipe)
    except InputError as error:
        raise InputError(f"record {at + 1}: {error}") from None


def _was_added(columns: Mapping[str, Column], recipe: Recipe) -> bool:
    """Whether the articles' column was none of their own: the last before the facts, never read."""
    names = list(columns)
    beside = names.index(recipe.out) + 1 == names.index(recipe.removed)
    sources = {name == recipe.out for name in columns[recipe.source] if name is not None}
    return beside and sources == {False}
