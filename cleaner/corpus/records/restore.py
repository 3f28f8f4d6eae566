"""A cleaned record to what it was: what went stands in it, so it can be put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cleaner.corpus.records.clash import FieldClash
from cleaner.corpus.records.facts import Facts, facts_of
from cleaner.corpus.records.found import HTML, Found
from cleaner.corpus.records.recipe import ALWAYS, Recipe
from cleaner.model import InputError
from cleaner.read.document import Form


def original(record: Mapping[str, Any], facts: Facts, recipe: Recipe) -> Found:
    """The text that a cleaned record was made of.

    A page of HTML is still there; of plain text, what went is put back.

    Raises:
        InputError: text and removals do not fit.
    """
    name = facts.field
    if name != recipe.out:
        value: Any = record
        for part in (name,) if name in record else str(name).split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        if not isinstance(value, str):
            raise InputError(f"was cleaned before, but its field {name!r} is gone")
        form: Form = "html" if name in (recipe.html, *HTML) else "auto"
        return Found(value, name, form, again=True)
    return Found(put_back(record.get(recipe.out), facts.removed), name, "auto", again=True)


def facts_said(record: Mapping[str, Any], recipe: Recipe) -> Facts:
    """The facts of a record that names them all; of one that was not cleaned, nothing.

    Raises:
        InputError: some of them cannot be ours.
    """
    try:
        return facts_of(record, recipe) or Facts()
    except FieldClash:
        raise InputError("no cleaned record: some of its facts are null") from None


def restored_record(record: Mapping[str, Any], recipe: Recipe) -> dict[str, Any]:
    """A cleaned record as it was before.

    Raises:
        InputError: it is no cleaned record, or was changed since.
    """
    if not all(f"{recipe.prefix}{name}" in record for name in ALWAYS):
        raise InputError(f"no cleaned record: its fields {', '.join(recipe.facts)} are not there")
    facts = facts_said(record, recipe)
    before = {name: value for name, value in record.items() if name not in recipe.facts}
    if facts.field is None:
        return before
    refuse_changed(record.get(recipe.out), facts, recipe.out)
    if facts.field == recipe.out:
        before[recipe.out] = put_back(record[recipe.out], facts.removed)
    else:
        del before[recipe.out]
    return before


def restored_text(record: Mapping[str, Any], recipe: Recipe) -> object:
    """What stood in the article's field before; nothing, where the text was read from another.

    Raises:
        InputError: it is not known.
    """
    facts, article = facts_said(record, recipe), record.get(recipe.out)
    if facts.field is None:
        return article
    refuse_changed(article, facts, recipe.out)
    return put_back(article, facts.removed) if facts.field == recipe.out else None


def refuse_changed(article: object, facts: Facts, out: str) -> None:
    """Only what went from an article can be put back into it.

    Raises:
        InputError: cleaning wrote another one.
    """
    if not facts.fit(article):
        raise InputError(
            f"its {out!r} is not what cleaning wrote: it was changed since, "
            "or the article stands elsewhere (--out-field)"
        )


def changed_beside(field: str, out: str) -> str:
    """Two texts stand in a cleaned record, and it is not known which one is meant."""
    return (
        f"its {out!r} was changed since it was made of {field!r}; take {out!r} out to have it "
        f"made anew, or have it cleaned with --text-field {out}, in Python Recipe(text={out!r})"
    )


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
