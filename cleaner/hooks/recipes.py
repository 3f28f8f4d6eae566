"""A recipe as plain values, and back: for settings files, and for keys that must stay the same.

>>> recipe = recipe_of({"text": "body", "options": {"keep": ["share", "byline"]}})
>>> recipe.text, sorted(recipe.options.keep)
('body', ['byline', 'share'])
>>> recipe_of(plain(recipe)) == recipe
True
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from reprlib import repr as brief
from typing import Any

from cleaner.corpus.records.recipe import plain
from cleaner.model import InputError, Options
from cleaner.records import Recipe

__all__ = ["plain", "recipe_of"]


def recipe_of(values: Mapping[str, Any]) -> Recipe:
    """The recipe that `plain` values spell; what is not named is as usual.

    Raises:
        InputError: a name that a recipe does not have, or a value that does not do.
    """
    _known(values, Recipe, "recipe")
    options = values.get("options", {})
    _known(options, Options, "recipe: options")
    try:
        return Recipe(**{**values, "options": Options(**options)})
    except (TypeError, ValueError) as error:
        raise InputError(f"recipe: {error}") from None


def _known(values: object, kind: type, what: str) -> None:
    if not isinstance(values, Mapping):
        raise InputError(f"{what}: names with values, not {brief(values)}")
    names = [field.name for field in fields(kind)]
    unknown = sorted(set(values) - set(names), key=str)
    if unknown:
        raise InputError(f"{what}: no {unknown[0]!r} (there are {', '.join(names)})")
