"""The columns of cleaned records: those that were there, as they were, and the results."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.corpus.fields import GUESSES
from cleaner.corpus.records.found import HTML
from cleaner.corpus.records.recipe import Recipe

if TYPE_CHECKING:
    import pyarrow as pa


ADDED = {b"cleaner": b"added"}
"""Metadata of a column that cleaning has added, by which it is told from one that was there."""

WAS_NULL = {b"cleaner": b"was null"}
"""Metadata of the articles' column where one stood there that had no type, and could hold none."""


def removed_type() -> pa.DataType:
    """The type of the column that says what went."""
    import pyarrow as pa

    offsets = [pa.field(name, pa.int64()) for name in ("start", "end", "line")]
    said = [pa.field(name, pa.string()) for name in ("by", "kind", "why")]
    rest = [pa.field("score", pa.float64()), pa.field("text", pa.string())]
    return pa.list_(pa.struct([*offsets, *said, *rest]))


def cleaned_schema(schema: pa.Schema, recipe: Recipe) -> pa.Schema:
    """The columns that come out, known before any row is; metadata stay as they are."""
    import pyarrow as pa

    if recipe.out not in schema.names:
        schema = schema.append(pa.field(recipe.out, pa.string(), metadata=ADDED))
    elif pa.types.is_null(schema.field(recipe.out).type):
        at, before = schema.get_field_index(recipe.out), schema.field(recipe.out).metadata
        typed = pa.field(recipe.out, pa.string(), metadata={**(before or {}), **WAS_NULL})
        schema = schema.set(at, typed)
    for name in recipe.facts:
        kind = removed_type() if name == recipe.removed else pa.string()
        at = schema.get_field_index(name)
        if at < 0:
            schema = schema.append(pa.field(name, kind, metadata=ADDED))
        else:
            schema = schema.set(at, pa.field(name, kind, metadata=schema.field(at).metadata))
    return schema


def was_added(field: pa.Field) -> bool:
    """Whether cleaning has added a column; its metadata say so."""
    return ADDED.items() <= (field.metadata or {}).items()


def before(field: pa.Field) -> pa.Field:
    """A field as it was before cleaning gave it a type."""
    import pyarrow as pa

    metadata = field.metadata or {}
    if not WAS_NULL.items() <= metadata.items():
        return field
    rest = {key: value for key, value in metadata.items() if key not in WAS_NULL}
    return pa.field(field.name, pa.null(), metadata=rest or None)


def needed(names: Sequence[str], recipe: Recipe) -> set[str]:
    """The columns that cleaning looks at."""
    texts = [name for name in (recipe.text, recipe.html) if name] or [*GUESSES["text"], *HTML]
    urls = [recipe.url] if recipe.url else GUESSES["url"]
    outlets = [recipe.outlet] if recipe.outlet else GUESSES["outlet"]
    wanted = {*texts, *urls, *outlets, recipe.out, *recipe.facts}
    whole = {name for name in wanted if name in names}
    return whole | {name.partition(".")[0] for name in wanted - whole} & set(names)
