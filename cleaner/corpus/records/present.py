"""Records seen without fields that results fill: null articles, facts of an earlier cleaning.

>>> from cleaner.corpus.records.recipe import FACTS, Recipe
>>> list(present({"text": None, "html": "<p>Rain.</p>"}, Recipe()))
['html']
>>> list(present({"text": None, "html": None}, Recipe()))
['text', 'html']
>>> list(apart({"text": "Rain.", **dict.fromkeys(FACTS)}, Recipe()))
['text']
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from cleaner.corpus.fields import GUESSES
from cleaner.corpus.records.found import HTML
from cleaner.corpus.records.recipe import Recipe

_LIKELY = (*GUESSES["text"], *HTML)


def present(record: Mapping[str, Any], recipe: Recipe) -> Mapping[str, Any]:
    """A record of a tool that knows no absent field, without a null article; nothing is copied.

    It is a place to fill where the text stands elsewhere, and else a text that is empty.
    """
    to_fill = record.get(recipe.out, "") is None and _elsewhere(record, recipe)
    return _Present(record, {recipe.out}) if to_fill else record


def apart(record: Mapping[str, Any], recipe: Recipe) -> Mapping[str, Any]:
    """A record without what an earlier cleaning wrote beside its article, or left to be filled."""
    held = {name for name in recipe.facts if name in record}
    return _Present(present(record, recipe), held) if held else record


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
