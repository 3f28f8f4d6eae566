"""A recipe as plain values, and back: for settings files, and for keys that must stay the same.

>>> recipe = recipe_of({"text": "body", "options": {"keep": ["share", "byline"]}})
>>> recipe.text, sorted(recipe.options.keep)
('body', ['byline', 'share'])
>>> recipe_of(plain(recipe)) == recipe
True
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from cleaner.model import InputError, Options
from cleaner.records import Recipe


def recipe_of(values: Mapping[str, Any]) -> Recipe:
    """The recipe that `plain` values spell; what is not named is as usual.

    Raises:
        InputError: a name that a recipe does not have, or a value that does not do.
    """
    _known(values, Recipe, "recipe")
    options = values.get("options", {})
    _known(options, Options, "options")
    try:
        return Recipe(**{**values, "options": Options(**dict(map(_read, options.items())))})
    except (TypeError, ValueError) as error:
        raise InputError(f"recipe: {error}") from None


def plain(recipe: Recipe) -> dict[str, Any]:
    """The same in strings, lists and dictionaries; equal recipes give equal ones, in order."""
    values = {field.name: getattr(recipe, field.name) for field in fields(recipe)}
    options = values["options"]
    own = {field.name: _spelled(getattr(options, field.name)) for field in fields(options)}
    return {**values, "options": own}


def _known(values: Mapping[str, Any], kind: type, what: str) -> None:
    names = [field.name for field in fields(kind)]
    unknown = sorted(set(values) - set(names))
    if unknown:
        raise InputError(f"{what}: no {unknown[0]!r} (there are {', '.join(names)})")


def _read(item: tuple[str, Any]) -> tuple[str, Any]:
    name, value = item
    if name in ("keep", "drop"):
        return name, frozenset(_several(name, value))
    if name == "rules":
        return name, tuple(map(Path, _several(name, value)))
    return name, value


def _several(name: str, value: object) -> Iterable[str]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise InputError(f"recipe: options: {name!r} is a list of names, not {value!r}")
    return value


def _spelled(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [str(part) for part in value]
    return value
