"""A cleaned record to what it was: what went stands in it, so it can be put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cleaner.corpus.records.found import HTML, Found
from cleaner.corpus.records.recipe import Recipe
from cleaner.model import InputError


def original(record: Mapping[str, Any], recipe: Recipe) -> Found | None:
    """The text that a cleaned record was made of; None where there was none.

    A page of HTML is still there; of plain text, what went is put back.

    Raises:
        InputError: text and removals do not fit.
    """
    name = record.get(recipe.source)
    if name is None:
        return None
    if name != recipe.out:
        value: Any = record
        for part in (name,) if name in record else str(name).split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        if not isinstance(value, str):
            raise InputError(f"was cleaned before, but its field {name!r} is gone")
        return Found(value, name, "html" if name in (recipe.html, *HTML) else "auto")
    text = put_back(record.get(recipe.out), record.get(recipe.removed))
    return Found(text, name, "auto")


def put_back(text: object, removed: object) -> str:
    """The text as it came in.

    Raises:
        InputError: text and removals do not fit.
    """
    try:
        return _put_back(text, removed)  # type: ignore[arg-type]
    except (TypeError, KeyError, ValueError):
        raise InputError("was cleaned before, but its text and removals do not fit") from None


def _put_back(text: str, removed: list[Mapping[str, Any]]) -> str:
    pieces, at, taken = [], 0, 0
    for gone in removed:
        kept = gone["start"] - at
        if kept < 0 or taken + kept > len(text) or gone["end"] - gone["start"] != len(gone["text"]):
            raise ValueError(gone["start"])
        pieces += [text[taken : taken + kept], gone["text"]]
        taken, at = taken + kept, gone["end"]
    return "".join([*pieces, text[taken:]])
