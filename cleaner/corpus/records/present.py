"""Records of tools that know no absent field: columns and typed items hold null instead.

>>> from cleaner.corpus.records.recipe import Recipe
>>> list(present({"text": None, "html": "<p>Rain.</p>", "clean_version": None}, Recipe()))
['html']
>>> list(present({"text": None, "html": None}, Recipe()))
['text', 'html']
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from cleaner.corpus.fields import GUESSES
from cleaner.corpus.records.found import HTML
from cleaner.corpus.records.recipe import Recipe

_LIKELY = (*GUESSES["text"], *HTML)


def present(record: Mapping[str, Any], recipe: Recipe) -> Mapping[str, Any]:
    """The record without the nulls where results would go; nothing is copied.

    A null result says that the record was not cleaned before, though others were.  A null article
    is a place to fill where the text stands elsewhere, and else a text that is empty.
    """
    known = recipe.facts if recipe.version in record else ()
    hidden = {name for name in known if record.get(name, "") is None}
    if record.get(recipe.out, "") is None and _elsewhere(record, recipe):
        hidden.add(recipe.out)
    return _Present(record, hidden) if hidden else record


def _elsewhere(record: Mapping[str, Any], recipe: Recipe) -> bool:
    named = {name for name in (recipe.text, recipe.html) if name}
    return recipe.out not in named if named else any(record.get(name) for name in _LIKELY)


class _Present(Mapping[str, Any]):
    """A record without some of its fields."""

    def __init__(self, record: Mapping[str, Any], hidden: Collection[str]) -> None:
        self._record = record
        self._hidden = hidden

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 – a record holds anything
        if name in self._hidden:
            raise KeyError(name)
        return self._record[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._record if name not in self._hidden)

    def __len__(self) -> int:
        return len(self._record) - len(self._hidden)
